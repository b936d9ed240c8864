/** What runs in the browser for the benches P4 to P8: each function does one thing to the page, ours or the baseline's. */
import type { Listing, Lot } from '@jtop/contract';
import '../../packages/elements/src/define/event-countdown.js';
import '../../packages/elements/src/define/listing-card.js';
import { FakePlatform } from '../../packages/elements/src/testing/fake-platform.js';
import { makeListing, makeLot, makeSession, NOW } from '../../packages/elements/src/testing/fixtures.js';
import { cardMarkup, cardStyles, showCatalogue } from './catalogue.js';

const id = (n: number): string => `0197c0de-0000-7000-8001-${String(n).padStart(12, '0')}`;
const titleOf = (n: number): string => `第${n}项：毫米波雷达与视觉融合的隧道形变监测方法及系统`;
const listingsOf = (count: number): Listing[] =>
  Array.from({ length: count }, (_, n) => makeListing({ id: id(n), title: titleOf(n) }));
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Until what was changed is painted, and one frame more. */
async function painted(): Promise<void> {
  await frame();
  await frame();
  await pause(50);
}

let template = '';
let stock: readonly Listing[] = [];

const bench = {
  /** Renders one card and keeps its markup: what the baselines set as a string. */
  async prepare(): Promise<void> {
    template = cardMarkup(listingsOf(1)[0] as Listing);
    await painted();
  },

  /** Makes the data, so that it is not counted with the cards. */
  async stockUp(count: number): Promise<void> {
    stock = listingsOf(count);
    await painted();
  },

  async catalogue(count: number): Promise<void> {
    await showCatalogue(stock.length === count ? stock : listingsOf(count));
    await painted();
  },

  /** The same cards as one string of markup, all of it laid out at once. */
  async markup(count: number): Promise<void> {
    markupOf(count);
    await painted();
  },

  /** Real cards on a platform in memory, whose lots move by their stream. @returns when all show their lot */
  async liveCards(count: number): Promise<void> {
    const platform = new FakePlatform();
    platform.lots = Array.from({ length: count }, (_, n) => makeLot({ id: id(1000 + n), listingId: id(n) }));
    platform.listings = listingsOf(count).map((listing, n) => ({
      ...listing,
      status: 'in_auction',
      currentLotId: id(1000 + n),
      lotIds: [id(1000 + n)],
    }));
    const cards = platform.listings.map((listing) => {
      const card = document.createElement('jtop-listing-card');
      card.core = platform.core;
      card.listingId = listing.id;
      card.lang = 'zh-CN';
      card.setAttribute('style', 'width:400px;margin:8px;display:inline-block');
      return card;
    });
    document.body.append(...cards);
    while (cards.some((card) => card.state !== 'ready') || platform.openStreams === 0) await pause(50);
    await painted();
    feed = (n, lot) => platform.send('bid', lot(platform.lots[n % count]), { bid: undefined });
    priceOf = () => cards[0]?.shadowRoot?.querySelector('[part=money]')?.textContent ?? '';
  },

  /** The baseline of live cards: the price is written into the markup as soon as a message arrives. */
  async plainCards(count: number): Promise<void> {
    const root = markupOf(count);
    const prices = [...root.querySelectorAll('[part=money]')];
    const bids = [...root.querySelectorAll('[part=terms]')];
    await painted();
    const lots = Array.from({ length: count }, () => makeLot());
    feed = (n, lot) => {
      const next = lot(lots[n % count]);
      const [price, terms] = [prices[n % count], bids[n % count]];
      if (price) price.textContent = `${(next.currentPriceFen ?? 0) / 1_000_000} 万元`;
      if (terms) terms.textContent = `${next.bidCount} 次出价`;
    };
    priceOf = () => prices[0]?.textContent ?? '';
  },

  /** Sends so many messages a second for a time. @returns long tasks seen, and milliseconds a visible price was late */
  async updates(perSecond: number, milliseconds: number): Promise<{ longTasks: number; late: number }> {
    let longTasks = 0;
    const observer = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
    observer.observe({ type: 'longtask' });
    const from = performance.now();
    let sent = 0;
    let late = 0;
    let waiting: { since: number; shown: string } | undefined;
    while (performance.now() - from < milliseconds) {
      await pause(4);
      const due = Math.floor(((performance.now() - from) / 1000) * perSecond);
      for (; sent < due; sent += 1) {
        const visible = sent % 200 === 0;
        if (visible && waiting === undefined) waiting = { since: performance.now(), shown: priceOf() };
        feed(sent, (lot) => bidOn(lot, sent));
      }
      if (waiting !== undefined && priceOf() !== waiting.shown) {
        late = Math.max(late, performance.now() - waiting.since);
        waiting = undefined;
      }
    }
    observer.disconnect();
    return { longTasks, late };
  },

  /** Real countdowns on a platform in memory. */
  async countdowns(count: number): Promise<void> {
    const platform = new FakePlatform();
    platform.sessions = Array.from({ length: count }, (_, n) => ({ ...makeSession(), id: id(2000 + n) }));
    const all = platform.sessions.map((session) => {
      const element = document.createElement('jtop-event-countdown');
      element.core = platform.core;
      element.sessionId = session.id;
      element.lang = 'zh-CN';
      return element;
    });
    document.body.append(...all);
    while (all.some((element) => element.state !== 'ready')) await pause(50);
    await painted();
  },

  /** The baseline: as many texts, each with a timer of its own that began at its own moment. */
  async plainCountdowns(count: number): Promise<void> {
    const root = markupOf(count);
    const times = [...root.querySelectorAll('[part=money]')];
    for (const [n, time] of times.entries()) {
      setTimeout(
        () => {
          setInterval(() => (time.textContent = clockText(NOW + 9e6 - performance.now())), 1000);
        },
        (n * 1000) / count,
      );
    }
    await painted();
  },

  pause,
};

/** Sends one message about the lot of a number. */
let feed: (n: number, change: (lot: Lot | undefined) => Lot) => void = () => undefined;
let priceOf: () => string = () => '';

function bidOn(lot: Lot | undefined, n: number): Lot {
  const before = lot ?? makeLot();
  const next = {
    ...before,
    // Also the first message changes what is shown.
    currentPriceFen: 43_000_000 + n * 500_000,
    bidCount: before.bidCount + 1,
    version: before.version + 1,
  };
  if (lot) Object.assign(lot, next);
  return next;
}

function clockText(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

function markupOf(count: number): ShadowRoot {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = cardStyles
    .map(({ styleSheet }) => styleSheet)
    .filter((sheet) => sheet !== undefined);
  document.body.append(host);
  root.innerHTML = `<div class="cards">${Array.from({ length: count }, (_, n) =>
    template.replace(titleOf(0), titleOf(n)),
  ).join('')}</div>`;
  return root;
}

export type PageBench = typeof bench;
declare global {
  var bench: PageBench;
}
globalThis.bench = bench;

import type { FakePlatform } from './fake-platform.js';
import { LISTING_ID, LOT_ID, SESSION_ID, makeBids, makeListing, makeSession } from './fixtures.js';
import { DEMAND_ID, makeBoard, makeDemands } from './demand-fixtures.js';
import { makeMatches } from './match-fixtures.js';
import { DemandPlatform } from './demand-platform.js';
import { auctionFiles, serveFiles } from './auction-files.js';
import { settle, until } from './fake-time.js';

/** Elements that the test put into the page; taken out after it. */
const mounted: HTMLElement[] = [];

/** A platform that has one listing, its open lot with twelve bids, one session, and a board of five demands. */
export function demoPlatform(): DemandPlatform {
  const platform = new DemandPlatform();
  platform.listings = [makeListing({ status: 'in_auction', currentLotId: LOT_ID, lotIds: [LOT_ID] })];
  const files = auctionFiles();
  platform.lots = [files.lot];
  platform.bids = makeBids();
  platform.sessions = [makeSession()];
  serveFiles(platform, files);
  platform.boards = [makeBoard()];
  platform.demands = makeDemands();
  platform.matches = makeMatches();
  return platform;
}

/** The attribute that names what a widget shows, and its value in {@link demoPlatform}. */
export const subjects = {
  'jtop-demand-card': ['demand-id', DEMAND_ID],
  'jtop-demand-detail': ['demand-id', DEMAND_ID],
  // A board shows what there is: nothing has to be named.
  'jtop-demand-board': ['detail-href', 'https://partner.example/{id}'],
  'jtop-listing-card': ['listing-id', LISTING_ID],
  'jtop-bid-panel': ['lot-id', LOT_ID],
  'jtop-bid-verifier': ['lot-id', LOT_ID],
  'jtop-event-countdown': ['session-id', SESSION_ID],
  'jtop-batch-upload': ['site-key', 'pk_test'],
  'jtop-consent-sign': ['subject-id', DEMAND_ID],
  'jtop-matches': ['demand-id', DEMAND_ID],
  'jtop-sign-in': ['site-key', 'pk_test'],
  'jtop-demand-submit': ['site-key', 'pk_test'],
  'jtop-solution-form': ['site-key', 'pk_test'],
  // A catalogue shows what there is: nothing has to be named.
  'jtop-catalogue': ['detail-href', 'https://partner.example/{id}'],
} as const;

export type WidgetTag = keyof typeof subjects;

/** Puts a widget into the page and waits until it has what it asked for. */
export async function mount<Tag extends WidgetTag>(
  tag: Tag,
  platform: FakePlatform,
  attributes: Record<string, string> = {},
  fallback = '<a href="https://partner.example/x">More</a>',
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = document.createElement(tag);
  const [name, value] = subjects[tag];
  element.core = platform.core;
  element.setAttribute('lang', 'zh-CN');
  for (const [key, text] of Object.entries({ [name]: value, ...attributes })) element.setAttribute(key, text);
  element.append(...new DOMParser().parseFromString(fallback, 'text/html').body.childNodes);
  document.body.append(element);
  mounted.push(element);
  if (platform.silent) await settle(12);
  else {
    await until(() => element.state !== 'loading');
    // The side of the panel is a file of its own.
    if (tag === 'jtop-bid-panel' && element.state === 'ready')
      await until(() => partOf(element, 'bids') !== null);
  }
  await settle(2);
  await element.updateComplete;
  return element;
}

/** Takes out what the test put in. */
export function unmountAll(): void {
  for (const element of mounted.splice(0)) element.remove();
}

/** The text of a part, white space folded; empty where there is none. */
export function partText(element: HTMLElement, name: string): string {
  return (partOf(element, name)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export function partOf(element: HTMLElement, name: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;
}

import type { Lot } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import { expect } from 'chai';
import '../../define/bid-panel.js';
import { en } from '../../locales/en.js';
import { zhCN } from '../../locales/zh-CN.js';
import { runElementConformance, type ConformanceState } from '../../testing/conformance.js';
import { fakeTime, look, settle, type FakeTime } from '../../testing/fake-time.js';
import { LOT_ID, NOW, makeBid, makeLot } from '../../testing/fixtures.js';
import { demoPlatform, mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import { reserveText } from './bid-panel.standing.js';

const MINUTE = 60_000;

const lotWith = (change: Partial<Lot>): ConformanceState => ({
  prepare: (platform) => {
    platform.lots = [makeLot(change)];
    if (change.bidCount === 0) platform.bids = [];
  },
  expected: 'ready',
});
const noBids = {
  currentPriceFen: undefined,
  leadingBidderCode: undefined,
  bidCount: 0,
} as unknown as Partial<Lot>;

runElementConformance({
  tag: 'jtop-bid-panel',
  parts:
    'panel lot-no title standing figures price money time badge act next-amount action receipt price-chart bids more rules as-of'.split(
      ' ',
    ),
  states: {
    'not yet open': lotWith({ status: 'registering', opensAt: formatInstant(NOW + 86_400_000), ...noBids }),
    closing: lotWith({ phase: 'closing' }),
    extended: lotWith({ phase: 'extended', extensions: 2 }),
    suspended: lotWith({ status: 'suspended' }),
    closed: lotWith({ status: 'closed' }),
    sold: lotWith({ status: 'confirmed', extensions: 3 }),
    'reserve not met': lotWith({ status: 'reserve_not_met' }),
    'no bids': lotWith({ status: 'no_bids', ...noBids }),
    'no sale': lotWith({ status: 'no_sale' }),
    cancelled: lotWith({ status: 'cancelled', ...noBids }),
    voided: lotWith({ status: 'voided' }),
    relisted: lotWith({ status: 'relisted' }),
    defaulted: lotWith({ status: 'defaulted' }),
    'of a status it does not know': lotWith({ status: 'on_the_moon', phase: 'waning' }),
    'without an open lot': {
      prepare: (platform) => void (platform.lots = [makeLot({ status: 'confirmed' })]),
      attributes: { 'lot-id': 'live' },
      expected: 'empty',
    },
    unknown: { prepare: (platform) => void (platform.lots = []), expected: 'error' },
    offline: {
      then: async (platform, time) => {
        await time.pass(100);
        platform.down = true;
        platform.cut();
        await time.pass(300);
      },
      expected: 'offline',
    },
    elder: { attributes: { mode: 'elder', theme: 'university' }, expected: 'ready' },
    'dark government': { attributes: { appearance: 'dark', theme: 'gov' }, expected: 'ready' },
  },
});

describe('<jtop-bid-panel>', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });

  const polite = (panel: Element): string =>
    panel.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent ?? '';
  const assertive = (panel: Element): string =>
    panel.shadowRoot?.querySelector('[aria-live="assertive"]')?.textContent ?? '';
  const rowTexts = (panel: HTMLElement): string[] =>
    [...(partOf(panel, 'bids')?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()).join(' '),
    );

  it('shows price, leader, phase, end, next amount, rules and as of when', async () => {
    const panel = await mount('jtop-bid-panel', demoPlatform());
    await time.pass(100);
    expect(partText(panel, 'lot-no')).to.equal('标的 JS-2026-PM-000123信息通信');
    expect(partText(panel, 'price')).to.equal('当前价 42.5万元 领先 M3XD12 次出价');
    expect(partText(panel, 'time')).to.match(/^距结束自由期 00:12:4[56] 15:00:00 结束 \(\+08:00\)$/);
    expect(partText(panel, 'next-amount')).to.equal('43.0 万元');
    expect(partText(panel, 'rules')).to.equal(
      '起拍价 30.0 万元 加价幅度 0.5 万元 保证金 3.0 万元 保留价 有，已封存 延时规则 最后 5 分钟内有出价，结束时间改为该次出价后 5 分钟，次数不限',
    );
    expect(partText(panel, 'as-of')).to.equal('数据截至 14:47:14 (+08:00)实时更新');
  });

  it('shows the last five bids with codes and milliseconds, and all of them on request', async () => {
    const panel = await mount('jtop-bid-panel', demoPlatform());
    expect(rowTexts(panel)[0]).to.equal('12 M3XD 42.5 14:47:00.000');
    expect(rowTexts(panel)).to.have.length(5);
    partOf(panel, 'more')?.click();
    await panel.updateComplete;
    expect(rowTexts(panel)).to.have.length(12);
    expect(rowTexts(panel)[11]).to.equal('1 K7Q2 30.0 10:14:00.000');
  });

  it('draws the price and describes it', async () => {
    const panel = await mount('jtop-bid-panel', demoPlatform());
    const plot = partOf(panel, 'price-chart')?.querySelector('svg');
    expect(plot?.getAttribute('aria-label')).to.equal('价格由 30.0 万元 升至 42.5 万元，共 12 次出价');
    expect(plot?.querySelector('.price')?.getAttribute('d')).to.match(/^M0 100\.0H/);
  });

  it('shows a bid within a second: price, code, extended end, next amount and history, without moving anything', async () => {
    const platform = demoPlatform();
    platform.lots = [makeLot({ phase: 'closing', closesAt: formatInstant(NOW + 2 * MINUTE) })];
    const panel = await mount('jtop-bid-panel', platform);
    await time.pass(100);
    await look();
    const height = panel.getBoundingClientRect().height;
    const table = partOf(panel, 'bids')?.getBoundingClientRect().top;
    const end = formatInstant(NOW + 5 * MINUTE);
    platform.bid(
      platform.lots[0] as Lot,
      makeBid(13, 43_000_000, NOW, { bidderCode: 'T9WA', closesAtAfter: end }),
      {
        phase: 'extended',
        extensions: 1,
        closesAt: end,
      },
    );
    await time.pass(900);
    expect(partText(panel, 'price')).to.equal('当前价 43.0万元 领先 T9WA13 次出价');
    expect(partText(panel, 'time')).to.match(/^距结束已延时 00:0[45]:\d\d 14:52:14 结束/);
    expect(partText(panel, 'standing')).to.contain('结束时间已顺延 1 次');
    expect(partText(panel, 'next-amount')).to.equal('43.5 万元');
    expect(rowTexts(panel)[0]).to.equal('13 T9WA 43.0 14:47:14.000');
    expect(rowTexts(panel)).to.have.length(5);
    expect(polite(panel)).to.equal('当前价 43.0 万元，领先 T9WA');
    expect(assertive(panel)).to.equal('结束时间已顺延到 14:52:14');
    expect(panel.getBoundingClientRect().height).to.equal(height);
    expect(partOf(panel, 'bids')?.getBoundingClientRect().top).to.equal(table);
  });

  it('speaks milestones and never seconds', async () => {
    const platform = demoPlatform();
    platform.lots = [makeLot({ closesAt: formatInstant(NOW + 10 * MINUTE + 5000) })];
    const panel = await mount('jtop-bid-panel', platform);
    await look();
    const spoken: string[] = [];
    for (let second = 0; second < 615; second++) {
      await time.pass(1000);
      const text = polite(panel);
      if (text && text !== spoken[spoken.length - 1]) spoken.push(text);
    }
    expect(spoken).to.deep.equal([
      '距结束还有 10 分钟',
      '距结束还有 5 分钟',
      '距结束还有 1 分钟',
      '距结束还有 10 秒',
    ]);
    expect(panel.shadowRoot?.querySelector('[role="timer"]')?.hasAttribute('aria-live')).to.equal(false);
  }).timeout(60_000);

  it('has its live regions empty until there is something to say', async () => {
    const panel = await mount('jtop-bid-panel', demoPlatform());
    expect(polite(panel) + assertive(panel)).to.equal('');
  });

  it('says that the connection is lost, keeps what it shows, and goes on by itself', async () => {
    const platform = demoPlatform();
    const panel = await mount('jtop-bid-panel', platform);
    await time.pass(100);
    platform.down = true;
    platform.cut();
    await time.pass(500);
    expect(panel.state).to.equal('offline');
    expect(partText(panel, 'standing')).to.contain('连接中断，正在重连').and.to.contain('14:47:14');
    expect(partText(panel, 'price')).to.contain('42.5');
    expect(getComputedStyle(partOf(panel, 'money') as Element).textDecorationLine).to.equal('underline');
    // What happened meanwhile.
    platform.bid(makeLot(), makeBid(13, 43_000_000, NOW));
    platform.bid(platform.lots[0] as Lot, makeBid(14, 43_500_000, NOW + 10));
    platform.down = false;
    await time.pass(60_000);
    expect(panel.state).to.equal('ready');
    expect(partText(panel, 'price')).to.contain('43.5');
    expect(
      rowTexts(panel)
        .slice(0, 3)
        .map((row) => row.slice(0, 2)),
    ).to.deep.equal(['14', '13', '12']);
  });

  it('follows the open lot that closes last for lot-id="live"', async () => {
    const platform = demoPlatform();
    const other = '0197c0de-0000-7000-8000-000000000077';
    platform.lots = [makeLot({ id: other, no: 'EARLY', closesAt: formatInstant(NOW + MINUTE) }), makeLot()];
    const panel = await mount('jtop-bid-panel', platform, { 'lot-id': 'live' });
    expect(partText(panel, 'lot-no')).to.contain('JS-2026-PM-000123');
  });

  it('finds the lot that opens while the page is there', async () => {
    const platform = demoPlatform();
    platform.lots = [];
    const panel = await mount('jtop-bid-panel', platform, { 'lot-id': 'live' });
    expect(panel.state).to.equal('empty');
    platform.lots = [makeLot()];
    await time.pass(61_000);
    expect(panel.state).to.equal('ready');
  });

  it('tells the page what it shows and when that changes', async () => {
    const platform = demoPlatform();
    const seen: string[] = [];
    const panel = document.createElement('jtop-bid-panel');
    for (const type of ['jtop-bid-panel-loaded', 'jtop-bid-panel-updated']) {
      panel.addEventListener(type, (event) => {
        const { lotId, bidCount } = (event as unknown as CustomEvent<{ lotId: string; bidCount: number }>)
          .detail;
        seen.push(`${type} ${lotId === LOT_ID} ${bidCount}`);
      });
    }
    panel.core = platform.core;
    panel.lotId = LOT_ID;
    document.body.append(panel);
    await settle(20);
    await time.pass(1000);
    platform.bid(makeLot(), makeBid(13, 43_000_000, NOW));
    await time.pass(1000);
    expect(seen).to.deep.equal(['jtop-bid-panel-loaded true 12', 'jtop-bid-panel-updated true 13']);
    panel.remove();
  });

  it('shows hostile text of the platform as text', async () => {
    const platform = demoPlatform();
    const listing = {
      ...makeLot().listing,
      title: `<img src=x onerror="document.title=1">${'长'.repeat(10_000)}`,
    };
    platform.lots = [makeLot({ listing, leadingBidderCode: '\u202E<b>XXXXXXXXXXXXXXXXXXXX', no: '<i>1' })];
    const panel = await mount('jtop-bid-panel', platform);
    expect(panel.shadowRoot?.querySelector('img, i, main b b')).to.equal(null);
    expect(partText(panel, 'lot-no')).to.contain('<i>1');
    expect(partOf(panel, 'title')?.getBoundingClientRect().height).to.be.below(60);
    const code = partOf(panel, 'price')?.querySelector('bdi');
    expect(getComputedStyle(code as Element).unicodeBidi).to.equal('isolate');
    expect(code?.textContent?.length).to.be.at.most(13);
  });

  for (const t of [zhCN, en]) {
    it(`keeps the banner’s height for every standing in ${t.$code}`, async () => {
      const longest = reserveText(t);
      for (const [, text] of Object.values(t.standings)) expect(text.length).to.be.at.most(longest.length);
    });
  }

  for (const width of [480, 960]) {
    it(`has one height while loading and in all phases at ${width} px`, async () => {
      const heights: number[] = [];
      const show = async (change: Partial<Lot>, silent = false): Promise<void> => {
        const platform = demoPlatform();
        platform.lots = [makeLot(change)];
        platform.silent = silent;
        const panel = await mount('jtop-bid-panel', platform);
        const box = document.body.appendChild(document.createElement('div'));
        box.style.width = `${width}px`;
        box.append(panel);
        await look();
        heights.push(panel.getBoundingClientRect().height);
        box.remove();
      };
      await show({}, true);
      await show({});
      await show({ phase: 'closing' });
      await show({ phase: 'extended', extensions: 2 });
      await show({ status: 'suspended' });
      await show({ status: 'closed' });
      await show({ status: 'reserve_not_met' });
      expect(Math.max(...heights) - Math.min(...heights), heights.join(' ')).to.be.below(2);
    });
  }
});

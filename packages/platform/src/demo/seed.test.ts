import { parseInstant } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../clock.js';
import { json } from '../db/json.js';
import { listListings, retrieveListing } from '../listings/service.js';
import { createAuction } from '../lots/index.js';
import { logLines } from '../lots/repository.js';
import { retrieveSeason } from '../seasons/service.js';
import { listSpecials } from '../specials/service.js';
import { FEATURED_LISTING_IDS } from './catalogue/featured.js';
import { VERIFIED_LOT_ID } from './lots/notice-year-plans.js';
import { countRows, lotsOf, openLot } from './testing/demo-lots.js';
import { openDemoPlatform, PATIENCE_MS, prepareDemo, type DemoPlatform } from './testing/demo-platform.js';
import { HOUR, shanghai } from './years.js';

/** A Tuesday: no weekly session today. */
const NOW = shanghai('2026-11-24', '09:30');

describe('a demo that was just seeded', () => {
  let demo: DemoPlatform;
  let lots: Awaited<ReturnType<typeof lotsOf>>;
  beforeAll(async () => {
    demo = await openDemoPlatform(NOW);
    await prepareDemo(demo.platform);
    lots = await lotsOf(demo.platform);
  }, PATIENCE_MS);
  afterAll(() => demo.close());

  it('holds 2025, ended with results, and the current year, running', async () => {
    const statusOf = async (id: string): Promise<string> => (await retrieveSeason(demo.platform, id)).status;
    expect(await statusOf('auction-2025')).toBe('ended');
    expect(await statusOf('challenge-2025')).toBe('ended');
    expect(await statusOf('auction-2026')).toBe('running');
    expect(await statusOf('challenge-2026')).toBe('running');
    const sold = await listListings(demo.platform, {
      seasonId: 'auction-2025',
      status: ['dealt'],
      limit: 100,
    });
    expect(sold.total).toBeGreaterThan(20);
  });

  it('leaves nothing of 2025 on offer', async () => {
    const left = await listListings(demo.platform, {
      seasonId: 'auction-2025',
      status: ['available', 'in_auction'],
    });
    expect(left.total).toBe(0);
    const carried = await listListings(demo.platform, { seasonId: 'auction-2025', status: ['carried_over'] });
    expect(carried.items[0]?.status).toBe('carried_over');
  });

  it('has at least 200 verified listings on offer that never had a lot', async () => {
    let verified = 0;
    let cursor: string | undefined;
    do {
      const page = await listListings(demo.platform, { status: ['available'], limit: 100, cursor });
      verified += page.items.filter((listing) => listing.verified && listing.lotIds.length === 0).length;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(verified).toBeGreaterThanOrEqual(200);
  });

  it('has some listings on offer that are not verified', async () => {
    const page = await listListings(demo.platform, { status: ['available'], sort: 'publishedAt', limit: 20 });
    expect(page.items.filter(({ verified }) => !verified)).toHaveLength(4);
  });

  it('has lots in every state that the platform reaches', () => {
    expect(new Set(lots.map(({ status }) => status))).toEqual(
      new Set([
        'draft',
        'registering',
        'bidding',
        'suspended',
        'confirmed',
        'reserve_not_met',
        'no_bids',
        'no_sale',
        'cancelled',
        'voided',
        'relisted',
      ]),
    );
    expect(lots.some(({ attempt, status }) => attempt === 2 && status === 'registering')).toBe(true);
    expect(lots.some(({ extensions }) => extensions > 0)).toBe(true);
  });

  it('has logs that verify, with receipts, closing statements and results', async () => {
    const jwks = demo.platform.keys.receiptJwks();
    for (const lot of lots.filter(({ status }) => status !== 'draft')) {
      const bids = await demo.platform.db
        .selectFrom('bids')
        .select('receipt')
        .where('lot_id', '=', lot.id)
        .execute();
      const lines = await logLines(demo.platform.db, lot.id);
      const verified = verifyLotLog({
        jsonl: lines.map((line) => `${line}\n`).join(''),
        receipts: bids.map(({ receipt }) => receipt),
        rules: lot.rules,
        jwks,
        ...(lot.closing === null ? {} : { closingStatement: lot.closing }),
      });
      expect(verified.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(verified.ok).toBe(true);
      expect(verified.result.headHash).toBe(lot.headHash);
    }
  });

  it('has one open lot, in a special session, with bids and at least an hour to its scheduled end', async () => {
    const open = lots.filter(({ status }) => status === 'bidding');
    expect(open).toHaveLength(1);
    const [lot] = open;
    expect(lot?.bidCount).toBe(5);
    expect(lot?.phase).toBe('free');
    expect(parseInstant(lot?.rules.scheduledCloseAt ?? '')).toBeGreaterThanOrEqual(NOW + HOUR);
    const session = await demo.platform.db
      .selectFrom('auction_sessions')
      .select(['kind', 'special_session_id as special', 'date'])
      .where('id', '=', lot?.sessionId ?? '')
      .executeTakeFirst();
    expect(session).toEqual({ kind: 'special', special: 'special-2026-1-a', date: '2026-11-24' });
  });

  it('shows the special of the open lot as live', async () => {
    const { items } = await listSpecials(demo.platform, { seasonId: 'auction-2026' });
    const session = items[0]?.sessions[0];
    expect(session?.status).toBe('live');
    expect(session?.startsAt).toContain('2026-11-24');
  });

  it('leaves the companies of the Node example out of the open lot', async () => {
    const lot = await openLot(demo.platform);
    const rows = await demo.platform.db
      .selectFrom('registrations')
      .innerJoin('parties', 'parties.id', 'registrations.party_id')
      .select('parties.subject')
      .where('registrations.lot_id', '=', lot.id)
      .execute();
    for (const n of [1, 2, 3, 20])
      expect(rows.map(({ subject }) => subject)).not.toContain(`demo-company-${n}`);
  });

  it('has lots to register for in the next four weekly sessions', () => {
    const days = lots.filter(({ status }) => status === 'registering').map((lot) => lot.opensAt.slice(0, 10));
    expect([...new Set(days)].sort()).toEqual(['2026-11-25', '2026-11-27', '2026-12-02', '2026-12-04']);
  });

  it('announced every lot at least seven days before it opened', () => {
    for (const lot of lots) expect(lot.rules.announceDaysMin).toBe(7);
  });

  it('has the listings of the bureau page: some on offer, one in the auction, one sold', async () => {
    const featured = await Promise.all(FEATURED_LISTING_IDS.map((id) => retrieveListing(demo.platform, id)));
    expect(featured.map(({ status }) => status)).toEqual([
      'available',
      'available',
      'in_auction',
      'available',
      'available',
      'dealt',
    ]);
    expect(featured[1]?.payLater).toBe(true);
    expect(featured[2]?.currentLotId).toBeDefined();
  });

  it('has the lot of the bureau page that verifies: sold after bids, under an id known beforehand', () => {
    const lot = lots.find(({ id }) => id === VERIFIED_LOT_ID);
    expect(lot).toMatchObject({ no: 'JS-2025-PM-000001', status: 'confirmed', bidCount: 9, extensions: 2 });
  });

  it(
    'is begun anew after an interruption, and ends as if nothing had happened',
    async () => {
      const expected = await countRows(demo.platform);
      // What a killed process leaves: everything it had committed, and a state that does not say "done".
      await demo.platform.db
        .updateTable('settings')
        .set({ value: json({ state: 'running', year: 2026 }) })
        .where('key', '=', 'demo.seed')
        .execute();
      await demo.platform.db.deleteFrom('bids').where('seq', '>', 2).execute();

      await prepareDemo(demo.platform);

      expect(await countRows(demo.platform)).toEqual(expected);
      expect((await lotsOf(demo.platform)).map(({ no, status }) => `${no} ${status}`)).toEqual(
        lots.map(({ no, status }) => `${no} ${status}`),
      );
    },
    PATIENCE_MS,
  );

  it('closes the open lot with the job loop, as any other', async () => {
    const lot = await openLot(demo.platform);
    const clock = new ManualClock(parseInstant(lot.closesAt) + 10_000);
    const side = createAuction({ ...demo.platform, clock });
    await side.jobs.runDue();
    await side.drain();
    expect((await lotsOf(demo.platform)).find(({ id }) => id === lot.id)?.status).toBe('confirmed');
  });
});

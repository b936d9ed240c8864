import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BidAccepted, ClosingStatement, Listing, Lot, LotPage } from '@jtop/contract';
import { rulesHash, verifyLotLog } from '@jtop/rules/log';
import { AuctionWorld } from '../testing/auction.js';

let world: AuctionWorld;
beforeAll(async () => {
  world = await AuctionWorld.open();
});
afterAll(() => world.close());

const listingOf = async (lot: Lot): Promise<Listing> => {
  const row = await world.db
    .selectFrom('listings')
    .select('doc')
    .where('id', '=', lot.listingId)
    .executeTakeFirstOrThrow();
  return row.doc;
};

describe('a lot from draft to deal', () => {
  it('is drafted, announced, opened, bid on, extended, closed and confirmed, and its log verifies', async () => {
    const draft = await world.draft({ preset: 'judicial-5min', reservePriceFen: 10_500_000 });
    expect(draft).toMatchObject({
      status: 'draft',
      attempt: 1,
      version: 0,
      hasReserve: true,
      bidderCount: 0,
    });
    expect(draft.no).toMatch(/^JS-2026-PM-\d{6}$/);
    expect(draft.rulesHash).toBeUndefined();
    expect((await world.get(`/v1/lots/${draft.id}`)).status).toBe(404);
    expect((await world.get(`/v1/lots/${draft.id}`, 'operator')).status).toBe(200);

    const lot = await world.act(draft.id, 'announce', { text: '拍卖公告：起拍价 10 万元' });
    expect(lot.status).toBe('registering');
    expect(lot.rules).toEqual(draft.rules);
    expect(lot.rulesHash).toBe(rulesHash(lot.rules));
    expect(lot.rules.sellerPartyIds).toEqual([world.people.viewer('supplier').partyId]);
    expect(await listingOf(lot)).toMatchObject({
      status: 'in_auction',
      currentLotId: lot.id,
      lotIds: [lot.id],
      rev: 2,
    });

    await world.enter(lot, 'company-1', 'company-2');
    expect((await world.lot(lot.id)).bidderCount).toBe(2);
    await world.tickAt(lot.opensAt);
    expect(await world.lot(lot.id)).toMatchObject({
      status: 'bidding',
      phase: 'free',
      nextAmountFen: 10_000_000,
    });

    const first = await world.bid<BidAccepted>(lot, 'company-1', 10_000_000);
    expect(first.status).toBe(201);
    expect(first.body.lot).toMatchObject({
      currentPriceFen: 10_000_000,
      nextAmountFen: 10_500_000,
      bidCount: 1,
    });
    expect(await world.lot(lot.id)).toMatchObject({ reserveMet: false, rev: 6 });

    world.moveTo('2026-06-10T10:58:00.000+08:00');
    const second = await world.bid<BidAccepted>(lot, 'company-2', 10_500_000);
    expect(second.body.bid).toMatchObject({
      seq: 2,
      closesAtBefore: '2026-06-10T11:00:00.000+08:00',
      closesAtAfter: '2026-06-10T11:03:00.000+08:00',
    });
    expect(await world.lot(lot.id)).toMatchObject({ reserveMet: true, phase: 'extended', extensions: 1 });

    await world.tickAt('2026-06-10T11:03:00.999+08:00');
    expect((await world.lot(lot.id)).status).toBe('bidding');
    await world.tickAt('2026-06-10T11:03:01.000+08:00');
    const ended = await world.lot(lot.id);
    expect(ended).toMatchObject({ status: 'confirmed', closesAt: '2026-06-10T11:03:00.000+08:00' });
    expect(ended.nextAmountFen).toBeUndefined();
    expect(await listingOf(lot)).toMatchObject({ status: 'dealt', currentLotId: lot.id });

    const statement = (await world.get<ClosingStatement>(`/v1/lots/${lot.id}/closing-statement`)).body;
    expect(statement.entry).toMatchObject({
      type: 'closed',
      at: '2026-06-10T11:03:00.000+08:00',
      data: {
        result: 'sold',
        priceFen: 10_500_000,
        bidCount: 2,
        extensions: 1,
        reserve: { priceFen: 10_500_000 },
      },
    });
    const log = await world.get<string>(`/v1/lots/${lot.id}/log.jsonl`);
    expect(log.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    const verified = verifyLotLog({
      jsonl: log.text,
      receipts: [first.body.receipt, second.body.receipt],
      closingStatement: statement,
      rules: ended.rules,
      jwks: world.platform.keys.receiptJwks(),
    });
    expect(verified.findings.filter((finding) => finding.severity !== 'note')).toEqual([]);
    expect(verified.ok).toBe(true);
    expect(verified.result.headHash).toBe(ended.headHash);
  });

  it('tells its watchers everything under dense versions, and those of its session each status', async () => {
    const session = await world.session({ date: '2026-06-19', opensAt: '2026-06-19T10:00:00.000+08:00' });
    const rules = { scheduledCloseAt: '2026-06-19T11:00:00.000+08:00' };
    const lot = await world.announced(rules, { sessionId: session.id });
    world.moveTo('2026-06-18T12:00:00.000+08:00');
    await world.enter(lot, 'company-1');
    await world.tickAt(lot.opensAt);
    await world.bid(lot, 'company-1', 10_000_000);
    await world.tickAt('2026-06-19T11:00:01.000+08:00');

    const messages = await world.messages(`lot:${lot.id}`);
    // Those of the announcement are older than a day by now, and gone.
    expect(messages.map(({ event, data }) => [event, data.status])).toEqual([
      ['registered', undefined],
      ['status', 'bidding'],
      ['bid', undefined],
      ['status', 'closed'],
      ['closed', undefined],
      ['status', 'confirmed'],
    ]);
    expect(messages.map((message) => message.version)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(
      messages.every(({ version, data }) => data.version === version && data.topic === `lot:${lot.id}`),
    ).toBe(true);
    expect(messages[0]?.data).toMatchObject({ bidderCount: 1 });
    const summary = messages[2]?.data.lot;
    expect(summary).toMatchObject({
      status: 'bidding',
      currentPriceFen: 10_000_000,
      version: 4,
      bidderCount: 1,
    });
    const told = await world.messages(`session:${session.id}`);
    expect(told.map(({ event, data }) => [event, data.lotId, (data.lot as Lot).status])).toEqual(
      ['bidding', 'closed', 'confirmed'].map((status) => ['lot', lot.id, status]),
    );
  });
});

describe('ends without a sale', () => {
  it('ends without bids, and the listing is on offer again', async () => {
    const session = await world.session({ date: '2026-07-01', opensAt: '2026-07-01T10:00:00.000+08:00' });
    const lot = await world.announced(
      { scheduledCloseAt: '2026-07-01T11:00:00.000+08:00' },
      { sessionId: session.id },
    );
    // One late look opens and closes it.
    await world.tickAt('2026-07-01T15:00:00.000+08:00');
    expect(await world.lot(lot.id)).toMatchObject({ status: 'no_bids', bidCount: 0 });
    const listing = await listingOf(lot);
    expect(listing).toMatchObject({ status: 'available', lotIds: [lot.id] });
    expect(listing.currentLotId).toBeUndefined();
    const statement = (await world.get<ClosingStatement>(`/v1/lots/${lot.id}/closing-statement`)).body;
    expect(statement.entry.at).toBe('2026-07-01T11:00:00.000+08:00');
  });

  it('is tried again as a new attempt', async () => {
    const page = (await world.get<LotPage>('/v1/lots?status=no_bids')).body;
    const before = page.items[0]!;
    const session = await world.session({ date: '2026-07-10', opensAt: '2026-07-10T10:00:00.000+08:00' });
    const rules = {
      startPriceFen: 5_000_000,
      increment: { fen: 100_000 },
      scheduledCloseAt: '2026-07-10T11:00:00.000+08:00',
    };
    const again = await world.post<Lot>(`/v1/lots/${before.id}/relist`, 'operator', {
      sessionId: session.id,
      rules,
    });
    expect(again.status).toBe(201);
    expect(again.headers.get('location')).toBe(`/v1/lots/${again.body.id}`);
    expect(again.body).toMatchObject({
      status: 'draft',
      attempt: 2,
      previousLotId: before.id,
      listingId: before.listingId,
    });
    expect((await world.lot(before.id)).status).toBe('relisted');
    const twice = await world.post(`/v1/lots/${before.id}/relist`, 'operator', {
      sessionId: session.id,
      rules,
    });
    expect(twice).toMatchObject({ status: 409, body: { code: 'lot.state' } });
    expect((await world.act(again.body.id, 'announce', { text: '再次拍卖' })).status).toBe('registering');
  });

  it('ends below the reserve without telling it, and with too few bidders as no sale', async () => {
    const session = await world.session({ date: '2026-07-22', opensAt: '2026-07-22T10:00:00.000+08:00' });
    const rules = { scheduledCloseAt: '2026-07-22T11:00:00.000+08:00' };
    const from = { sessionId: session.id };
    const reserved = await world.announced({ ...rules, reservePriceFen: 20_000_000 }, from);
    const lonely = await world.announced({ ...rules, minBidders: 2 }, from);
    await world.enter(reserved, 'company-1');
    await world.enter(lonely, 'company-1', 'company-2');
    await world.tickAt(session.opensAt);
    await world.bid(reserved, 'company-1', 10_000_000);
    await world.bid(lonely, 'company-1', 10_000_000);
    await world.tickAt('2026-07-22T11:00:01.000+08:00');
    expect(await world.lot(reserved.id)).toMatchObject({ status: 'reserve_not_met', reserveMet: false });
    expect((await world.lot(lonely.id)).status).toBe('no_sale');
    const log = (await world.get<string>(`/v1/lots/${reserved.id}/log.jsonl`)).text;
    expect(log).not.toContain('20000000');
  });
});

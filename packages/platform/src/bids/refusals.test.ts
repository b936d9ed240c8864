import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BidAccepted, BidDryRun, BidPage, Lot } from '@jtop/contract';
import { AuctionWorld, type Refusal } from '../testing/auction.js';
import { SPECIAL_SESSION, type Actor } from '../testing/auction-fixtures.js';

let world: AuctionWorld;
let lot: Lot;

beforeAll(async () => {
  world = await AuctionWorld.open({ companies: 6 });
  const session = await world.session({ kind: 'special', specialSessionId: SPECIAL_SESSION });
  lot = await world.announced({}, { sessionId: session.id });
  await world.enter(lot, 'company-1', 'company-2', 'company-3');
});
afterAll(() => world.close());

const refused = async (actor: Actor, amountFen: unknown, more: object = {}) => {
  const { status, body } = await world.bid<Refusal>(lot, actor, amountFen as number, more);
  const { type: _type, title: _title, detail: _detail, requestId: _id, ...rest } = body;
  return { ...rest, status };
};

describe('before the opening', () => {
  it('says when the lot opens, to the millisecond', async () => {
    const opensAt = '2026-06-10T10:00:00.000+08:00';
    expect(await refused('company-1', 10_000_000)).toEqual({
      status: 409,
      code: 'bid.lot_not_open',
      opensAt,
    });
    world.moveTo('2026-06-10T09:59:59.999+08:00');
    expect(await refused('company-1', 10_000_000)).toEqual({
      status: 409,
      code: 'bid.lot_not_open',
      opensAt,
    });
  });

  it('judges a bid at the opening as open, though no job has run, and tells of the opening first', async () => {
    world.moveTo('2026-06-10T10:00:00.000+08:00');
    const placed = await world.bid<BidAccepted>(lot, 'company-1', 10_000_000);
    expect(placed.status).toBe(201);
    const events = (await world.messages(`lot:${lot.id}`)).map(({ event, data }) => [event, data.status]);
    expect(events.slice(-2)).toEqual([
      ['status', 'bidding'],
      ['bid', undefined],
    ]);
  });
});

describe('what a bid is refused for', () => {
  it('names the amounts that would do', async () => {
    expect(await refused('company-2', 10_400_000)).toEqual({
      status: 409,
      code: 'bid.too_low',
      minNextAmountFen: 10_500_000,
    });
    expect(await refused('company-2', 10_700_000)).toEqual({
      status: 409,
      code: 'bid.off_step',
      lowerFen: 10_500_000,
      higherFen: 11_000_000,
    });
    expect(await refused('company-2', 21_000_000)).toEqual({
      status: 409,
      code: 'bid.confirm_required',
      amountFen: 21_000_000,
    });
    expect(await refused('company-1', 10_500_000)).toEqual({ status: 409, code: 'bid.already_leading' });
  });

  it('knows who has not registered, or not paid', async () => {
    expect(await refused('company-4', 10_500_000)).toEqual({ status: 409, code: 'bid.not_registered' });
    const path = `/v1/lots/${lot.id}/registrations`;
    await world.post(path, 'company-4', { agreedRulesHash: lot.rulesHash }, 'register-4');
    expect(await refused('company-4', 10_500_000)).toEqual({
      status: 409,
      code: 'bid.deposit_missing',
      depositFen: 1_000_000,
    });
  });

  it('keeps sellers, the operator, hosts, banned parties and other roles out', async () => {
    expect(await refused('supplier', 1)).toEqual({ status: 403, code: 'bid.seller_may_not_bid' });
    expect(await refused('operator', 1)).toEqual({ status: 403, code: 'bid.seller_may_not_bid' });
    expect(await refused('host', 1)).toEqual({ status: 403, code: 'bid.seller_may_not_bid' });
    const until = '2027-01-01T00:00:00.000+08:00';
    expect(await refused('banned', 1)).toEqual({ status: 403, code: 'bid.banned', until });
    expect(await refused('auditor', 1)).toEqual({ status: 403, code: 'auth.forbidden' });
    expect(await refused('manager', 1)).toEqual({ status: 403, code: 'auth.forbidden' });
    expect(await refused('scopeless', 1)).toEqual({
      status: 403,
      code: 'auth.forbidden',
      scope: 'bids:place',
    });
  });

  it('refuses what is no amount before anything else about the lot', async () => {
    for (const amount of [0, -1, 1.5, 2 ** 53, '10500000', null]) {
      expect(await refused('company-2', amount)).toMatchObject({ status: 400, code: 'request.invalid' });
    }
    const keyless = await world.post(`/v1/lots/${lot.id}/bids`, 'company-2', { amountFen: 10_500_000 });
    expect(keyless).toMatchObject({ status: 400, body: { code: 'idempotency.key_required' } });
    expect((await world.call('POST', `/v1/lots/${lot.id}/bids`, { body: {} })).status).toBe(401);
  });

  it('says 404 for lots that are not there, or that nobody may know of', async () => {
    const draft = await world.draft();
    for (const id of ['live', 'x'.repeat(500), '01890000-0000-7000-8000-000000000000', draft.id]) {
      const answer = await world.post(`/v1/lots/${id}/bids`, 'company-2', { amountFen: 1 }, world.newKey());
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });

  it('keeps a record of refused attempts, and none of it in the log', async () => {
    const rows = await world.db
      .selectFrom('bid_rejections')
      .select(['code'])
      .where('lot_id', '=', lot.id)
      .execute();
    expect(rows.map((row) => row.code)).toContain('bid.off_step');
    expect((await world.get<string>(`/v1/lots/${lot.id}/log.jsonl`)).text.trim().split('\n')).toHaveLength(2);
  });
});

describe('one key', () => {
  it('answers a repeated bid with what is stored, whoever leads by then', async () => {
    const first = await world.bid<BidAccepted>(lot, 'company-2', 10_500_000, {}, 'same');
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toContain(`/v1/lots/${lot.id}/bids`);
    await world.bid(lot, 'company-3', 11_000_000);
    const again = await world.bid<BidAccepted>(
      lot,
      'company-2',
      10_500_000,
      { confirmAmountFen: 10_500_000 },
      'same',
    );
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  it('refuses another body, and belongs to its party alone', async () => {
    const other = await world.bid(lot, 'company-2', 12_000_000, {}, 'same');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    const stranger = await world.bid(lot, 'company-1', 11_500_000, {}, 'same');
    expect(stranger.status).toBe(201);
  });

  it('is free again after a refusal', async () => {
    expect((await world.bid(lot, 'company-2', 11_600_000, {}, 'freed')).body.code).toBe('bid.too_low');
    expect((await world.bid(lot, 'company-2', 12_000_000, {}, 'freed')).status).toBe(201);
  });

  it('bids once, however often and at once it is sent', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.bid<BidAccepted>(lot, 'company-3', 12_500_000, {}, 'five-times')),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  });
});

describe('a dry run', () => {
  it('needs no key, says what would become of the bid, and stores nothing', async () => {
    const before = await world.lot(lot.id);
    const path = `/v1/lots/${lot.id}/bids?dryRun=true`;
    const would = await world.post<BidDryRun>(path, 'company-1', { amountFen: 13_000_000 });
    expect(would.status).toBe(200);
    expect(would.body).toEqual({
      wouldAccept: true,
      nextAmountFen: 13_500_000,
      closesAtAfter: before.closesAt,
    });
    const low = await world.post(path, 'company-1', { amountFen: 1 });
    expect(low).toMatchObject({ status: 409, body: { code: 'bid.too_low', minNextAmountFen: 13_000_000 } });
    expect(await world.lot(lot.id)).toEqual(before);
  });
});

describe('the history', () => {
  it('is public, ascending, under codes, and paged', async () => {
    const all = (await world.get<BidPage>(`/v1/lots/${lot.id}/bids`)).body;
    expect(all.items.map((bid) => bid.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(JSON.stringify(all)).not.toContain(world.people.viewer('company-1').partyId);
    const tail = (await world.get<BidPage>(`/v1/lots/${lot.id}/bids?since=2&limit=2`)).body;
    expect(tail.items.map((bid) => bid.seq)).toEqual([3, 4]);
    const next = `/v1/lots/${lot.id}/bids?since=2&limit=2&cursor=${tail.nextCursor}`;
    expect((await world.get<BidPage>(next)).body.items.map((bid) => bid.seq)).toEqual([5, 6]);
    expect((await world.get(`/v1/lots/${lot.id}/bids?limit=2&cursor=${tail.nextCursor}`)).status).toBe(400);
  });
});

describe('after the end', () => {
  it('still answers a known key, and refuses everything new', async () => {
    await world.tickAt('2026-06-10T11:00:01.000+08:00');
    const again = await world.bid<BidAccepted>(lot, 'company-2', 10_500_000, {}, 'same');
    expect(again.status).toBe(200);
    expect(again.body.bid.seq).toBe(2);
    const closedAt = '2026-06-10T11:00:00.000+08:00';
    expect(await refused('company-1', 13_000_000)).toEqual({ status: 409, code: 'bid.closed', closedAt });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BidAccepted, Lot } from '@jtop/contract';
import { parseInstant } from '@jtop/contract';
import { AuctionWorld } from '../testing/auction.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';

let database: TestDatabase;
let world: AuctionWorld;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
let lot: Lot;

beforeEach(async () => {
  world = await AuctionWorld.open({ on: database });
  lot = await world.open(['company-1', 'company-2'], { windowMs: 0, extendMs: 0 });
});
afterEach(() => world.close());

describe('the end of a lot', () => {
  it('takes a bid received at the end, and not one received a millisecond later', async () => {
    world.moveTo(lot.closesAt);
    expect((await world.bid(lot, 'company-1', 10_000_000)).status).toBe(201);
    world.clock.advance(1);
    const [late] = await world.received(() => [world.bid(lot, 'company-2', 10_500_000)]);
    await world.tickAt(parseInstant(lot.closesAt) + 1000);
    expect(await late).toMatchObject({ status: 409, body: { code: 'bid.closed', closedAt: lot.closesAt } });
    expect(await world.lot(lot.id)).toMatchObject({ status: 'confirmed', bidCount: 1 });
  });

  it('closes behind every bid received before it, however late they are judged', async () => {
    world.moveTo(lot.closesAt);
    // The bids wait in the queue while the clock runs on and the close comes due.
    const bids = await world.received(() => [
      world.bid<BidAccepted>(lot, 'company-1', 10_000_000),
      world.bid<BidAccepted>(lot, 'company-2', 10_500_000),
    ]);
    const tick = world.tickAt(parseInstant(lot.closesAt) + 10_000);
    expect((await Promise.all(bids)).map((answer) => answer.status)).toEqual([201, 201]);
    await tick;
    expect(await world.lot(lot.id)).toMatchObject({ status: 'confirmed', currentPriceFen: 10_500_000 });
  });

  it('does not answer a late bid before the grace is over, for an earlier one may still arrive', async () => {
    world.moveTo(parseInstant(lot.closesAt) + 3);
    let answered = false;
    const late = world.bid(lot, 'company-1', 10_000_000).finally(() => {
      answered = true;
    });
    // A few turns of the loop and of the database.
    for (let turn = 0; turn < 5; turn += 1) await world.lot(lot.id);
    expect(answered).toBe(false);
    world.clock.advance(997);
    expect((await late).body.code).toBe('bid.closed');
  });

  it('answers a held bid 503 when the process has to end, and records nothing', async () => {
    world.moveTo(parseInstant(lot.closesAt) + 3);
    const late = world.bid(lot, 'company-1', 10_000_000);
    for (let turn = 0; turn < 5; turn += 1) await world.lot(lot.id);
    await world.side.drain();
    const answer = await late;
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await world.bid(lot, 'company-1', 10_000_000)).status).toBe(503);
  });
});

describe('a deposit', () => {
  it('counts from the instant at which it was paid, not from when the bid is judged', async () => {
    const path = `/v1/lots/${lot.id}`;
    await world.post(`${path}/registrations`, 'company-3', { agreedRulesHash: lot.rulesHash }, 'r3');
    const [early] = await world.received(() => [world.bid(lot, 'company-3', 10_000_000)]);
    world.clock.advance(1);
    // The payment is stored before the bid is judged; the bid was received before it.
    await world.db
      .updateTable('registrations')
      .set({ deposit_status: 'paid', deposit_paid_at: world.clock.now() })
      .where('lot_id', '=', lot.id)
      .where('deposit_status', '=', 'required')
      .execute();
    expect((await early)?.body).toMatchObject({ code: 'bid.deposit_missing', depositFen: 1_000_000 });
    expect((await world.bid(lot, 'company-3', 10_000_000)).status).toBe(201);
  });
});

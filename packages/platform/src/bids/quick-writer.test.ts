import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { BidAccepted, Lot } from '@jtop/contract';
import { sql } from 'kysely';
import { createAuction, type AuctionSide } from '../lots/index.js';
import type { Actor } from '../testing/auction-fixtures.js';
import { AuctionWorld } from '../testing/auction.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';

const STEP = 500_000;
const START = 10_000_000;

let database: TestDatabase;
let world: AuctionWorld;
let lot: Lot;
let lots: Lot[];
/** Another node: a memory of its own. */
let other: AuctionSide;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  world = await AuctionWorld.open({ on: database });
  const announced = [await world.announced(), await world.announced(), await world.announced()];
  for (const each of announced) await world.enter(each, 'company-1', 'company-2');
  await world.tickAt(announced[0]?.opensAt ?? '');
  lots = await Promise.all(announced.map(({ id }) => world.lot(id)));
  [lot] = lots as [Lot];
  other = createAuction(world.platform);
});
afterEach(async () => {
  await other.drain();
  await world.close();
});

const elsewhere = (actor: Actor, amountFen: number, key: string, bodyHash = 'x') => {
  const viewer = world.people.viewer(actor);
  const { partyId } = viewer;
  const receivedAt = world.clock.now();
  const bid = { viewer, partyId, body: { amountFen }, receivedAt, key, bodyHash, requestId: 'r' };
  return other.auction.queues.place(lot.id, bid);
};

const transactionOf = async (id: string): Promise<string> => {
  const { rows } = await sql<{ xmin: string }>`select xmin::text from lots where id = ${id}`.execute(
    world.db,
  );
  return rows[0]?.xmin ?? '';
};

it('stores the bids on several lots in one transaction', async () => {
  const answers = await Promise.all(lots.map((each) => world.bid(each, 'company-1', START)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const transactions = await Promise.all(lots.map(({ id }) => transactionOf(id)));
  expect(new Set(transactions).size).toBe(1);
});

it('judges by what another node has stored since, not by what it remembers', async () => {
  expect((await world.bid(lot, 'company-1', START)).status).toBe(201);
  expect((await elsewhere('company-2', START + STEP, 'k')).status).toBe(201);
  const late = await world.bid(lot, 'company-1', START + STEP);
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'bid.too_low', minNextAmountFen: START + 2 * STEP },
  });
  const next = await world.bid<BidAccepted>(lot, 'company-1', START + 2 * STEP);
  expect(next).toMatchObject({ status: 201, body: { bid: { seq: 3 } } });
});

it('answers a key that another node has answered with the bid that stands, however the lot stands now', async () => {
  expect((await world.bid(lot, 'company-1', START)).status).toBe(201);
  const first = await elsewhere('company-2', START + STEP, 'same');
  expect((await world.bid(lot, 'company-1', START + 2 * STEP)).status).toBe(201);
  const { status, body } = await elsewhere('company-2', START + STEP, 'same');
  expect({ status, body }).toEqual({ status: 200, body: first.body });
  await expect(elsewhere('company-2', START + 3 * STEP, 'same', 'y')).rejects.toMatchObject({
    code: 'idempotency.mismatch',
  });
  expect(await world.lot(lot.id)).toMatchObject({ bidCount: 3 });
});

it('judges by a registration as it is now', async () => {
  expect((await world.bid(lot, 'company-2', START)).status).toBe(201);
  await world.db
    .updateTable('registrations')
    .set((eb) => ({ deposit_status: 'required', deposit_paid_at: null, rev: eb('rev', '+', 1) }))
    .where('lot_id', '=', lot.id)
    .where('party_id', '=', world.people.viewer('company-1').partyId)
    .execute();
  expect((await world.bid(lot, 'company-1', START + STEP)).body).toMatchObject({
    code: 'bid.deposit_missing',
  });
});

it('keeps a refusal beside the bids of the same batch, and one that stands alone', async () => {
  await world.bid(lot, 'company-1', START);
  const answers = await Promise.all([
    world.bid(lot, 'company-2', START + STEP),
    world.bid(lot, 'company-1', START + STEP),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([201, 409]);
  expect((await world.bid(lot, 'company-2', START + 2 * STEP)).body.code).toBe('bid.already_leading');
  const kept = await world.db
    .selectFrom('bid_rejections')
    .select('code')
    .where('lot_id', '=', lot.id)
    .orderBy('id')
    .execute();
  expect(kept.map(({ code }) => code)).toEqual(['bid.too_low', 'bid.already_leading']);
});

it('takes no bid on a lot that has been stopped elsewhere', async () => {
  expect((await world.bid(lot, 'company-1', START)).status).toBe(201);
  await world.db
    .updateTable('lots')
    .set((eb) => ({ status: 'suspended', suspended_from: 'bidding', rev: eb('rev', '+', 1) }))
    .where('id', '=', lot.id)
    .execute();
  expect((await world.bid(lot, 'company-2', START + STEP)).status).toBe(409);
  expect(await world.lot(lot.id)).toMatchObject({ status: 'suspended', bidCount: 1 });
});

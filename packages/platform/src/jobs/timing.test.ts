import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseInstant, type ClosingStatement, type Lot } from '@jtop/contract';
import { createAuction } from '../lots/index.js';
import { AuctionWorld, DAY } from '../testing/auction.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';

let database: TestDatabase;
let world: AuctionWorld;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  world = await AuctionWorld.open({ on: database });
});
afterEach(() => world.close());

/** Everything of a lot's end that anybody can check. */
const ending = async (lot: Lot) => {
  const { status, closesAt, currentPriceFen, headHash } = await world.lot(lot.id);
  const statement = (await world.get<ClosingStatement>(`/v1/lots/${lot.id}/closing-statement`)).body;
  return { status, closesAt, currentPriceFen, headHash, statement };
};

describe('time', () => {
  it('opens and closes everything that is due in one go, however far the clock jumps', async () => {
    const lots = [
      await world.announced(),
      await world.announced({ minBidders: 2 }),
      await world.announced({ closeGraceMs: 60_000 }),
    ];
    await world.tickAt(world.clock.now() + 300 * DAY);
    expect(await Promise.all(lots.map(async (lot) => (await world.lot(lot.id)).status))).toEqual([
      'no_bids',
      'no_bids',
      'no_bids',
    ]);
  });

  it('that is noticed late changes no result', async () => {
    const lot = await world.open(['company-1', 'company-2']);
    await world.bid(lot, 'company-1', 10_000_000);
    world.moveTo(parseInstant(lot.closesAt) + 90 * 60_000);
    const late = await world.bid(lot, 'company-2', 10_500_000);
    expect(late).toMatchObject({ status: 409, body: { code: 'bid.closed', closedAt: lot.closesAt } });
    await world.side.jobs.runDue();
    const first = await ending(lot);
    expect(first).toMatchObject({ status: 'confirmed', closesAt: lot.closesAt, currentPriceFen: 10_000_000 });
    expect(first.statement.entry.at).toBe(lot.closesAt);
    // Looking again changes nothing: the statement stands.
    await world.tickAt(world.clock.now() + DAY);
    expect(await ending(lot)).toEqual(first);
  });

  it('is looked after by several nodes without doing anything twice', async () => {
    const other = createAuction(world.platform);
    const lot = await world.announced();
    world.moveTo(parseInstant(lot.closesAt) + 1000);
    await Promise.all([world.side.jobs.runDue(), other.jobs.runDue()]);
    const events = (await world.messages(`lot:${lot.id}`)).map((message) => message.event);
    expect(events.filter((event) => event === 'closed')).toHaveLength(1);
    expect((await world.get<string>(`/v1/lots/${lot.id}/log.jsonl`)).text.trim().split('\n')).toHaveLength(2);
    await other.drain();
  });

  it('keeps its course for the other lots where one cannot be closed', async () => {
    const [stuck, fine] = [await world.announced(), await world.announced()];
    await sql`create function stick() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$`.execute(
      world.db,
    );
    await sql
      .raw(
        `create trigger stick before update on lots for each row when (old.id = '${stuck.id}') execute function stick()`,
      )
      .execute(world.db);
    await expect(world.tickAt(parseInstant(fine.closesAt) + 1000)).rejects.toThrow('stuck');
    expect((await world.lot(fine.id)).status).toBe('no_bids');
    await sql`drop function stick cascade`.execute(world.db);
    await world.side.jobs.runDue();
    expect((await world.lot(stuck.id)).status).toBe('no_bids');
  });

  it('takes keys and messages away after a day, and keys of bids never', async () => {
    const lot = await world.open(['company-1']);
    await world.bid(lot, 'company-1', 10_000_000);
    await world.tickAt(world.clock.now() + DAY + 60_001);
    const keys = await world.db.selectFrom('idempotency').select('operation').execute();
    expect(keys.map((key) => key.operation)).toEqual(['lots.bids.place']);
    const events = (await world.messages(`lot:${lot.id}`)).map((message) => message.event);
    expect(events).toEqual(['status', 'closed', 'status']);
  });
});

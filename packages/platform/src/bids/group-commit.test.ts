import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BidAccepted, Lot } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules/log';
import { sql } from 'kysely';
import { createAuction, type AuctionSide } from '../lots/index.js';
import { AuctionWorld } from '../testing/auction.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import type { Actor } from '../testing/auction-fixtures.js';

const COMPANIES = 10;
const ROUNDS = 20;

let database: TestDatabase;
let world: AuctionWorld;
let lot: Lot;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
const companies = Array.from({ length: COMPANIES }, (_, index): Actor => `company-${index + 1}`);

const setUp = async (limits = {}): Promise<void> => {
  world = await AuctionWorld.open({ companies: COMPANIES, limits, on: database });
  lot = await world.open(companies, { maxJumpSteps: 1_000_000 });
};
afterEach(async () => {
  await sql`drop function if exists break_bid cascade`.execute(world.db);
  await sql`drop sequence if exists tries`.execute(world.db);
  await world.close();
});

/** Makes every insert of a bid fail in the database, at most so many times. */
async function breakBids(code: string, times: number): Promise<void> {
  await sql`create sequence tries`.execute(world.db);
  await sql
    .raw(
      `create function break_bid() returns trigger language plpgsql as $$
      begin if nextval('tries') <= ${times} then raise exception 'broken' using errcode = '${code}'; end if; return new; end $$`,
    )
    .execute(world.db);
  await sql`create trigger break_bid before insert on bids for each statement execute function break_bid()`.execute(
    world.db,
  );
}

describe('two hundred bids at once on one lot', () => {
  beforeEach(() => setUp());

  it('gives one dense sequence, one leader and a log that verifies, in few transactions', async () => {
    const before = await world.lot(lot.id);
    const answers = await Promise.all(
      Array.from({ length: COMPANIES * ROUNDS }, (_, index) =>
        // Every other amount is behind what came before: refusals and acceptances are mixed.
        world.bid<BidAccepted>(
          lot,
          companies[index % COMPANIES]!,
          10_000_000 + (index - (index % 2) * 3 + 3) * 500_000,
        ),
      ),
    );
    const accepted = answers.filter((answer) => answer.status === 201).map((answer) => answer.body);
    const refused = answers.filter((answer) => answer.status !== 201);
    expect(refused.every((answer) => answer.status === 409)).toBe(true);
    expect(accepted.length).toBeGreaterThan(90);
    expect(accepted.map(({ bid }) => bid.seq)).toEqual(accepted.map((_, index) => index + 1));
    expect(accepted.map(({ lot: after }) => after.version)).toEqual(
      accepted.map((_, index) => before.version + 1 + index),
    );

    const after = await world.lot(lot.id);
    const last = accepted.at(-1)!;
    expect(after).toMatchObject({
      bidCount: accepted.length,
      currentPriceFen: last.bid.amountFen,
      leadingBidderCode: last.bid.bidderCode,
      headHash: last.bid.hash,
    });
    // Each transaction stores the lot once.
    expect(after.rev - before.rev).toBeLessThanOrEqual(10);
    const verified = verifyLotLog({
      jsonl: (await world.get<string>(`/v1/lots/${lot.id}/log.jsonl`)).text,
      receipts: accepted.map(({ receipt }) => receipt),
      rules: lot.rules,
      jwks: world.platform.keys.receiptJwks(),
    });
    expect(verified.findings.filter((finding) => finding.severity !== 'note')).toEqual([]);
    const rejections = await world.db
      .selectFrom('bid_rejections')
      .select('id')
      .where('lot_id', '=', lot.id)
      .execute();
    expect(rejections).toHaveLength(refused.length);
  });
});

describe('two nodes at one lot', () => {
  beforeEach(() => setUp());

  it('keep one dense sequence and one chain between them', async () => {
    const other = createAuction(world.platform);
    const place = (side: AuctionSide, index: number) => {
      const viewer = world.people.viewer(companies[index % COMPANIES]!);
      const body = { amountFen: 10_000_000 + index * 500_000 };
      const { partyId } = viewer;
      const receivedAt = world.clock.now();
      return side.auction.queues.place(lot.id, {
        viewer,
        partyId,
        body,
        receivedAt,
        key: `${index}`,
        bodyHash: 'x',
        requestId: 'x',
      });
    };
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) => place(index % 2 === 0 ? world.side : other, index)),
    );
    const receipts = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.body.receipt] : [],
    );
    await other.drain();
    expect(await world.lot(lot.id)).toMatchObject({ bidCount: receipts.length });
    const verified = verifyLotLog({
      jsonl: (await world.get<string>(`/v1/lots/${lot.id}/log.jsonl`)).text,
      receipts,
      rules: lot.rules,
      jwks: world.platform.keys.receiptJwks(),
    });
    expect(verified.findings.filter((finding) => finding.severity !== 'note')).toEqual([]);
    const versions = (await world.messages(`lot:${lot.id}`)).map((message) => message.version);
    expect(versions).toEqual(versions.map((_, index) => versions[0]! + index));
  });
});

describe('a queue that is full', () => {
  beforeEach(() => setUp({ maxWaiting: 3 }));

  it('says when to try again, and takes the others', async () => {
    const answers = await Promise.all(
      companies.slice(0, 6).map((actor, index) => world.bid(lot, actor, 10_000_000 + index * 500_000)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 429, 429, 429]);
    expect(answers[5]?.body.code).toBe('rate.limited');
    expect(answers[5]?.headers.get('retry-after')).toBe('1');
  });
});

describe('a batch that cannot be stored', () => {
  beforeEach(() => setUp());

  it('is answered 503 as a whole, leaves no trace, and frees its keys', async () => {
    // Once together with other lots, once alone.
    await breakBids('53100', 2);
    const before = await world.lot(lot.id);
    const bids = () =>
      Promise.all([
        world.bid(lot, 'company-1', 10_000_000, {}, 'one'),
        world.bid(lot, 'company-2', 10_500_000, {}, 'two'),
        world.bid(lot, 'company-3', 1, {}, 'three'),
      ]);
    const failed = await bids();
    expect(failed.map((answer) => answer.status)).toEqual([503, 503, 503]);
    expect(failed[0]?.body.code).toBe('unavailable');
    expect(failed[0]?.headers.get('retry-after')).toBe('1');
    expect(await world.lot(lot.id)).toEqual(before);
    for (const table of ['bids', 'bid_rejections', 'idempotency'] as const) {
      let rows = world.db.selectFrom(table).selectAll();
      if (table === 'idempotency') rows = rows.where('operation', '=', 'lots.bids.place');
      expect(await rows.execute()).toEqual([]);
    }
    expect((await bids()).map((answer) => answer.status)).toEqual([201, 201, 409]);
  });

  it('is tried once more where the race or the connection was lost', async () => {
    await breakBids('40001', 1);
    expect((await world.bid(lot, 'company-1', 10_000_000)).status).toBe(201);
  });

  it('is tried no third time', async () => {
    await breakBids('40001', 2);
    expect((await world.bid(lot, 'company-1', 10_000_000)).status).toBe(503);
    expect((await world.bid(lot, 'company-1', 10_000_000)).status).toBe(201);
  });
});

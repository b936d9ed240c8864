import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { BidAccepted, Lot } from '@jtop/contract';
import { Market, type Answer } from '../../../tests/support/market.js';
import { StreamReader } from '../../../tests/support/stream-reader.js';
import { openDatabase, type OpenDatabase } from './db/open.js';
import { POOL_SETTINGS } from './db/pool-settings.js';
import { inTransaction } from './db/transaction.js';
import { createPostgresDatabase, PATIENT_DATABASE, type PostgresTestDatabase } from './testing/postgres.js';
import { Program } from './testing/program.js';
import { RawClient } from './testing/sockets.js';

const BIDDERS = 8;
const PATIENCE = { timeout: 120_000, interval: 25 };

let made: PostgresTestDatabase;
let observer: OpenDatabase;
let program: Program;

beforeEach(async () => {
  made = await createPostgresDatabase(inject('postgresUrl') ?? '');
  observer = await openDatabase(
    {
      dataDir: 'memory',
      databaseUrl: made.url,
      databasePool: { ...POOL_SETTINGS, idleTransactionTimeoutMs: 60_000 },
    },
    pino({ level: 'silent' }),
  );
  program = new Program({ ...PATIENT_DATABASE, DATABASE_URL: made.url, JTOP_SEED: 'demo' });
});
afterEach(async () => {
  program.kill('SIGKILL');
  await program.ended;
  await observer.close();
  await made.drop();
});

/** Holds a lot's row, as another node's batch does, until told to let go. */
function holdLot(lotId: string): { held: Promise<void>; letGo: () => Promise<void> } {
  let release = (): void => undefined;
  let taken = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((resolve) => (taken = resolve));
  const holding = inTransaction(observer.db, async (tx) => {
    await tx.selectFrom('lots').select('id').where('id', '=', lotId).forUpdate().execute();
    taken();
    await released;
  });
  return {
    held,
    letGo: () => {
      release();
      return holding;
    },
  };
}

/** Statements of the program that wait for a row. */
async function waitingForLocks(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
    observer.db,
  );
  return rows[0]?.n ?? 0;
}

/** Bids that wait in the queues of the program. */
async function queued(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^\w*bid_queue_depth (\d+)$/mu.exec(metrics)?.[1]);
}

describe('the program on PostgreSQL', { timeout: 300_000 }, () => {
  it('says where the data lies, and on SIGTERM answers what is under way, sends streams away and ends with 0', async () => {
    const { url } = await program.ready();
    expect(program.stdout).toContain('storage: PostgreSQL\n');
    const port = Number(new URL(url).port);
    const market = new Market(url);
    const lot = await market.openLot({ maxJumpSteps: 1_000_000 });
    const clients = Array.from({ length: BIDDERS }, (_, index) => `demo-company-${index + 1}`);
    for (const client of clients) await market.join(client, lot);
    const stream = await StreamReader.open(url, `lot:${lot.id}`);
    // A request that never comes to its end, and a connection that never says anything.
    const [hanging, silent] = [new RawClient(port), new RawClient(port)];
    hanging.send('POST /v1/lots HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc');

    const lock = holdLot(lot.id);
    await lock.held;
    const bid = (client: string, index: number) =>
      market.post<BidAccepted>(client, `/v1/lots/${lot.id}/bids`, {
        amountFen: (lot.nextAmountFen ?? 0) + index * 500_000,
      });
    // The first one waits for the lot, the others for the first one: all of them are under way.
    const bids = clients.slice(0, 1).map(bid);
    await vi.waitUntil(async () => (await waitingForLocks()) > 0, PATIENCE);
    bids.push(...clients.slice(1).map((client, index) => bid(client, index + 1)));
    await vi.waitUntil(async () => (await queued(url)) === BIDDERS - 1, PATIENCE);
    program.kill('SIGTERM');
    await silent.ended;
    await lock.letGo();

    const answers: Answer<BidAccepted>[] = await Promise.all(bids);
    const accepted = answers.filter(({ status }) => status === 201).map(({ body }) => body.bid.hash);
    expect(answers.every(({ status }) => [201, 409].includes(status))).toBe(true);
    expect(accepted.length).toBeGreaterThan(0);
    await vi.waitUntil(() => stream.ended, PATIENCE);
    expect(stream.retryMs).not.toBe(2_000);
    expect(await program.ended).toBe(0);
    expect(program.stderr).toBe('');
    await hanging.ended;

    const stored = await observer.db.selectFrom('bids').select('hash').where('lot_id', '=', lot.id).execute();
    expect(stored.map(({ hash }) => hash).sort()).toEqual(accepted.sort());
    const after = await observer.db.selectFrom('lots').select('bid_count').where('id', '=', lot.id).execute();
    expect(after).toEqual([{ bid_count: accepted.length }]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('keeps everything over a kill: the next start goes on where it was', async () => {
    const first = await program.ready();
    const market = new Market(first.url);
    const lot = await market.openLot();
    await market.join('demo-company-1', lot);
    const bid = await market.post<BidAccepted>('demo-company-1', `/v1/lots/${lot.id}/bids`, {
      amountFen: lot.nextAmountFen,
    });
    program.kill('SIGKILL');
    await program.ended;
    program = new Program({ ...PATIENT_DATABASE, DATABASE_URL: made.url, JTOP_SEED: 'demo' });
    const { url } = await program.ready();
    const { body } = await new Market(url).get<Lot>(`/v1/lots/${lot.id}`);
    expect(body).toMatchObject({ status: 'bidding', bidCount: 1, headHash: bid.body.bid.hash });
  });
});

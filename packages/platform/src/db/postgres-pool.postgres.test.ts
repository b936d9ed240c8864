import { Kysely, PostgresDialect, sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { asUnavailable } from '../http/storage-guard.js';
import { FreezingProxy } from '../testing/frozen-proxy.js';
import { createPostgresDatabase, type PostgresTestDatabase } from '../testing/postgres.js';
import { openPostgres } from './open-postgres.js';
import { POOL_SETTINGS, type PoolSettings } from './pool-settings.js';
import { PostgresConnections } from './postgres-pool.js';
import type { Database, Db } from './schema.js';
import { StorageAwayError, toStorageError } from './storage-error.js';
import { inTransaction } from './transaction.js';

let made: PostgresTestDatabase;
let connections: PostgresConnections;
let db: Db;

const open = (limits: Partial<PoolSettings>, url = made.url): void => {
  connections = new PostgresConnections(url, { limits: { ...POOL_SETTINGS, ...limits } });
  db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: connections }) });
};

beforeEach(async () => {
  made = await createPostgresDatabase(inject('postgresUrl') ?? '');
});
afterEach(async () => {
  await db.destroy();
  await made.drop();
});

/** What a caller is told of a query that fails. */
async function refusalOf(query: Promise<unknown>): Promise<unknown> {
  const error = await query.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(toStorageError(error)).toBeInstanceOf(StorageAwayError);
  return asUnavailable(error);
}

const UNAVAILABLE = { code: 'unavailable', extras: { retryAfterMs: 1_000 } };
const insert = (name: string) => (tx: Pick<Db, 'insertInto'>) =>
  tx.insertInto('counters').values({ name, value: 1 }).execute();

describe('a wait for PostgreSQL ends', () => {
  it('for a statement that takes too long; the connection goes on', async () => {
    open({ max: 2, statementTimeoutMs: 100 });
    expect(await refusalOf(sql`select pg_sleep(60)`.execute(db))).toMatchObject(UNAVAILABLE);
    expect(await db.selectFrom('counters').selectAll().execute()).toEqual([]);
    expect(connections.state).toEqual({ open: 1, idle: 1, waiting: 0 });
  });

  it('for a row that another transaction does not give back, and nothing of the waiting one remains', async () => {
    open({ lockTimeoutMs: 100 });
    await insert('held')(db);
    const waiting = () =>
      inTransaction(db, async (tx) => {
        await insert('lost')(tx);
        await tx.selectFrom('counters').selectAll().forUpdate().execute();
      });
    await inTransaction(db, async (holder) => {
      await holder.selectFrom('counters').selectAll().forUpdate().execute();
      expect(await refusalOf(waiting())).toMatchObject(UNAVAILABLE);
    });
    expect(await db.selectFrom('counters').select('name').execute()).toEqual([{ name: 'held' }]);
  });

  it('for a transaction that its holder forgot: its locks come free, and its connection is replaced', async () => {
    open({ max: 2, idleTransactionTimeoutMs: 100 });
    const idle = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from pg_stat_activity where state like 'idle in%' and datname = current_database()`.execute(
        db,
      );
      return rows[0]?.n ?? 0;
    };
    const forgotten = inTransaction(db, async (tx) => {
      await insert('forgotten')(tx);
      await vi.waitUntil(async () => (await idle()) === 0, { timeout: 10_000 });
      await insert('too late')(tx);
    });
    expect(await refusalOf(forgotten)).toMatchObject(UNAVAILABLE);
    expect(await db.selectFrom('counters').selectAll().execute()).toEqual([]);
  });

  it('for a connection where all are in use', async () => {
    open({ max: 2, connectTimeoutMs: 100 });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const holders = ['a', 'b'].map((name) =>
      inTransaction(db, async (tx) => {
        await insert(name)(tx);
        await held;
      }),
    );
    await vi.waitUntil(() => connections.state.open === 2 && connections.state.idle === 0);
    expect(await refusalOf(insert('c')(db))).toMatchObject(UNAVAILABLE);
    release();
    await Promise.all(holders);
    expect(connections.state.waiting).toBe(0);
  });

  it('for an answer that the network has swallowed; the connection is never used again', async () => {
    const proxy = await FreezingProxy.open(Number(new URL(made.url).port));
    const url = new URL(made.url);
    url.port = String(proxy.port);
    // The client waits two seconds longer than the server.
    open({ max: 2, statementTimeoutMs: 100, connectTimeoutMs: 200 }, url.href);
    await insert('before')(db);
    proxy.freeze();
    const during = inTransaction(db, (tx) => insert('during')(tx));
    expect(await refusalOf(during)).toMatchObject(UNAVAILABLE);
    expect(await refusalOf(insert('nor now')(db))).toMatchObject(UNAVAILABLE);
    proxy.freeze(false);
    await insert('after')(db);
    expect(await db.selectFrom('counters').select('name').orderBy('name').execute()).toEqual([
      { name: 'after' },
      { name: 'before' },
    ]);
    proxy.close();
  });
});

describe('a connection that breaks', () => {
  const cut = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`.execute(
      db,
    );

  it('between two statements of a transaction fails that one only, with what has happened', async () => {
    open({});
    const broken = inTransaction(db, async (tx) => {
      await insert('half')(tx);
      await cut();
      await insert('whole')(tx);
    });
    expect(await refusalOf(broken)).toMatchObject(UNAVAILABLE);
    await insert('next')(db);
    expect(await db.selectFrom('counters').select('name').execute()).toEqual([{ name: 'next' }]);
  });

  it('while nobody uses it is told, and replaced', async () => {
    const onError = vi.fn();
    connections = new PostgresConnections(made.url, { limits: POOL_SETTINGS, onError });
    db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: connections }) });
    await Promise.all([insert('a')(db), insert('b')(db)]);
    await cut();
    await vi.waitUntil(() => onError.mock.calls.length > 0);
    await insert('c')(db);
    expect(await db.selectFrom('counters').selectAll().execute()).toHaveLength(3);
  });
});

describe('nodes that open one database', () => {
  const log = pino({ level: 'silent' });

  it('do alone what only one may do at a time, however long it takes', async () => {
    const opened = await Promise.all(
      [1, 2].map(() => openPostgres(made.url, log, { ...POOL_SETTINGS, lockTimeoutMs: 100 })),
    );
    open({});
    const turns: string[] = [];
    await Promise.all(
      opened.map((database, node) =>
        database.alone(async () => {
          turns.push(`${node} in`);
          // Longer than a lock may be waited for elsewhere.
          await sql`select pg_sleep(0.3)`.execute(db);
          turns.push(`${node} out`);
        }),
      ),
    );
    expect(turns.map((turn) => turn.split(' ')[1])).toEqual(['in', 'out', 'in', 'out']);
    await Promise.all(opened.map((database) => database.close()));
  });

  it('are given their turn where the work of the one before has failed', async () => {
    const opened = await openPostgres(made.url, log);
    open({});
    await expect(opened.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await opened.alone(async () => 'done')).toBe('done');
    await opened.close();
  });
});

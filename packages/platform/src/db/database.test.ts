import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { json } from './json.js';
import { PGlitePool, type PGliteConnection } from './pglite-pool.js';
import { StorageFullError } from './storage-error.js';
import { inTransaction } from './transaction.js';

describe('the embedded database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('reads int8 as a number, up to what a number holds exactly', async () => {
    const { db } = database;
    await db.insertInto('counters').values({ name: 'large', value: Number.MAX_SAFE_INTEGER }).execute();
    const row = await db
      .selectFrom('counters')
      .select('value')
      .where('name', '=', 'large')
      .executeTakeFirst();
    expect(row).toEqual({ value: Number.MAX_SAFE_INTEGER });
    const { rows } = await sql<{ n: number }>`select count(*) as n from counters`.execute(db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it.each(['9007199254740992', '-9007199254740992'])(
    'refuses int8 %s instead of rounding it',
    async (value) => {
      await expect(sql`select ${sql.raw(value)}::int8 as n`.execute(database.db)).rejects.toThrow(/2\^53/);
      // The connection goes on.
      await expect(sql`select 1`.execute(database.db)).resolves.toBeDefined();
    },
  );

  it.each([[{ a: [1, { b: '值' }] }], [[1, 2, 3]], ['text'], [5]])(
    'gives back the jsonb value %j',
    async (value) => {
      const { db } = database;
      await db
        .insertInto('settings')
        .values({ key: 'k', value: json(value) })
        .execute();
      const row = await db
        .deleteFrom('settings')
        .where('key', '=', 'k')
        .returning('value')
        .executeTakeFirst();
      expect(row?.value).toEqual(value);
    },
  );

  it('writes and asks for arrays of text and of ids', async () => {
    const { db } = database;
    const id = '01941f29-7c00-7809-b858-3d654c149b99';
    const row = { id, kind: 'auction', lot_ids: [id], text: '公告 "{,}"', hash: 'h', published_at: 1 };
    await db.insertInto('announcements').values(row).execute();
    const holds = sql<boolean>`lot_ids @> ${[id]}`;
    const found = await db.selectFrom('announcements').selectAll().where(holds).execute();
    expect(found).toEqual([row]);
  });

  it('keeps all of a transaction or nothing', async () => {
    const { db } = database;
    const failing = inTransaction(db, async (tx) => {
      await tx.insertInto('counters').values({ name: 'half', value: 1 }).execute();
      throw new Error('broken off');
    });
    await expect(failing).rejects.toThrow('broken off');
    expect(await db.selectFrom('counters').select('name').where('name', '=', 'half').execute()).toEqual([]);
  });

  it('lets two lots of one listing be live never at once', async () => {
    const { rows } = await sql<{ definition: string }>`
      select indexdef as definition from pg_indexes where indexname = 'lots_one_live_of_listing'`.execute(
      database.db,
    );
    expect(rows[0]?.definition).toMatch(/UNIQUE.*\(listing_id\) WHERE/);
  });
});

describe('the one connection of the embedded database', () => {
  it('is given to one at a time, in the order of asking', async () => {
    const pool = new PGlitePool({
      query: async () => ({ rows: [] }),
      close: async () => undefined,
      closed: false,
    });
    const turns: string[] = [];
    const take = (who: string) =>
      pool.connect().then((client) => {
        turns.push(who);
        return client;
      });
    const [first, second, third] = [take('a'), take('b'), take('c')];
    await first;
    await Promise.resolve();
    expect(turns).toEqual(['a']);
    (await first).release();
    (await second).release();
    (await third).release();
    expect(turns).toEqual(['a', 'b', 'c']);
  });
});

describe('a database that panics', () => {
  const panic = Object.assign(
    new Error('could not write to file "pg_wal/xlogtemp.42": No space left on device'),
    {
      severity: 'PANIC',
      code: '53100',
    },
  );
  const dying = () => {
    const query = vi.fn<PGliteConnection['query']>().mockRejectedValue(panic);
    const close = vi.fn<PGliteConnection['close']>();
    return { pool: new PGlitePool({ query, close, closed: false }), query, close };
  };

  it('is asked nothing more: it would never answer', async () => {
    const { pool, query } = dying();
    const first = await pool.connect();
    await expect(first.query('insert', [])).rejects.toBe(panic);
    first.release();
    const second = await pool.connect();
    await expect(second.query('select', [])).rejects.toBeInstanceOf(StorageFullError);
    expect(query).toHaveBeenCalledOnce();
  });

  it('says so, and is not waited for when closing', async () => {
    const { pool, close } = dying();
    const client = await pool.connect();
    await client.query('insert', []).catch(() => undefined);
    client.release();
    expect(await pool.failed).toBeInstanceOf(StorageFullError);
    await pool.end();
    expect(close).not.toHaveBeenCalled();
  });
});

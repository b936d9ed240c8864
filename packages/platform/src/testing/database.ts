import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { inject } from 'vitest';
import { migrate } from '../db/migrate.js';
import { openPGlite, PGlitePool } from '../db/pglite-pool.js';
import { POOL_SETTINGS } from '../db/pool-settings.js';
import { PostgresConnections } from '../db/postgres-pool.js';
import type { Database, Db } from '../db/schema.js';
import { createPostgresDatabase } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server that databases of tests are made on; absent: PGlite. */
    postgresUrl: string | undefined;
  }
}

/** A database of its own for a test. Close it in `afterAll`/`afterEach`. */
export interface TestDatabase {
  readonly db: Db;
  /** Makes every query fail with this error, until called without one. */
  fail(error?: Error): void;
  close(): Promise<void>;
}

let cached: Promise<Blob> | undefined;

/**
 * A migrated, empty database: PGlite in memory, or one made on the PostgreSQL server that the vitest project `postgres`
 * has started, so that the same tests run on both.
 *
 * The first call on a machine makes a dump of PGlite (some 5 s) and keeps it in the temporary folder under a name
 * that changes with the migrations; later calls load it in under a second.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  if (server !== undefined) return openOnServer(server);
  cached ??= migratedDump();
  const pool = new FailingPool(new PGlitePool(await openPGlite({ loadDataDir: await cached })));
  const db = open(pool);
  return { db, fail: (error) => pool.fail(error), close: () => db.destroy() };
}

function open(pool: PostgresPool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

async function openOnServer(server: string): Promise<TestDatabase> {
  const made = await createPostgresDatabase(server);
  const pool = new FailingPool(new PostgresConnections(made.url, { limits: POOL_SETTINGS }));
  const db = open(pool);
  return {
    db,
    fail: (error) => pool.fail(error),
    async close() {
      await db.destroy();
      await made.drop();
    },
  };
}

/** A pool whose queries fail on demand, as those of a full disk do. */
class FailingPool implements PostgresPool {
  readonly #pool: PostgresPool;
  #failure: Error | undefined;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  fail(error?: Error): void {
    this.#failure = error;
  }

  async connect(): Promise<PostgresPoolClient> {
    if (this.#failure !== undefined) throw this.#failure;
    return this.#pool.connect();
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

async function migratedDump(): Promise<Blob> {
  const folder = join(tmpdir(), `jtop-test-${process.getuid?.() ?? 0}`);
  const file = join(folder, `${await fingerprint()}.tar`);
  try {
    return new Blob([await readFile(file)]);
  } catch {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const bytes = await makeDump();
    // Test files run in several processes: write aside and rename, so that nobody reads half a dump.
    const aside = `${file}.${randomUUID()}`;
    await writeFile(aside, bytes);
    await rename(aside, file);
    return new Blob([bytes]);
  }
}

async function makeDump(): Promise<Uint8Array<ArrayBuffer>> {
  const pglite = await openPGlite({});
  const db = open(new PGlitePool(pglite));
  await migrate(db);
  const dump = await pglite.dumpDataDir('none');
  await db.destroy();
  return new Uint8Array(await dump.arrayBuffer());
}

/** Changes when a migration or PGlite changes. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const migrations = new URL('../db/migrations/', import.meta.url);
  for (const name of (await readdir(migrations)).sort()) {
    hash.update(await readFile(new URL(name, migrations)));
  }
  hash.update(await readFile(createRequire(import.meta.url).resolve('@electric-sql/pglite')));
  return hash.digest('hex').slice(0, 24);
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { migrate } from '../db/migrate.js';
import { openPGlite, PGlitePool } from '../db/pglite-pool.js';
import type { Database, Db } from '../db/schema.js';

/** A database of its own for a test. Close it in `afterAll`/`afterEach`. */
export interface TestDatabase {
  readonly db: Db;
  /** What answers the queries: a test can make it fail. */
  readonly pglite: PGlite;
  close(): Promise<void>;
}

let cached: Promise<Blob> | undefined;

/**
 * A migrated PGlite in memory. The first call on a machine makes a dump (some 5 s) and keeps it in the
 * temporary folder under a name that changes with the migrations; later calls load it in under a second.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  cached ??= migratedDump();
  const pglite = await openPGlite({ loadDataDir: await cached });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new PGlitePool(pglite) }) });
  return { db, pglite, close: () => db.destroy() };
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
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new PGlitePool(pglite) }) });
  await migrate(db);
  const dump = await pglite.dumpDataDir('none');
  await db.destroy();
  return new Uint8Array(await dump.arrayBuffer());
}

/** Changes when a migration or PGlite changes. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const here = new URL('.', import.meta.url);
  for (const name of ['index.ts', '0001-first-light.ts']) {
    hash.update(await readFile(new URL(`../db/migrations/${name}`, here)));
  }
  hash.update(await readFile(createRequire(import.meta.url).resolve('@electric-sql/pglite')));
  return hash.digest('hex').slice(0, 24);
}

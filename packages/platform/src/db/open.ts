import { rename, rm, stat } from 'node:fs/promises';
import { Kysely, PostgresDialect } from 'kysely';
import type { Logger } from 'pino';
import { StartError } from '../start-error.js';
import { lockDataDir, type LockedDataDir } from './data-dir.js';
import { migrate } from './migrate.js';
import { openPGlite, PGlitePool } from './pglite-pool.js';
import type { PoolSettings } from './pool-settings.js';
import type { PoolState } from './postgres-pool.js';
import type { Database, Db } from './schema.js';
import { StorageFullError, toStorageError, type StorageError } from './storage-error.js';

/** Where the data lies: PostgreSQL where `databaseUrl` is given, else PGlite in `dataDir` or `memory`. */
export interface DatabaseSettings {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly databasePool?: PoolSettings;
}

/** An open, migrated database. */
export interface OpenDatabase {
  readonly db: Db;
  readonly kind: 'pglite' | 'postgres';
  /** Resolves when the database has ended by itself; the process has to be started again. */
  readonly failed: Promise<StorageError>;
  /** Does what only one node may do at a time, such as filling the demo; the others wait for their turn. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Undefined where there is no pool: the embedded database has one connection. */
  poolState?(): PoolState;
  /** Ends all queries, closes the database, gives DATA_DIR back. Later calls do nothing. */
  close(): Promise<void>;
}

/**
 * Opens and migrates the database.
 *
 * @throws {StartError} one clear line: folder in use or not writable, disk full, server not reachable
 */
export async function openDatabase(settings: DatabaseSettings, log: Logger): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined) {
    // Loaded where it is used: most starts never need it.
    const { openPostgres } = await import('./open-postgres.js');
    return openPostgres(settings.databaseUrl, log, settings.databasePool);
  }
  if (settings.dataDir === 'memory') return openFresh('memory://');
  const folder = await lockDataDir(settings.dataDir);
  try {
    return await openFolder(folder);
  } catch (error) {
    await folder.release();
    throw explain(error, settings.dataDir);
  }
}

/**
 * The first start prepares a folder aside and renames it when it is whole: initdb takes seconds, and a
 * process killed within them must not leave something that looks like a database.
 */
async function openFolder(folder: LockedDataDir): Promise<OpenDatabase> {
  if (!(await exists(folder.databasePath))) {
    await prepare(folder.preparingPath);
    await rename(folder.preparingPath, folder.databasePath);
  }
  const opened = await openFresh(folder.databasePath);
  return {
    ...opened,
    close: once(async () => {
      await opened.close();
      await folder.release();
    }),
  };
}

async function prepare(path: string): Promise<void> {
  try {
    const fresh = await openFresh(path);
    await fresh.close();
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw error;
  }
}

async function openFresh(dataDir: string): Promise<OpenDatabase> {
  const pool = new PGlitePool(await openPGlite({ dataDir }));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    kind: 'pglite',
    failed: pool.failed,
    // The folder belongs to one process, and memory does anyway.
    alone: (work) => work(),
    close: once(() => db.destroy()),
  };
}

function explain(error: unknown, dataDir: string): unknown {
  const known = toStorageError(error);
  if (known instanceof StorageFullError) {
    return new StartError(`the disk under DATA_DIR ${dataDir} is full; free some space and start again`, {
      cause: error,
    });
  }
  if (error instanceof StartError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StartError(`the database in DATA_DIR ${dataDir} cannot be opened (${reason})`, { cause: error });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
}

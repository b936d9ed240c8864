import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Logger } from 'pino';
import { StartError } from '../start-error.js';
import { migrate } from './migrate.js';
import type { OpenDatabase } from './open.js';
import { POOL_SETTINGS, type PoolSettings } from './pool-settings.js';
import { PostgresConnections, type PostgresOptions } from './postgres-pool.js';
import type { Database, Db } from './schema.js';

/** Number of the advisory lock under which one node at a time prepares what all share. */
const ALONE_LOCK = 7_205_002;

/**
 * Opens and migrates a PostgreSQL database. Of several nodes that start together, one migrates while the others wait.
 *
 * @throws {StartError} one clear line where the server cannot be reached or the tables cannot be made
 */
export async function openPostgres(
  url: string,
  log: Logger,
  limits: PoolSettings = POOL_SETTINGS,
): Promise<OpenDatabase> {
  try {
    await withoutLimits(url, migrate);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`DATABASE_URL: the database cannot be prepared (${reason})`, { cause });
  }
  const { db, connections } = connect(url, {
    limits,
    onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  let closing: Promise<void> | undefined;
  return {
    db,
    kind: 'postgres',
    // Connections come back by themselves, so a server that goes away is waited for.
    failed: new Promise(() => undefined),
    alone: (work) =>
      withoutLimits(url, (holder) =>
        holder.connection().execute(async (connection) => {
          // Held by the connection, so it is given back however this ends.
          await sql`select pg_advisory_lock(${sql.lit(ALONE_LOCK)})`.execute(connection);
          return work();
        }),
      ),
    poolState: () => connections.state,
    close: () => (closing ??= db.destroy()),
  };
}

function connect(url: string, options: PostgresOptions): { db: Db; connections: PostgresConnections } {
  const connections = new PostgresConnections(url, options);
  return { db: new Kysely<Database>({ dialect: new PostgresDialect({ pool: connections }) }), connections };
}

/** For what may take its time: no time-out applies. The connections are closed again. */
async function withoutLimits<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db } = connect(url, {});
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

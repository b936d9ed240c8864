import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { PostgresConnections } from '../db/postgres-pool.js';

/** Name of the migrated, empty database that those of the tests are copied from. */
export const TEMPLATE_DATABASE = 'jtop_template';

/** Time-outs for tests that are not about them: a busy machine may take longer than a platform should. */
export const PATIENT_DATABASE: Readonly<Record<string, string>> = {
  DATABASE_CONNECT_TIMEOUT_MS: '60000',
  DATABASE_STATEMENT_TIMEOUT_MS: '60000',
  DATABASE_LOCK_TIMEOUT_MS: '60000',
  DATABASE_IDLE_TRANSACTION_TIMEOUT_MS: '60000',
};

/** A PostgreSQL database of a test's own, migrated and empty. */
export interface PostgresTestDatabase {
  readonly url: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes one on a running server that has the template. @param server - address of any database there, as superuser */
export async function createPostgresDatabase(
  server: string,
  template: string = TEMPLATE_DATABASE,
): Promise<PostgresTestDatabase> {
  const name = `jtop_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const pool = new PostgresConnections(server);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql.raw(statement).execute(db);
  } finally {
    await db.destroy();
  }
}

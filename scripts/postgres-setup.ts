/**
 * Runs the tests of one vitest project on PostgreSQL: starts a server, migrates one database as the template of all
 * others, and tells the tests where it is. Ends the server when the last test is done.
 */
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { migrate } from '../packages/platform/src/db/migrate.js';
import { PostgresConnections } from '../packages/platform/src/db/postgres-pool.js';
import type { Database } from '../packages/platform/src/db/schema.js';
import { TEMPLATE_DATABASE } from '../packages/platform/src/testing/postgres.js';
import { PostgresServer } from './postgres.mjs';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await PostgresServer.create();
  try {
    await withDatabase(server.url, (db) =>
      sql`create database ${sql.id(TEMPLATE_DATABASE)}`.execute(db).then(() => undefined),
    );
    await withDatabase(server.urlOf(TEMPLATE_DATABASE), migrate);
  } catch (error) {
    await server.remove();
    throw error;
  }
  project.provide('postgresUrl', server.url);
  return () => server.remove();
}

async function withDatabase(url: string, work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new PostgresConnections(url) }),
  });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}

import { sql, type Kysely } from 'kysely';

/**
 * A hand-off may answer a match. It points at none: a suggestion is dropped as soon as it fits no longer, and what was drafted
 * about it is then told that it is gone.
 */
const STATEMENTS = [`alter table handoffs add column match_id uuid`];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}

import { sql, type Kysely } from 'kysely';

/** Hand-offs about a solution: its next version, or letting a page know it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table handoffs add column solution_id uuid').execute(db);
}

import { sql, type Kysely } from 'kysely';

/**
 * A hand-off that is being confirmed is claimed: its status is `confirming`, `party_id` says by whom and `claimed_at` since
 * when. `act_id` is what its act has been keyed by since it was released; null stands for the hand-off's own id, which is
 * what acts were keyed by before.
 */
const STATEMENTS = [
  `alter table handoffs add column claimed_at int8`,
  `alter table handoffs add column act_id uuid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}

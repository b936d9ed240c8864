import { sql, type Kysely } from 'kysely';
import type { Database, Tx } from '../db/schema.js';

const COUNTER = 'catalogue';

/** Says that listings or teams have been written, so that matches are looked for anew. Whoever writes them says so. */
export async function catalogueChanged(tx: Tx): Promise<void> {
  await sql`
    insert into counters (name, value) values (${COUNTER}, 1)
    on conflict (name) do update set value = counters.value + 1`.execute(tx);
}

/** How often that was. */
export async function catalogueVersion(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom('counters').select('value').where('name', '=', COUNTER).executeTakeFirst();
  return row?.value ?? 0;
}

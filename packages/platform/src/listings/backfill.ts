import { SEARCH_VERSION } from '@jtop/rules/search';
import { sql } from 'kysely';
import { json } from '../db/json.js';
import type { Db, Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { searchColumns } from './search-columns.js';

const ROWS_AT_ONCE = 500;

/**
 * Makes the search columns of rows that have none of this version yet: those of an older release, or of a node that
 * still runs it. One transaction a few hundred rows, each marked with its version, so that a stop loses little and the
 * next start goes on from there; several nodes may do it at once.
 *
 * @returns how many rows were filled
 */
export async function backfillSearch(db: Db): Promise<number> {
  let filled = 0;
  for (;;) {
    const rows = await inTransaction(db, fillSome);
    if (rows === 0) return filled;
    filled += rows;
  }
}

async function fillSome(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('listings')
    .select(['id', 'doc'])
    .where('search_version', '<', SEARCH_VERSION)
    // The same order on every node, so that two of them wait for each other and never in a circle.
    .orderBy('search_version')
    .orderBy('id')
    .limit(ROWS_AT_ONCE)
    .forUpdate()
    .execute();
  if (rows.length === 0) return 0;
  const entries = rows.map(({ id, doc }) => ({ id, ...searchColumns(doc) }));
  await sql`
    update listings l
    set search = e.search, search_grams = e.search_grams, search_version = e.search_version
    from jsonb_to_recordset(${json(entries)}::jsonb)
      as e(id uuid, search text, search_grams text[], search_version int)
    where l.id = e.id`.execute(tx);
  return rows.length;
}

import { otherNamesOf } from '@jtop/rules/disclosure';
import { SEARCH_VERSION } from '@jtop/rules/search';
import type { Db, Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { derivedColumns } from './columns.js';
import type { DemandRow } from './rows.js';

const ROWS_AT_ONCE = 200;

/**
 * Makes the columns that follow from the content of demands which have none of this version of the search yet, some
 * hundred a transaction; a stop loses little and the next start goes on from there.
 *
 * @returns how many rows were filled
 */
export async function backfillDemands(db: Db): Promise<number> {
  let filled = 0;
  for (;;) {
    const rows = await inTransaction(db, fillSome);
    if (rows === 0) return filled;
    filled += rows;
  }
}

async function fillSome(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('demands')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('organizations')
        .select('name')
        .whereRef('organizations.id', '=', 'demands.organization_id')
        .as('organization'),
    )
    .where('search_version', '<', SEARCH_VERSION)
    // The same order on every node, so that two of them wait for each other and never in a circle.
    .orderBy('search_version')
    .orderBy('id')
    .limit(ROWS_AT_ONCE)
    .forUpdate()
    .execute();
  for (const { organization, ...row } of rows) {
    const { id, company_name: name } = row;
    // By what a company is found in texts is derived too: a rule that finds more names hides them in older demands as well.
    const names = { company_other_names: otherNamesOf(name, organization ?? undefined) };
    // How many are alike is asked by none of these columns.
    const columns = derivedColumns({ ...row, ...names, alike: 0 } satisfies DemandRow);
    await tx
      .updateTable('demands')
      .set({ ...columns, ...names })
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
}

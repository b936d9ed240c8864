import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.js';

/** A table and the SQL types of those columns that are written in bulk. */
export interface BulkTable {
  /** `insert into … (…) select …`, up to where the rows come from. */
  readonly head: string;
  /** The columns with their types, as a column definition list. */
  readonly types: string;
}

/** Describes a table for {@link insertAll}. Names and types are ours, never a caller's. */
export function bulkTable(table: keyof Database, columns: Readonly<Record<string, string>>): BulkTable {
  const names = Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(', ');
  const types = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return { head: `insert into "${table}" (${names}) select ${names}`, types: types.join(', ') };
}

/**
 * An insert of any number of rows with one parameter, in a text that is the same for any number: nothing to build and
 * nothing new to plan, whatever the size of a batch. It stands alone, or in a `with` beside others.
 */
export function insertAll(table: BulkTable, rows: readonly object[]): RawBuilder<unknown> {
  const { head, types } = table;
  return sql`${sql.raw(head)} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(types)})`;
}

import type { ImportJob } from '@jtop/contract';
import type { RefusedRow, RowError } from '@jtop/rules/imports';

/** What became of a workbook, as the mock keeps it. */
export interface ImportRecord {
  readonly job: ImportJob;
  readonly partyId: string;
  /** Without what tells of persons; absent once a later import of the party has come. */
  refused?: { readonly rows: readonly RefusedRow[]; readonly errors: readonly RowError[] };
}

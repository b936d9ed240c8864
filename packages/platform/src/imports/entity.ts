import { formatInstant, type ImportJob } from '@jtop/contract';
import { cellsWithoutPersons, type RefusedRow, type RowError } from '@jtop/rules/imports';
import type { Selectable } from 'kysely';
import type { ImportsTable, KeptRow } from '../db/imports-schema.js';

export type ImportRow = Selectable<ImportsTable>;

/** An import as the wire gives it. */
export function importJob(row: ImportRow): ImportJob {
  return {
    id: row.id,
    template: row.template,
    mode: row.mode,
    fileName: row.file_name,
    fileHash: row.file_hash,
    submittedVia: row.submitted_via,
    rows: row.rows,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    errorCount: row.error_count,
    errors: row.errors,
    createdIds: row.created_ids,
    createdAt: formatInstant(row.created_at),
  };
}

/** A refused row as it is kept. */
export function keptRow({ row, cells }: RefusedRow, errors: readonly RowError[]): KeptRow {
  return { row, cells: cellsWithoutPersons(cells), errors };
}

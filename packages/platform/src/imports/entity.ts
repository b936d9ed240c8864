import { formatInstant, type ImportJob } from '@jtop/contract';
import {
  cellText,
  demandColumn,
  describeRowError,
  NOT_KEPT,
  type Cell,
  type DemandColumnCode,
  type RefusedRow,
  type RowError,
} from '@jtop/rules/imports';
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

/** An error as the wire gives it, with its sentence: the parameters have no place there. */
export function wireError(error: RowError): ImportJob['errors'][number] {
  const { row, column, code } = error;
  return {
    row,
    ...(column === undefined ? {} : { column }),
    code,
    message: describeRowError(error, 'zh-CN'),
  };
}

/** A refused row as it is kept: nothing that tells of persons, and days as text. */
export function keptRow({ row, cells }: RefusedRow, errors: readonly RowError[]): KeptRow {
  const kept = Object.entries(cells).flatMap(([code, cell]): [string, string | number | boolean][] =>
    cell === null ? [] : [[code, keptCell(code as DemandColumnCode, cell)]],
  );
  return { row, cells: Object.fromEntries(kept), errors };
}

function keptCell(code: DemandColumnCode, cell: Exclude<Cell, null>): string | number | boolean {
  if (demandColumn(code).personal === true) return NOT_KEPT;
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : cellText(cell);
}

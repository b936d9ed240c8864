import { IMPORT_MAX_ROWS, type ImportJob, type ImportTemplate } from '@jtop/contract';
import { textOf, type Cell } from './cells.js';
import {
  DEMAND_COLUMNS,
  DEMAND_TEMPLATE,
  demandColumn,
  type DemandColumn,
  type DemandColumnCode,
} from './columns.js';
import { NOT_KEPT, type RowError } from './demand-row.js';
import { TemplateMismatch, type RefusedRow } from './table.js';
import { describeMismatch, describeRowError } from './texts.js';
import { describeUnreadable, TooManyRows, UnreadableFile } from './unreadable.js';

/** Why a file is not taken, as the problem that says so. */
export interface ImportRefusal {
  readonly code: 'import.unreadable' | 'import.template_mismatch' | 'import.too_many_rows';
  readonly extras: Readonly<Record<string, string | number>>;
  /** For those who read logs. */
  readonly detail: string;
}

/** The problem that an error of reading stands for; undefined for any other error. */
export function importRefusal(error: unknown): ImportRefusal | undefined {
  if (error instanceof UnreadableFile) {
    const { reason, params } = error;
    return {
      code: 'import.unreadable',
      extras: { reason },
      detail: describeUnreadable(reason, params, 'en'),
    };
  }
  if (error instanceof TemplateMismatch) {
    const { reason, params } = error;
    const extras = { template: DEMAND_TEMPLATE.id, reason };
    return { code: 'import.template_mismatch', extras, detail: describeMismatch(reason, params, 'en') };
  }
  if (error instanceof TooManyRows) {
    const extras = { maxRows: error.max, rows: error.rows };
    return { code: 'import.too_many_rows', extras, detail: error.message };
  }
  return undefined;
}

/** An error as the wire gives it, with its sentence: the parameters have no place there. */
export function wireRowError(error: RowError): ImportJob['errors'][number] {
  const { row, column, code } = error;
  return {
    row,
    ...(column === undefined ? {} : { column }),
    code,
    message: describeRowError(error, 'zh-CN'),
  };
}

/** The template as the wire gives it. @param url - of the empty workbook */
export function demandTemplateOnWire(url: string): ImportTemplate {
  const columns = DEMAND_COLUMNS.map((column: DemandColumn) => ({
    code: column.code,
    title: column.title,
    required: column.required,
    ...(column.maxLength === undefined ? {} : { maxLength: column.maxLength }),
    ...(column.values === undefined ? {} : { values: [...column.values] }),
    ...(column.example === '' ? {} : { example: column.example }),
  }));
  const { id, version, title } = DEMAND_TEMPLATE;
  return { id, version, title, columns, maxRows: IMPORT_MAX_ROWS, url };
}

/** The cells of a refused row as they may be kept: nothing that tells of persons (I-M1), and days as text. */
export function cellsWithoutPersons(cells: RefusedRow['cells']): Record<string, string | number | boolean> {
  const kept = Object.entries(cells).flatMap(([code, cell]): [string, string | number | boolean][] =>
    cell === null ? [] : [[code, keptCell(code as DemandColumnCode, cell)]],
  );
  return Object.fromEntries(kept);
}

function keptCell(code: DemandColumnCode, cell: Exclude<Cell, null>): string | number | boolean {
  if (demandColumn(code).personal === true) return NOT_KEPT;
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : textOf(cell);
}

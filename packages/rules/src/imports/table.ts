import { textOf, type Cell } from './cells.js';
import { DEMAND_COLUMNS, DEMAND_TEMPLATE, type DemandColumnCode } from './columns.js';
import {
  CELL_MAX,
  readDemandRow,
  type DemandRowContext,
  type RowError,
  type RowErrorCode,
} from './demand-row.js';
import { titleKey } from './natural-key.js';
import type { DemandCreate } from '@jtop/contract';

/** The rows of a sheet from its first, each from its column A. */
export type Grid = readonly (readonly (Cell | undefined)[])[];

/** What a sheet says of a cell besides its value. */
export interface CellMark {
  /** From 1. */
  readonly row: number;
  /** From 1; 0 for the row as a whole. */
  readonly column: number;
  readonly code: Extract<RowErrorCode, 'cell_error' | 'formula_without_value' | 'merged_cell' | 'hidden_row'>;
}

/** A row as it stood there, by the columns of the template. */
export interface RefusedRow {
  /** As the workbook counts, from 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<DemandColumnCode, Cell>>>;
}

/** A row that holds a demand. */
export interface TakenRow extends RefusedRow {
  readonly demand: DemandCreate;
}

export interface DemandTable {
  /** How many rows hold anything. */
  readonly rows: number;
  readonly taken: readonly TakenRow[];
  readonly refused: readonly RefusedRow[];
  /** In the order of rows and columns. */
  readonly errors: readonly RowError[];
}

/** Why a sheet is not one of this template. */
export type MismatchReason =
  | 'sheet_missing'
  | 'sheet_hidden'
  | 'version_missing'
  | 'version_other'
  | 'header_missing'
  | 'column_missing'
  | 'column_twice'
  | 'empty';

/** A sheet that no row of is looked at. The platform answers `import.template_mismatch`. */
export class TemplateMismatch extends Error {
  override readonly name = 'TemplateMismatch';
  readonly reason: MismatchReason;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(reason: MismatchReason, params: Readonly<Record<string, string | number>> = {}) {
    super(`the workbook is not of this template: ${reason}`);
    this.reason = reason;
    this.params = params;
  }
}

/** Heads the first column, whose cells number the rows and mark those that are no data. */
export const NUMBER_TITLE = '序号';
export const NOTE_MARK = '说明';
export const EXAMPLE_MARK = '示例';
/** Heads the column of an error workbook that says what to mend. A workbook that comes back may have it. */
export const PROBLEM_TITLE = '需修改之处';

/** Title, version and header stand within so many rows. */
const HEAD_ROWS = 10;
const VERSION = /^([a-z_]+)\/(\d{1,4})$/u;

/** What stands in the version cell of a workbook of ours. */
export const VERSION_TEXT: string = `${DEMAND_TEMPLATE.id}/${DEMAND_TEMPLATE.version}`;

interface Header {
  /** Index of its row. */
  readonly index: number;
  readonly columns: ReadonlyMap<DemandColumnCode, number>;
  readonly numberColumn: number | undefined;
  readonly unknown: readonly number[];
}

/** How far reading has come: rows done of all. */
export type TableProgress = (done: number, all: number) => void;

/**
 * Reads the rows of 《需求征集表》: columns are found by their headers, in whatever order; note and example are passed over.
 *
 * @throws TemplateMismatch where it is no sheet of this template
 */
export function readDemandTable(
  grid: Grid,
  marks: readonly CellMark[],
  context: DemandRowContext,
  onProgress: TableProgress = () => undefined,
): DemandTable {
  const steps = tableInSteps(grid, marks, context, onProgress);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Rows that one turn reads: some ten milliseconds of a plain machine. */
const ROWS_A_TURN = 128;

/**
 * The same in slices, for a thread that has other things to do.
 *
 * @param turn - lets everything else have a turn
 */
export async function readDemandTableInTurns(
  grid: Grid,
  marks: readonly CellMark[],
  context: DemandRowContext,
  onProgress: TableProgress,
  turn: () => Promise<void>,
): Promise<DemandTable> {
  const steps = tableInSteps(grid, marks, context, onProgress);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}

function* tableInSteps(
  grid: Grid,
  marks: readonly CellMark[],
  context: DemandRowContext,
  onProgress: TableProgress,
): Generator<undefined, DemandTable> {
  requireVersion(grid);
  const header = headerOf(grid);
  const marked = markedRows(marks);
  const seen = new Map<string, number>();
  const taken: TakenRow[] = [];
  const refused: RefusedRow[] = [];
  const errors = header.unknown.map((column): RowError => unknownColumn(header.index + 1, column));
  for (let index = header.index + 1; index < grid.length; index += 1) {
    if (index % ROWS_A_TURN === 0) {
      onProgress(index, grid.length);
      yield;
    }
    const cells = cellsOf(grid[index] ?? [], header);
    const row = index + 1;
    const wrong = [...(marked.get(row) ?? [])].flatMap((mark) => markError(mark, header));
    const isBlank = Object.keys(cells).length === 0;
    if (isBlank && wrong.every(({ code }) => code === 'hidden_row')) continue;
    const mark = header.numberColumn === undefined ? '' : textOf(grid[index]?.[header.numberColumn]);
    if (mark === NOTE_MARK) continue;
    if (mark.startsWith(EXAMPLE_MARK)) {
      if (titleKey(textOf(cells.title)) === EXAMPLE_KEY) continue;
      wrong.push({ row, code: 'example_changed', params: {} });
    }
    const found = readRow(row, cells, wrong, seen, context);
    if (found.demand === undefined) {
      refused.push({ row, cells });
      errors.push(...found.errors);
    } else {
      taken.push({ row, cells, demand: found.demand });
    }
  }
  if (taken.length + refused.length === 0) throw new TemplateMismatch('empty');
  onProgress(grid.length, grid.length);
  return { rows: taken.length + refused.length, taken, refused, errors };
}

const EXAMPLE_KEY = /* @__PURE__ */ titleKey(DEMAND_COLUMNS[0].example);

function requireVersion(grid: Grid): void {
  for (const cells of grid.slice(0, HEAD_ROWS)) {
    for (const cell of cells) {
      const found = typeof cell === 'string' && cell.length < 80 ? VERSION.exec(cell.trim()) : null;
      if (found === null) continue;
      if (cell === VERSION_TEXT) return;
      throw new TemplateMismatch('version_other', { found: found[0], expected: VERSION_TEXT });
    }
  }
  throw new TemplateMismatch(grid.length === 0 ? 'empty' : 'version_missing', { expected: VERSION_TEXT });
}

/** A header as it is compared: without blanks, stars, and what stands in brackets. */
function headerKey(cell: Cell | undefined): string {
  return textOf(cell)
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/\([^()]*\)/gu, '')
    .replace(/[\s*:]/gu, '')
    .toLowerCase();
}

function headerOf(grid: Grid): Header {
  const codes = new Map(DEMAND_COLUMNS.map(({ code, title }) => [headerKey(title.zh), code]));
  const titleHeader = headerKey(DEMAND_COLUMNS[0].title.zh);
  const index = grid
    .slice(0, HEAD_ROWS)
    .findIndex((cells) => cells.some((cell) => headerKey(cell) === titleHeader));
  if (index === -1) throw new TemplateMismatch('header_missing', { column: DEMAND_COLUMNS[0].title.zh });
  const columns = new Map<DemandColumnCode, number>();
  const unknown: number[] = [];
  let numberColumn: number | undefined;
  (grid[index] ?? []).forEach((cell, column) => {
    const key = headerKey(cell);
    const code = codes.get(key);
    if (code !== undefined) {
      if (columns.has(code)) throw new TemplateMismatch('column_twice', { column: titleOf(code) });
      columns.set(code, column);
    } else if (key === NUMBER_TITLE) {
      numberColumn ??= column;
    } else if (key !== '' && key !== PROBLEM_TITLE) {
      unknown.push(column);
    }
  });
  for (const { code, required } of DEMAND_COLUMNS) {
    if (required && !columns.has(code))
      throw new TemplateMismatch('column_missing', { column: titleOf(code) });
  }
  return { index, columns, numberColumn, unknown };
}

function titleOf(code: DemandColumnCode): string {
  return DEMAND_COLUMNS.find((column) => column.code === code)?.title.zh ?? code;
}

function unknownColumn(row: number, column: number): RowError {
  const letters = columnLetters(column + 1);
  return { row, column: `@${letters}`, code: 'unknown_column', params: { letters } };
}

/** The letters of a column that counts from 1: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

function cellsOf(cells: readonly (Cell | undefined)[], { columns }: Header): RefusedRow['cells'] {
  const found: Partial<Record<DemandColumnCode, Cell>> = {};
  for (const [code, column] of columns) {
    const cell = cells[column];
    if (cell !== undefined && cell !== null && cell !== '') found[code] = cell;
  }
  return found;
}

function markedRows(marks: readonly CellMark[]): Map<number, CellMark[]> {
  const rows = new Map<number, CellMark[]>();
  for (const mark of marks) {
    const there = rows.get(mark.row);
    if (there === undefined) rows.set(mark.row, [mark]);
    else there.push(mark);
  }
  return rows;
}

/** A mark of a column that nobody reads is of no matter. */
function markError({ row, column, code }: CellMark, { columns }: Header): RowError[] {
  if (column === 0) return [{ row, code, params: {} }];
  for (const [name, index] of columns) {
    if (index === column - 1) return [{ row, column: name, code, params: {} }];
  }
  return [];
}

/** A demand, or what is wrong with the row; `seen` remembers which title stands in which row. */
function readRow(
  row: number,
  cells: RefusedRow['cells'],
  wrong: readonly RowError[],
  seen: Map<string, number>,
  context: DemandRowContext,
): { demand?: DemandCreate | undefined; errors: RowError[] } {
  const tooLong = Object.entries(cells).flatMap(([column, cell]): RowError[] =>
    typeof cell === 'string' && cell.length > CELL_MAX
      ? [{ row, column, code: 'too_long', params: { max: CELL_MAX, length: cell.length } }]
      : [],
  );
  const first = [...wrong, ...tooLong];
  const refused = new Set(first.map(({ column }) => column));
  const { demand, errors } = readDemandRow((code) => (refused.has(code) ? null : cells[code]), context);
  const all = [
    ...first,
    ...errors.filter(({ column }) => !refused.has(column)).map((error): RowError => ({ row, ...error })),
  ];
  const key = titleKey(textOf(cells.title).slice(0, CELL_MAX));
  const before = seen.get(key);
  if (key !== '' && before !== undefined) {
    all.push({ row, column: 'title', code: 'duplicate_row', params: { first: before } });
  } else {
    seen.set(key, row);
  }
  return all.length === 0 ? { demand, errors: [] } : { errors: all };
}

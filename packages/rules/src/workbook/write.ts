import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/universal';
import { textOf, type Cell } from '../imports/cells.js';
import { DEMAND_COLUMNS, type DemandColumn, type DemandColumnCode } from '../imports/columns.js';
import { NOT_KEPT, type RowError } from '../imports/demand-row.js';
import {
  EXAMPLE_MARK,
  NOTE_MARK,
  NUMBER_TITLE,
  PROBLEM_TITLE,
  VERSION_TEXT,
  type RefusedRow,
} from '../imports/table.js';
import { columnName, describeRowError, type ImportLocale } from '../imports/texts.js';
import { DATA_SHEET } from './read.js';

const CODES_SHEET = '代码表';
const COLUMNS: readonly DemandColumn[] = DEMAND_COLUMNS;
const HEAD_COLOR = '#E8F0FA';
const PROBLEM_COLOR = '#FDECEA';
const WIDE = 36;
const NARROW = 16;
const NUMBER_WIDTH = 8;
/** Text, as the program shows it that opens the file: numbers keep their zeros. */
const AS_TEXT = '@';
const AS_TIME = 'yyyy-mm-dd hh:mm';

/** The empty workbook of 《需求征集表》: header, notes, an example that is passed over, and the lists of what may be chosen. */
export async function demandTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const note = [NOTE_MARK, ...COLUMNS.map((column) => noteOf(column))];
  const example = [EXAMPLE_MARK, ...COLUMNS.map((column) => column.example)];
  return write([
    {
      sheet: DATA_SHEET,
      columns: widths([]),
      stickyRowsCount: 2,
      data: [
        titleRow(),
        headerRow([]),
        note.map((value) => ({ value, wrap: true, alignVertical: 'top' })),
        example.map((value) =>
          value === '' ? null : { ...asText(value), wrap: true, alignVertical: 'top' },
        ),
      ],
    },
    codesSheet(),
  ]);
}

/** What of the refused rows is written back. */
export interface ErrorWorkbookOptions {
  readonly locale: ImportLocale;
  /**
   * Whether cells that tell of persons are written as they stood there. Only where the file never leaves the machine that
   * has it already: otherwise they are to be filled in again.
   */
  readonly keepsPersonal: boolean;
}

/**
 * The refused rows of a workbook as they were, with a column that says what to mend. It can be mended and uploaded as it
 * is, for it is a workbook of the same template; rows are numbered as the first workbook counted them.
 */
export async function errorWorkbook(
  { refused, errors }: { readonly refused: readonly RefusedRow[]; readonly errors: readonly RowError[] },
  { locale, keepsPersonal }: ErrorWorkbookOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const byRow = new Map<number, RowError[]>();
  for (const error of errors) byRow.set(error.row, [...(byRow.get(error.row) ?? []), error]);
  const rows = refused.map(({ row, cells }): Row => {
    const problems = (byRow.get(row) ?? []).map((error) => problemText(error, locale));
    const problem = { value: problems.join('\n'), wrap: true, backgroundColor: PROBLEM_COLOR };
    return [row, ...COLUMNS.map((column) => writtenBack(column, cells, keepsPersonal)), problem];
  });
  const more = [PROBLEM_TITLE];
  const data = [titleRow(), headerRow(more), ...rows];
  return write([{ sheet: DATA_SHEET, columns: widths(more), stickyRowsCount: 2, data }, codesSheet()]);
}

function problemText(error: RowError, locale: ImportLocale): string {
  const name = columnName(error.column, locale);
  const colon = locale === 'zh-CN' ? '：' : ': ';
  return `${name === undefined ? '' : name + colon}${describeRowError(error, locale)}`;
}

function writtenBack(
  { code, personal }: DemandColumn,
  cells: RefusedRow['cells'],
  keepsPersonal: boolean,
): Row[number] {
  const cell = cells[code as DemandColumnCode];
  if (cell === undefined || cell === null) return null;
  if (personal === true && !keepsPersonal) return NOT_KEPT;
  if (typeof cell !== 'string') return asItWas(cell);
  const text = harmless(cell);
  return text === '' ? null : asText(text);
}

function asText(value: string): { value: string; type: StringConstructor; format: string } {
  return { value, type: String, format: AS_TEXT };
}

function asItWas(cell: Exclude<Cell, string | null>): Row[number] {
  if (!(cell instanceof Date)) return cell;
  return Number.isNaN(cell.getTime()) ? null : { value: cell, type: Date, format: AS_TIME };
}

/** What a program may take for a formula when the text is edited or saved as CSV is marked as text (OWASP, CSV injection). */
export function harmless(text: string): string {
  const plain = textOf(text);
  return /^[=+\-@＝＋－＠\t]/u.test(plain) ? `'${plain}` : plain;
}

function titleRow(): Row {
  return [{ value: `《${DATA_SHEET}》`, fontWeight: 'bold' }, '模板版本', VERSION_TEXT];
}

function headerRow(more: readonly string[]): Row {
  const titles = COLUMNS.map(({ title, required }) => title.zh + (required ? '*' : ''));
  return [NUMBER_TITLE, ...titles, ...more].map((value) => ({
    value,
    fontWeight: 'bold',
    backgroundColor: HEAD_COLOR,
    wrap: true,
  }));
}

function noteOf({ note, required }: DemandColumn): string {
  return [required ? '必填' : '选填', note.zh].filter((part) => part !== '').join('；');
}

function widths(more: readonly string[]): { width: number }[] {
  const ours = COLUMNS.map(({ maxLength = 0 }) => ({ width: maxLength > 60 ? WIDE : NARROW }));
  return [{ width: NUMBER_WIDTH }, ...ours, ...more.map(() => ({ width: WIDE }))];
}

/** Each list stands in a column under its title. */
function codesSheet(): Sheet<Blob> {
  const lists = COLUMNS.filter(({ values }) => values !== undefined);
  const longest = Math.max(...lists.map(({ values = [] }) => values.length));
  const head: Row = lists.map(({ title }) => ({
    value: title.zh,
    fontWeight: 'bold',
    backgroundColor: HEAD_COLOR,
  }));
  const rows = Array.from({ length: longest }, (_, index): Row =>
    lists.map(({ values = [] }) => values[index]?.title.zh ?? null),
  );
  const columns = lists.map(() => ({ width: NARROW + NUMBER_WIDTH }));
  return { sheet: CODES_SHEET, columns, data: [head, ...rows] };
}

async function write(sheets: Sheet<Blob>[]): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeXlsxFile(sheets).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

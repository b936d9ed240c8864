import { IMPORT_MAX_ROWS } from '@jtop/contract';
import { DEMAND_TEMPLATE } from '../imports/columns.js';
import type { DemandRowContext } from '../imports/demand-row.js';
import {
  columnLetters,
  readDemandTableInTurns,
  TemplateMismatch,
  type DemandTable,
} from '../imports/table.js';
import { readGrid } from './grid.js';
import { scanSheet, type SheetScan } from './sheet-scan.js';
import { countsFrom1904, findSheet, partText } from './sheets.js';
import { requireZip } from './sniff.js';
import { TooManyRows, UnreadableFile } from '../imports/unreadable.js';
import { unpackInTurns, type Parts } from './zip.js';

/** The sheet that the demands stand on. */
export const DATA_SHEET: string = DEMAND_TEMPLATE.title.zh;

/** Title, header, note and example stand above the rows, and a blank line or two. */
const HEAD_ROWS = 10;
/** The template has 27 columns; as many again of somebody's own are passed over. */
const COLUMNS_MAX = 256;

/** How far reading has come, in thousandths. */
export type ReadProgress = (thousandths: number) => void;

/** What of the whole each stage takes, as measured with 10,000 rows. */
const UNPACKED = 100;
const PARSED = 600;

/**
 * Reads a workbook of 《需求征集表》 in browsers, workers and Node alike. What has a macro, inflates to too much or reaches
 * too far is refused before anything is made of it. Cells with formulas give the values that they were saved with.
 *
 * @param bytes - the .xlsx as it is
 * @param turn - called between slices of the work: lets a thread that does other things as well do them
 * @throws UnreadableFile, TemplateMismatch, TooManyRows
 */
export async function readDemandWorkbook(
  bytes: Uint8Array,
  context: DemandRowContext,
  onProgress: ReadProgress = () => undefined,
  turn: () => Promise<void> = () => Promise.resolve(),
): Promise<DemandTable> {
  requireZip(bytes);
  const parts = await unpackInTurns(bytes, turn);
  requireNoMacros(parts);
  const sheet = findSheet(parts, DATA_SHEET);
  await turn();
  const scans = await scanSheets(parts, turn);
  const scan = sheet === undefined ? undefined : scans.get(sheet.path);
  if (sheet === undefined || scan === undefined) {
    throw new TemplateMismatch('sheet_missing', { expected: DATA_SHEET });
  }
  if (sheet.isHidden) throw new TemplateMismatch('sheet_hidden', { expected: DATA_SHEET });
  onProgress(UNPACKED);
  await turn();
  const grid = await readGrid(parts, { name: DATA_SHEET, path: sheet.path, outline: scan }, turn, {
    onProgress: (rows) => {
      onProgress(UNPACKED + Math.floor(((PARSED - UNPACKED) * rows) / Math.max(scan.lastRow, rows)));
    },
  });
  onProgress(PARSED);
  await turn();
  const tell = (done: number, all: number): void => {
    onProgress(PARSED + Math.floor(((1_000 - PARSED) * done) / all));
  };
  const asked = { ...context, countsFrom1904: countsFrom1904(parts) };
  const table = await readDemandTableInTurns(grid, scan.marks, asked, tell, turn);
  if (table.rows > IMPORT_MAX_ROWS) throw new TooManyRows(table.rows, IMPORT_MAX_ROWS);
  return table;
}

function requireNoMacros(parts: Parts): void {
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) throw new UnreadableFile('not_a_workbook');
  const text = partText(types);
  if (/macroEnabled/iu.test(text)) throw new UnreadableFile('macro');
  if (!text.includes('spreadsheetml')) throw new UnreadableFile('not_a_workbook');
}

/** All sheets keep within what is read, whichever the library takes for the one that was asked for. */
async function scanSheets(parts: Parts, turn: () => Promise<void>): Promise<Map<string, SheetScan>> {
  const scans = new Map<string, SheetScan>();
  for (const [name, bytes] of parts) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const scan = await scanSheet(bytes, turn);
    if (scan.lastRow > IMPORT_MAX_ROWS + HEAD_ROWS) throw new TooManyRows(scan.lastRow, IMPORT_MAX_ROWS);
    if (scan.lastColumn > COLUMNS_MAX) {
      throw new UnreadableFile('too_wide', { letters: columnLetters(scan.lastColumn) });
    }
    scans.set(name, scan);
  }
  return scans;
}

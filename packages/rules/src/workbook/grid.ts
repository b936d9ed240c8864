import { readSheet } from 'read-excel-file/universal';
import type { Grid } from '../imports/table.js';
import { UnreadableFile } from '../imports/unreadable.js';
import { findSharedStrings, someStrings } from './shared-strings.js';
import { ROWS_MAX, sheetPieces, type SheetOutline } from './sheet-pieces.js';
import { partText, withPlainEpoch } from './sheets.js';
import { pack, type Parts } from './zip.js';

/** Rows that the library reads at once: some ten milliseconds of a plain machine. */
export const ROWS_AT_ONCE = 128;
/** Formats are read with each piece: where they are as long as this the sheet is read as a whole, in bytes. */
const COMMON_MAX = 262_144;

type MutableGrid = Grid[number][];

/** A sheet of a workbook. */
export interface SheetOf {
  readonly name: string;
  readonly path: string;
  readonly outline: SheetOutline;
}

export interface GridOptions {
  /** @default ROWS_AT_ONCE */
  readonly rowsAtOnce?: number;
  /** Told how many rows have been read. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * The cells of a sheet as the library reads them: some rows at a time, so that others get a turn in between. It is given a
 * small workbook for each piece. A sheet that cannot be cut for certain is read as a whole, and by that judged, too.
 *
 * @throws UnreadableFile `damaged`
 */
export async function readGrid(
  parts: Parts,
  sheet: SheetOf,
  turn: () => Promise<void>,
  { rowsAtOnce = ROWS_AT_ONCE, onProgress = () => undefined }: GridOptions = {},
): Promise<Grid> {
  const plain = withPlainEpoch(parts);
  const grid = await gridOfPieces(plain, sheet, turn, { rowsAtOnce, onProgress });
  if (grid !== undefined) return grid;
  await turn();
  const whole = await gridOf(plain, sheet.name);
  if (whole === undefined) throw new UnreadableFile('damaged');
  return whole;
}

async function gridOfPieces(
  parts: Parts,
  { name, path, outline }: SheetOf,
  turn: () => Promise<void>,
  { rowsAtOnce, onProgress }: Required<GridOptions>,
): Promise<Grid | undefined> {
  const bytes = parts.get(path);
  const count = outline.rowStarts.length;
  if (bytes === undefined || count <= rowsAtOnce || count > ROWS_MAX) return undefined;
  const stringsPath = sharedStringsOf(parts);
  const common = new Map(
    [...parts].filter(([part]) => !part.startsWith('xl/worksheets/') && part !== stringsPath),
  );
  const size = [...common.values()].reduce((sum, { length }) => sum + length, 0);
  if (stringsPath === undefined || size > COMMON_MAX) return undefined;
  const strings = await findSharedStrings(parts.get(stringsPath) ?? new Uint8Array(), turn);
  if (strings === undefined) return undefined;
  const grid: MutableGrid = [];
  for (const piece of sheetPieces(bytes, outline, rowsAtOnce)) {
    if (piece === undefined) return undefined;
    const some = someStrings(strings, piece.strings);
    if (some === undefined) return undefined;
    await turn();
    const rows = await gridOf(new Map([...common, [path, piece.sheet], [stringsPath, some]]), name);
    if (rows === undefined) return undefined;
    // The library puts a blank row for each that stood before the piece.
    for (let index = grid.length; index < rows.length; index += 1) grid.push(rows[index] ?? []);
    onProgress(grid.length);
    await turn();
  }
  return evened(grid, turn);
}

const SHARED_STRINGS = /^xl\/sharedStrings\w*\.xml$/u;
const RELATION = /\sTarget\s*=\s*["'](?:\/xl\/)?([^"']*haredStrings[^"']*)["']/gu;

/** Which part the library takes shared strings from; undefined where that is not plain. */
function sharedStringsOf(parts: Parts): string | undefined {
  const relations = partText(parts.get('xl/_rels/workbook.xml.rels') ?? new Uint8Array());
  const targets = [...relations.matchAll(RELATION)].map(([, target = '']) => `xl/${target}`);
  const names = [...parts.keys()].filter((part) => /^xl\/sharedStrings/iu.test(part));
  const [target = 'xl/sharedStrings.xml'] = targets;
  const [name = target] = names;
  const isPlain = targets.length <= 1 && names.length <= 1 && name === target && SHARED_STRINGS.test(name);
  return isPlain ? name : undefined;
}

/** All rows as long as the longest, as those of a whole sheet are. */
async function evened(grid: MutableGrid, turn: () => Promise<void>): Promise<Grid> {
  const width = grid.reduce((most, { length }) => Math.max(most, length), 0);
  await turn();
  return grid.map((row) =>
    row.length === width ? row : [...row, ...Array.from({ length: width - row.length }, () => null)],
  );
}

/** A sheet as the library reads it in one go; undefined where it does not. */
async function gridOf(parts: Parts, name: string): Promise<Grid | undefined> {
  try {
    // The library's type of a cell says `typeof Date` where a Date comes.
    return (await readSheet(pack(parts), name, { trim: false })) as unknown as Grid;
  } catch {
    return undefined;
  }
}

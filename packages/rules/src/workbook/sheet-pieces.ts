import { utf8ToBytes } from '@noble/hashes/utils.js';
import { partText } from './sheets.js';

/** Where a sheet can be cut. */
export interface SheetOutline {
  /** Index of the `<` of each row. */
  readonly rowStarts: readonly number[];
}

/** Some rows of a sheet as a sheet of their own, with the numbers that they had. */
export interface SheetPiece {
  readonly sheet: Uint8Array;
  /** The shared strings that its cells use, in the order in which they count them now. */
  readonly strings: readonly number[];
}

/** A sheet that has more rows or reaches further is not cut: each piece makes the blank rows before it again. */
export const ROWS_MAX = 20_000;
/** Rows of long texts make smaller pieces, in bytes. */
const PIECE_MAX = 262_144;
const HEAD_MAX = 65_536;

const BLANK = '[\\t-\\r ]';
const TAG_ATTRIBUTES = `(?:${BLANK}+[\\w.:-]+=(?:"[^"<]*"|'[^'<]*'))*${BLANK}*`;
/** Of rows and cells: so plain that none can stand in the value of another. */
const PLAIN_ATTRIBUTES = `(?:${BLANK}+[\\w.:-]+=(?:"[\\w.: -]*"|'[\\w.: -]*'))*${BLANK}*`;
const ROW_NUMBER = new RegExp(`${BLANK}r=["']([1-9]\\d{0,6})["']`, 'u');
const CELL_ROW = new RegExp(`${BLANK}r=["'][A-Z]{1,3}([1-9]\\d{0,6})["']`, 'u');
const IS_SHARED = new RegExp(`${BLANK}t=["']s["']`, 'u');
/** What the library would take for a row or a cell wherever it stands. */
const OF_ROWS = /<\/?(?:[\w.-]+:)*(?:row|c|sheetData)[\t-\r />]/u;
const NEITHER_TAG_NOR_TEXT = /<[!?]/u;

/** What a sheet says that can be cut: nothing but this is taken for rows, all else is left to who reads the whole. */
function grammarOf(prefix: string) {
  const open = (name: string, attributes = TAG_ATTRIBUTES): string => `<${prefix}${name}${attributes}>`;
  const close = (name: string): string => `</${prefix}${name}>`;
  const inline = `${open('is')}${BLANK}*${open('t')}[^<]*${close('t')}${BLANK}*${close('is')}`;
  const value = `${open('v', '')}[^<]*${close('v')}`;
  return {
    row: new RegExp(`${BLANK}*<${prefix}row(${PLAIN_ATTRIBUTES})(/?)>`, 'uy'),
    rowEnd: new RegExp(`${BLANK}*${close('row')}`, 'uy'),
    cell: new RegExp(
      `${BLANK}*<${prefix}c(${PLAIN_ATTRIBUTES})(?:/>|>(?:${BLANK}*(?:${value}|${inline})?${BLANK}*${close('c')})?)`,
      'uy',
    ),
    tag: new RegExp(`[^<]*<(/?)([\\w.:-]+)${TAG_ATTRIBUTES}/?>`, 'uy'),
    end: new RegExp(`${BLANK}*</${prefix}sheetData>`, 'uy'),
    value: `<${prefix}v>`,
    cellEnd: close('c'),
    cellName: `${prefix}c`,
  };
}
type Grammar = ReturnType<typeof grammarOf>;

const HEAD = new RegExp(
  `^(?:<\\?xml[^<>]*\\?>)?${BLANK}*<((?:\\w+:)?)worksheet${TAG_ATTRIBUTES}>((?:[^<]*</?[\\w.:-]+${TAG_ATTRIBUTES}/?>)*)${BLANK}*$`,
  'u',
);
const DATA = new RegExp(`<((?:\\w+:)?)sheetData${TAG_ATTRIBUTES}>${BLANK}*$`, 'u');

/**
 * Cuts a sheet into sheets of some rows each, so that whoever reads them can rest in between. Cells stay as they are, but for
 * those of shared strings, which count the strings of their piece.
 *
 * @param rowsAtOnce - how many rows a piece has at most
 * @returns pieces in their order; `undefined` in the place of one as soon as the sheet turns out to be one that had better
 *   be read as a whole: with comments, with rows out of order, with anything that is not plain
 */
export function* sheetPieces(
  bytes: Uint8Array,
  { rowStarts }: SheetOutline,
  rowsAtOnce: number,
): Generator<SheetPiece | undefined, void> {
  const [first = 0] = rowStarts;
  const head = first > HEAD_MAX ? '' : partText(bytes.subarray(0, first));
  const [, prefix, inside = ''] = HEAD.exec(head) ?? [];
  const data = DATA.exec(inside);
  if (prefix === undefined || data?.[1] !== prefix || OF_ROWS.test(inside.slice(0, data.index))) {
    yield undefined;
    return;
  }
  const grammar = grammarOf(prefix);
  const open = `<${prefix}worksheet><${prefix}sheetData>`;
  const close = `</${prefix}sheetData></${prefix}worksheet>`;
  let lastRow = 0;
  for (let index = 0; index < rowStarts.length;) {
    const start = rowStarts[index] ?? 0;
    const stop = endOfPiece(rowStarts, index, rowsAtOnce);
    const isLast = stop >= rowStarts.length;
    const text = partText(bytes.subarray(start, isLast ? bytes.length : rowStarts[stop]));
    const rows = readRows(text, grammar, lastRow);
    if (rows === undefined || !isWhole(text, rows.end, isLast, grammar)) {
      yield undefined;
      return;
    }
    const before = index === 0 ? head : open;
    const sheet = utf8ToBytes(`${before}${rows.text}${isLast ? text.slice(rows.end) : close}`);
    yield { sheet, strings: rows.strings };
    lastRow = rows.lastRow;
    index = stop;
  }
}

/** Index of the first row behind a piece. */
function endOfPiece(rowStarts: readonly number[], from: number, rowsAtOnce: number): number {
  const most = Math.min(from + rowsAtOnce, rowStarts.length);
  let stop = from + 1;
  while (stop < most && (rowStarts[stop] ?? 0) - (rowStarts[from] ?? 0) < PIECE_MAX) stop += 1;
  return stop;
}

/** Whether rows are all there is of a piece, or all but the end of the sheet. */
function isWhole(text: string, end: number, isLast: boolean, grammar: Grammar): boolean {
  if (!isLast) return text.slice(end).trim() === '';
  grammar.end.lastIndex = end;
  if (!grammar.end.test(text)) return false;
  const after = text.slice(grammar.end.lastIndex);
  return !OF_ROWS.test(after) && !NEITHER_TAG_NOR_TEXT.test(after);
}

interface Rows {
  readonly text: string;
  readonly strings: readonly number[];
  /** Index behind the last row in the text that was read. */
  readonly end: number;
  readonly lastRow: number;
}

function readRows(text: string, grammar: Grammar, before: number): Rows | undefined {
  const strings = new Map<string, number>();
  const parts: string[] = [];
  let [at, copied, lastRow] = [0, 0, before];
  for (;;) {
    const row = matchAt(grammar.row, text, at);
    if (row === null) break;
    at = grammar.row.lastIndex;
    const [, attributes = '', closed] = row;
    const digits = ROW_NUMBER.exec(attributes)?.[1] ?? '';
    if (Number(digits) <= lastRow || Number(digits) > ROWS_MAX || attributes.includes(':r='))
      return undefined;
    lastRow = Number(digits);
    if (closed !== '') continue;
    for (;;) {
      const cell = matchAt(grammar.cell, text, at);
      if (cell === null) break;
      const start = at;
      at = grammar.cell.lastIndex;
      const [whole, marks = ''] = cell;
      if (CELL_ROW.exec(marks)?.[1] !== digits || marks.includes(':')) return undefined;
      const isShared = IS_SHARED.test(marks);
      if (!whole.endsWith(grammar.cellEnd) && !whole.endsWith('/>')) {
        at = isShared ? -1 : endOfCell(text, at, grammar);
        if (at === -1) return undefined;
      } else if (isShared && whole.includes(grammar.value)) {
        const from = text.indexOf(grammar.value, start) + grammar.value.length;
        const to = text.indexOf('<', from);
        const value = text.slice(from, to);
        if (!/^\d{1,7}$/u.test(value)) return undefined;
        const index = strings.get(value) ?? strings.size;
        strings.set(value, index);
        parts.push(text.slice(copied, from), String(index));
        copied = to;
      }
    }
    if (matchAt(grammar.rowEnd, text, at) === null) return undefined;
    at = grammar.rowEnd.lastIndex;
  }
  parts.push(text.slice(copied, at));
  return { text: parts.join(''), strings: [...strings.keys()].map(Number), end: at, lastRow };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Index behind a cell that has more than a value: formulas, and texts of several runs. -1 where it is not plain. */
function endOfCell(text: string, from: number, { tag, cellName }: Grammar): number {
  for (let at = from; ; at = tag.lastIndex) {
    const [, slash, name = ''] = matchAt(tag, text, at) ?? [];
    if (slash === undefined) return -1;
    if (slash === '/' && name === cellName) return tag.lastIndex;
    if (/(?:^|:)(?:row|c|sheetData)$/u.test(name)) return -1;
  }
}

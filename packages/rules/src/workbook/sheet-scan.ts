import type { CellMark } from '../imports/table.js';
import { UnreadableFile } from '../imports/unreadable.js';
import { SCAN_STEP } from './shared-strings.js';
import { ROWS_MAX as CUT_MAX, type SheetOutline } from './sheet-pieces.js';

/** What a sheet says before it is read: how far it reaches, and which of its cells are not what they look like. */
export interface SheetScan extends SheetOutline {
  /** Last row with anything in it, from 1; 0 where there is none. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly marks: readonly CellMark[];
}

/** Sheets end here (ECMA-376, and every program that writes them). */
const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;
/** A tag of a cell or row has some forty bytes; a long one was made to hide something. */
const TAG_MAX = 1_024;
const NAME_MAX = 24;
/** Cells that are marked at most, and rows and columns that one merge marks. */
const MARKS_MAX = 20_000;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const QUOTES = [0x22, 0x27];

interface Tag {
  readonly text: string;
  /** Index of the byte behind it. */
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * Looks at every cell and row of a sheet before the library does, which would make an array as long as any of them claims.
 * Each `<` is looked at, whatever it stands in, so nothing hides in a comment.
 *
 * @param turn - called after each quarter of a megabyte
 * @throws UnreadableFile `damaged`
 */
export async function scanSheet(bytes: Uint8Array, turn: () => Promise<void>): Promise<SheetScan> {
  let next = SCAN_STEP;
  const rowStarts: number[] = [];
  let [lastRow, lastColumn] = [0, 0];
  let formula: Place | undefined;
  const marks: CellMark[] = [];
  const mark = (place: Place, code: CellMark['code']): void => {
    if (marks.length < MARKS_MAX) marks.push({ ...place, code });
  };
  const endFormula = (): void => {
    if (formula !== undefined) mark(formula, 'formula_without_value');
    formula = undefined;
  };
  let cell: Place | undefined;
  for (let at = bytes.indexOf(LESS); at !== -1; at = bytes.indexOf(LESS, at + 1)) {
    if (at >= next) {
      await turn();
      next = at + SCAN_STEP;
    }
    switch (nameAt(bytes, at + 1)) {
      case 'c': {
        const tag = tagAt(bytes, at);
        endFormula();
        cell = placeOf(tag.text);
        if (/\st\s*=\s*["']e["']/u.test(tag.text)) mark(cell, 'cell_error');
        if (tag.isClosed || (bytes[tag.end] === LESS && bytes[tag.end + 1] === SLASH)) break;
        lastRow = Math.max(lastRow, cell.row);
        lastColumn = Math.max(lastColumn, cell.column);
        break;
      }
      case 'row':
        markRow(tagAt(bytes, at).text, mark);
        if (rowStarts.length <= CUT_MAX) rowStarts.push(at);
        break;
      case 'f':
        formula = cell;
        break;
      case 'v':
        formula = undefined;
        break;
      case 'mergeCell':
        markMerge(tagAt(bytes, at).text, lastRow, mark);
        break;
    }
  }
  endFormula();
  return { lastRow, lastColumn, marks, rowStarts };
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The name of a tag without its prefix; empty for closing tags and what is too long to be one of ours. */
function nameAt(bytes: Uint8Array, start: number): string {
  let name = '';
  for (let at = start; at < start + NAME_MAX; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20 || byte === GREATER || byte === SLASH) return name;
    name = byte === 0x3a ? '' : name + String.fromCharCode(byte);
  }
  return '';
}

/** A tag to its end, which no quoted `>` is. */
function tagAt(bytes: Uint8Array, start: number): Tag {
  let quote = 0;
  const stop = Math.min(bytes.length, start + TAG_MAX);
  for (let at = start; at < stop; at += 1) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (QUOTES.includes(byte)) {
      quote = byte;
    } else if (byte === GREATER) {
      const text = String.fromCharCode(...bytes.subarray(start, at));
      return { text, end: at + 1, isClosed: bytes[at - 1] === SLASH };
    }
  }
  throw new UnreadableFile('damaged');
}

/** Every `r` of a tag, with a prefix or without: which of several a parser takes is its own affair. */
const POSITION = /[\s:]r\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/u;

function placeOf(tag: string): Place {
  let place: Place | undefined;
  for (const [, plain, single] of tag.matchAll(POSITION)) {
    place = addressOf(plain ?? single ?? '');
  }
  if (place === undefined) throw new UnreadableFile('damaged');
  return place;
}

function addressOf(text: string): Place {
  const [, letters = '', digits = ''] = ADDRESS.exec(text) ?? [];
  const row = Number(digits);
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  if (row < 1 || row > ROWS_MAX || column < 1 || column > COLUMNS_MAX) throw new UnreadableFile('damaged');
  return { row, column };
}

/** Requires a row to be one that a sheet can have, and marks one that nobody sees: hidden by hand or by a filter. */
function markRow(tag: string, mark: (place: Place, code: CellMark['code']) => void): void {
  let row: number | undefined;
  for (const [, plain, single] of tag.matchAll(POSITION)) {
    const text = plain ?? single ?? '';
    row = Number(text);
    if (!/^[1-9]\d{0,6}$/u.test(text) || row > ROWS_MAX) throw new UnreadableFile('damaged');
  }
  const isHidden = /\shidden\s*=\s*["'](?:1|true)["']/u.test(tag);
  if (isHidden && row !== undefined) mark({ row, column: 0 }, 'hidden_row');
}

const MERGE = /\sref\s*=\s*["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']/u;

/** Marks what a merge covers, as far down as the sheet has anything. */
function markMerge(tag: string, lastRow: number, mark: (place: Place, code: CellMark['code']) => void): void {
  const [, first, last] = MERGE.exec(tag) ?? [];
  if (first === undefined || last === undefined) return;
  const [from, to] = [addressOf(first), addressOf(last)];
  const [bottom, right] = [Math.min(to.row, lastRow), Math.min(to.column, from.column + 255)];
  let count = 0;
  for (let row = from.row; row <= bottom; row += 1) {
    for (let column = from.column; column <= right; column += 1) {
      count += 1;
      if (count > MARKS_MAX) return;
      mark({ row, column }, 'merged_cell');
    }
  }
}

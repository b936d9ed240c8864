import { formatInstant } from '@jtop/contract';
import { dayNumber, formatDay, startOfDay } from '../calendar/civil.js';
import type { ColumnValue } from './columns.js';

/** What stands in a cell, as a workbook keeps it. A day is a Date whose UTC day and time are those on the sheet. */
export type Cell = string | number | boolean | Date | null;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** The day that a workbook counts as 0, so that its 61 is 1900-03-01. */
const EPOCH_OF_SHEETS = '1899-12-30';
/** What a date without a format can be taken for: 2000-01-01 to 2099-12-31. Anything else is some other number. */
const SERIALS = { min: 36_526, max: 73_050 };
/** Fen of ten thousand yuan (万元). */
const WAN_FEN = 1_000_000;

/** Control characters but line ends and tabs, halves of characters, and marks that nobody sees: none can be stored. */
const UNWANTED = /[^\P{Cc}\n\t]|[\p{Cs}\u200b\u2060\ufeff]/gu;

/** An apostrophe before what could be taken for a formula says that it is text: it is no part of it. */
const TEXT_MARK = /^'(?=[=+\-@＝＋－＠])/u;

/** The text of a cell: blanks around it and invisible characters gone, lines ended alike. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  return String(cell).replace(/\r\n?/gu, '\n').replace(UNWANTED, '').trim().replace(TEXT_MARK, '');
}

function dateText(cell: Date): string {
  const ms = cell.getTime();
  if (Number.isNaN(ms)) return '';
  const text = cell.toISOString();
  return ms % DAY_MS === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/** A code or number as it is meant: full-width forms folded, all blanks gone. */
export function foldedOf(cell: Cell | undefined): string {
  return textOf(cell).normalize('NFKC').replace(/\s+/gu, '');
}

/** The parts of a cell that names several things, separated by commas, semicolons, 、 or lines. */
export function partsOf(cell: Cell | undefined): string[] {
  return textOf(cell)
    .split(/[、，,;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The code of a value by its Chinese or English title or the code itself; undefined where it is none of them. */
export function codeOf(cell: Cell | undefined, values: readonly ColumnValue[]): string | undefined {
  const wanted = foldedOf(cell).toLowerCase();
  const found = values.find(({ code, title }) =>
    [code, title.zh, title.en].some((name) => foldedOf(name).toLowerCase() === wanted),
  );
  return found?.code;
}

const AMOUNT = /^[¥￥]?([+-]?[\d,]+(?:\.\d+)?)(亿元?|千万元?|百万元?|万元?|元)?(?:整|人民币)?$/u;
const UNITS: Readonly<Record<string, number>> = {
  亿: 10_000 * WAN_FEN,
  千万: 1_000 * WAN_FEN,
  百万: 100 * WAN_FEN,
  万: WAN_FEN,
  '': 100,
};

/**
 * An amount in fen: a bare number is in 万元, as its column says; `120万元`, `1,200,000元` and `0.5亿` say it themselves.
 * Undefined for what is no amount, is below nothing, or is no whole number of fen.
 */
export function fenOf(cell: Cell | undefined): number | undefined {
  const found = typeof cell === 'boolean' || cell instanceof Date ? null : AMOUNT.exec(foldedOf(cell));
  if (found === null) return undefined;
  const [, digits = '', unit = '万'] = found;
  const value = Number(digits.replace(/,/gu, ''));
  const exact = value * (UNITS[unit.replace(/元$/u, '')] ?? NaN);
  const fen = Math.round(exact);
  const isWhole = Math.abs(exact - fen) < 1e-3;
  return isWhole && Number.isSafeInteger(fen) && fen >= 0 ? fen : undefined;
}

const DATE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时](\d{1,2})?分?(?::\d{1,2})?)?$/u;

/**
 * The last instant that a cell names: a day stands for its end in Jiangsu, a time of the day for itself. Takes dates of the
 * sheet, bare serial numbers of this century, and texts such as `2026年6月30日` and `2026/6/30 17:00`.
 *
 * @returns an instant as the wire writes it; undefined for what is no day of the calendar
 */
export function lastInstantOf(cell: Cell | undefined): string | undefined {
  if (typeof cell === 'number') {
    if (cell < SERIALS.min || cell > SERIALS.max) return undefined;
    const day = formatDay(dayNumber(EPOCH_OF_SHEETS) + Math.floor(cell));
    return lastInstant(day, Math.round(((cell % 1) * DAY_MS) / MINUTE_MS));
  }
  if (typeof cell === 'boolean') return undefined;
  const found = DATE.exec(textOf(cell).normalize('NFKC').trim());
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '0'] = found;
  const [hours, minutes] = [Number(hour ?? 0), Number(minute)];
  if (hours > 24 || minutes > 59 || hours * 60 + minutes > 24 * 60) return undefined;
  return lastInstant(
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    hour === undefined ? 0 : hours * 60 + minutes || 24 * 60,
  );
}

/** @param minutes after the day began; none, or a whole day of them, for the end of the day */
function lastInstant(day: string, minutes: number): string | undefined {
  try {
    const start = startOfDay(day);
    const isTime = minutes > 0 && minutes < 24 * 60;
    return formatInstant(isTime ? start + minutes * MINUTE_MS : start + DAY_MS - 1);
  } catch {
    return undefined;
  }
}

const OPERATORS: Readonly<Record<string, string>> = { '≥': '>=', '≧': '>=', '≤': '<=', '≦': '<=', 约: '~' };
const METRIC = /^(.+?)\s*(>=|<=|[≥≧≤≦<>=~]|约)\s*(.+)$/u;
const RANGE = /^\d[\d.,]*\s*(?:[-~–—]|至|到)\s*\d/u;
const VALUE = /^([+-]?\d[\d.,]*(?:\s*(?:[-~–—]|至|到)\s*[+-]?\d[\d.,]*)?)\s*(\D.*)?$/u;

/** A target figure as the wire has it. */
export interface Metric {
  readonly name: string;
  readonly op: string;
  readonly value: string;
  readonly unit?: string;
}

/** A line such as `拉伸强度≥45 MPa` or `粒径=10-20 nm`; undefined where no comparison is found in it. */
export function metricOf(line: string): Metric | undefined {
  const found = METRIC.exec(line.normalize('NFKC'));
  if (found === null) return undefined;
  const [, name = '', sign = '', rest = ''] = found;
  const [, value = rest.trim(), unit] = VALUE.exec(rest.trim()) ?? [];
  const op = sign === '=' && RANGE.test(value) ? 'range' : (OPERATORS[sign] ?? sign);
  return { name: name.trim(), op, value, ...(unit === undefined ? {} : { unit: unit.trim() }) };
}

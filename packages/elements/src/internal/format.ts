import { formatInstant } from '@jtop/contract';
import type { Strings } from '../locales/zh-CN.js';

/** `2025-06-06`, the day in Jiangsu. */
export { dateInShanghai as isoDay } from '@jtop/contract';

/** Days, hours, minutes and seconds of a length of time. */
export interface Duration {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Money as it stands in a figure: digits large, unit small. The unit may be empty. */
export interface Money {
  readonly value: string;
  readonly unit: string;
}

const WAN_FEN = 1_000_000;
const YUAN_FEN = 100;

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Intl objects are dear to make and are asked for at every tick. */
function numberText(lang: string, value: number, options: Intl.NumberFormatOptions): string {
  const key = lang + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(lang, options)));
  return format.format(value);
}

function dateText(lang: string, epochMs: number, options: Intl.DateTimeFormatOptions): string {
  const key = lang + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format)
    dateFormats.set(key, (format = new Intl.DateTimeFormat(lang, { timeZone: 'Asia/Shanghai', ...options })));
  return format.format(epochMs);
}

/** Writes fen. `label` writes for the axis of a chart: short, and without the unit. */
export type MoneyFormat = (fen: number, label?: boolean) => Money;

/**
 * A way to write prices that belong together: all in one unit and with the same decimals, so that digits keep their places.
 * In Chinese 万元 where one of them reaches that and all are whole hundreds of yuan, else yuan; elsewhere yuan as currency.
 */
export function moneyFormat(t: Strings, ...pricesFen: number[]): MoneyFormat {
  const [wan, yuan] = t.units;
  const whole = (unit: number): boolean => pricesFen.every((fen) => fen % unit === 0);
  const inWan = wan !== '' && whole(10_000) && pricesFen.some((fen) => fen >= WAN_FEN);
  const unitFen = inWan ? WAN_FEN : YUAN_FEN;
  const digits = inWan ? (whole(100_000) ? 1 : 2) : whole(YUAN_FEN) ? 0 : 2;
  const currency: Intl.NumberFormatOptions = wan === '' ? { style: 'currency', currency: 'CNY' } : {};
  const unit = inWan ? wan : yuan;
  return (fen, label) => ({
    value: numberText(t.$code, fen / unitFen, {
      ...currency,
      ...(label
        ? { maximumFractionDigits: 2, ...(wan === '' && { notation: 'compact' }) }
        : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    }),
    unit,
  });
}

/** Money in one piece of text, `42.5 万元`. */
export function moneyText({ value, unit }: Money): string {
  return unit ? `${value} ${unit}` : value;
}

/** Splits milliseconds, never below zero, counting a begun second as whole so that zero means over. */
export function durationOf(ms: number): Duration {
  const total = Math.max(0, Math.ceil(ms / 1000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `04:12:36`, hours within the day. */
export function clockText({ hours, minutes, seconds }: Duration): string {
  return `${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** Time of day in Jiangsu, `15:00:00`; `length` 5 leaves the seconds out, 12 adds milliseconds. */
export function timeOfDay(epochMs: number, length: 5 | 8 | 12 = 8): string {
  return formatInstant(epochMs).slice(11, 11 + length);
}

/** `6月4日`, `Jun 4`. */
export function dayText(t: Strings, epochMs: number): string {
  return dateText(t.$code, epochMs, { month: t.month, day: 'numeric' });
}

/** `周三`, `Wed`. */
export function weekdayText(t: Strings, epochMs: number): string {
  return dateText(t.$code, epochMs, { weekday: 'short' });
}

/** `6月4日 周三 10:00`, `Wed Jun 4 10:00`. */
export function momentText(t: Strings, epochMs: number): string {
  return `${t.day(dayText(t, epochMs), weekdayText(t, epochMs))} ${timeOfDay(epochMs, 5)}`;
}

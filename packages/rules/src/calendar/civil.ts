import { WEEKDAYS } from '@jtop/contract';

/**
 * Days of the civil calendar in Jiangsu. China keeps +08:00 all year, so no time zone database is needed; a day is
 * written `YYYY-MM-DD` and counted from 1970-01-01.
 */

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_PATTERN = /^\d{4}-\d\d-\d\d$/;

export type Weekday = (typeof WEEKDAYS)[number];

/**
 * The number of a day, 1970-01-01 being 0.
 * @throws RangeError where the text is no day of the calendar
 */
export function dayNumber(day: string): number {
  const epochMs = DAY_PATTERN.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // Some engines roll 02-30 over into March; writing the day again shows it.
  if (Number.isNaN(epochMs) || formatDay(epochMs / DAY_MS) !== day) {
    throw new RangeError(`not a day: ${day.slice(0, 40)}`);
  }
  return epochMs / DAY_MS;
}

/** The day of a number, as `YYYY-MM-DD`. */
export function formatDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Jiangsu, in epoch milliseconds. */
export function startOfDay(day: string): number {
  return dayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** The day of the week of a day's number. */
export function weekdayOf(number: number): Weekday {
  // 1970-01-01 was a Thursday, the fourth day from Monday.
  return WEEKDAYS[(((number + 3) % 7) + 7) % 7] as Weekday;
}

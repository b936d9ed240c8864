import { dayNumber, formatDay, weekdayOf } from './civil.js';

/** A bidding day that falls out, or moves to another day. */
export interface CalendarException {
  readonly date: string;
  readonly action: 'skip' | 'move' | (string & {});
  /** The day that it moves to. */
  readonly to?: string | undefined;
}

/** The part of a season that the calendar reads. */
export interface BiddingCalendar {
  /** Weekdays as `MO` to `SU`; the notice names Wednesday and Friday. */
  readonly biddingDays: readonly string[];
  readonly calendarExceptions?: readonly CalendarException[] | undefined;
}

/** How far {@link nextSessionDay} looks before it says that there is none. */
const HORIZON_DAYS = 366;

/**
 * Whether online bidding takes place on a day: one of the season's weekdays that no exception takes away, or a day that
 * an exception moves one to. Whether the season runs on that day is another question.
 * @param date `YYYY-MM-DD` in Jiangsu
 * @throws RangeError where `date` is no day
 */
export function isBiddingDay(date: string, season: BiddingCalendar): boolean {
  const weekday = weekdayOf(dayNumber(date));
  const exceptions = season.calendarExceptions ?? [];
  if (exceptions.some((exception) => exception.action === 'move' && exception.to === date)) return true;
  return season.biddingDays.includes(weekday) && !exceptions.some((exception) => exception.date === date);
}

/**
 * The bidding days from one day to another, both included, in order.
 * @throws RangeError where an argument is no day
 */
export function biddingDaysBetween(season: BiddingCalendar, from: string, to: string): string[] {
  const last = dayNumber(to);
  const days: string[] = [];
  for (let number = dayNumber(from); number <= last; number += 1) {
    const day = formatDay(number);
    if (isBiddingDay(day, season)) days.push(day);
  }
  return days;
}

/**
 * The first bidding day on or after a day; undefined where the year after it has none.
 * @throws RangeError where `date` is no day
 */
export function nextSessionDay(date: string, season: BiddingCalendar): string | undefined {
  const first = dayNumber(date);
  for (let number = first; number < first + HORIZON_DAYS; number += 1) {
    const day = formatDay(number);
    if (isBiddingDay(day, season)) return day;
  }
  return undefined;
}

import { dateInShanghai } from '@jtop/contract';

/** The year of the notice; its season is over. */
export const NOTICE_YEAR = 2025;

/** The year that an instant (epoch milliseconds) falls into in Jiangsu. */
export function yearInShanghai(epochMs: number): number {
  return Number(dateInShanghai(epochMs).slice(0, 4));
}

/** Epoch milliseconds of a wall-clock time in Jiangsu, e.g. `shanghai('2025-05-07', '09:30')`. */
export function shanghai(date: string, time = '00:00'): number {
  return Date.parse(`${date}T${time}:00.000+08:00`);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

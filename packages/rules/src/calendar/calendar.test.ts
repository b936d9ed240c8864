import fc from 'fast-check';
import { formatInstant, parseInstant } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/vectors.js';
import {
  announcedInTime,
  biddingDaysBetween,
  type BiddingCalendar,
  dayNumber,
  formatDay,
  isBiddingDay,
  nextSessionDay,
  startOfDay,
  weekdayOf,
} from './index.js';

interface CalendarCase {
  name: string;
  season: BiddingCalendar;
  from: string;
  to: string;
  count: number;
  first?: string;
  last?: string;
  includes: string[];
  excludes: string[];
}
const { cases } = readVectors('calendar.json') as { cases: CalendarCase[] };
const season: BiddingCalendar = { biddingDays: ['WE', 'FR'] };

describe('bidding days', () => {
  it.each(cases)('$name', (vector) => {
    const days = biddingDaysBetween(vector.season, vector.from, vector.to);
    expect(days).toHaveLength(vector.count);
    expect([days[0], days[days.length - 1]]).toEqual([vector.first, vector.last]);
    for (const day of vector.includes) expect(isBiddingDay(day, vector.season)).toBe(true);
    for (const day of vector.excludes) expect(isBiddingDay(day, vector.season)).toBe(false);
  });

  it('finds the next one on or after a day', () => {
    expect(nextSessionDay('2025-05-07', season)).toBe('2025-05-07');
    expect(nextSessionDay('2025-05-08', season)).toBe('2025-05-09');
    expect(nextSessionDay('2025-05-10', season)).toBe('2025-05-14');
  });

  it('steps over days that fall out, and takes the day that one moves to', () => {
    const calendarExceptions = [
      { date: '2025-10-01', action: 'skip' },
      { date: '2025-10-03', action: 'move', to: '2025-10-04' },
    ];
    expect(nextSessionDay('2025-09-27', { ...season, calendarExceptions })).toBe('2025-10-04');
  });

  it('moves nothing for a day that only falls out, whatever else stands there', () => {
    const calendarExceptions = [{ date: '2025-10-03', action: 'skip', to: '2025-10-04' }];
    expect(isBiddingDay('2025-10-04', { ...season, calendarExceptions })).toBe(false);
  });

  it('says so where a calendar has no bidding day', () => {
    expect(nextSessionDay('2025-05-07', { biddingDays: [] })).toBeUndefined();
  });

  it('is every Wednesday and Friday, by a calendar that is not ours', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(isBiddingDay(day, season)).toBe([3, 5].includes(date.getUTCDay()));
        },
      ),
    );
  });
});

describe('civil days', () => {
  it('begin at midnight in Jiangsu', () => {
    expect(formatInstant(startOfDay('2026-06-03'))).toBe('2026-06-03T00:00:00.000+08:00');
  });

  it('know their weekday, before and after 1970', () => {
    expect(weekdayOf(dayNumber('2026-06-03'))).toBe('WE');
    expect(weekdayOf(dayNumber('1969-12-28'))).toBe('SU');
    expect(weekdayOf(dayNumber('1969-12-29'))).toBe('MO');
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -719_000, max: 2_900_000 }),
        (number) => dayNumber(formatDay(number)) === number,
      ),
    );
  });

  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-1-1', '', '2025-05-07T00:00'])(
    'refuse %s',
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError);
    },
  );
});

describe('announcedInTime (I-T2)', () => {
  const opensAt = parseInstant('2026-06-10T10:00:00.000+08:00');
  const published = parseInstant('2026-06-03T10:00:00.000+08:00');
  const LEGAL = { announceDaysMin: 7, displayDaysMin: 2 };
  const AT_ONCE = { announceDaysMin: 0, displayDaysMin: 2 };

  it('takes an announcement of exactly seven days, and none a millisecond later', () => {
    expect(announcedInTime(published, opensAt, LEGAL)).toEqual({ ok: true, earliestOpensAt: opensAt });
    expect(announcedInTime(published + 1, opensAt, LEGAL)).toEqual({
      ok: false,
      earliestOpensAt: opensAt + 1,
    });
  });

  it('takes an announcement at the opening where the sandbox asks for no days', () => {
    expect(announcedInTime(opensAt, opensAt, AT_ONCE).ok).toBe(true);
    expect(announcedInTime(opensAt + 1, opensAt, AT_ONCE).ok).toBe(false);
  });

  it('waits until what is sold has been on show for long enough', () => {
    const longShow = { announceDaysMin: 7, displayDaysMin: 10 };
    const earliestOpensAt = published + 10 * 86_400_000;
    expect(announcedInTime(published, opensAt, longShow)).toEqual({ ok: false, earliestOpensAt });
    expect(announcedInTime(published, earliestOpensAt, longShow).ok).toBe(true);
    const shortNotice = { announceDaysMin: 1, displayDaysMin: 2 };
    expect(announcedInTime(opensAt - 2 * 86_400_000, opensAt, shortNotice).ok).toBe(true);
    expect(announcedInTime(opensAt - 2 * 86_400_000 + 1, opensAt, shortNotice).ok).toBe(false);
  });
});

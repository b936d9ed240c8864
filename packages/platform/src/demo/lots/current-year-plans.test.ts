import { describe, expect, it } from 'vitest';
import { programmeOf } from '../programme.js';
import { shanghai } from '../years.js';
import { currentYearPlans, sessionDays } from './current-year-plans.js';

const calendarOn = (now: number) => {
  const [season] = programmeOf(Number(new Date(now).getUTCFullYear()), now).seasons;
  if (season === undefined) throw new Error('no season');
  return season;
};

describe('sessionDays', () => {
  it('leaves out the days of the holiday', () => {
    const now = shanghai('2026-09-29', '10:00');
    expect(sessionDays(calendarOn(now), now).coming).toEqual([
      '2026-09-30',
      '2026-10-09',
      '2026-10-14',
      '2026-10-16',
    ]);
  });

  it('counts today neither as past nor as coming', () => {
    const now = shanghai('2026-06-03', '11:00');
    const { past, coming } = sessionDays(calendarOn(now), now);
    expect(past.at(-1)).toBe('2026-05-29');
    expect(coming[0]).toBe('2026-06-05');
  });

  it('looks into the next year, but not back into the last one', () => {
    const late = shanghai('2026-12-30', '10:00');
    expect(sessionDays(calendarOn(late), late).coming[1]).toBe('2027-01-06');
    const early = shanghai('2027-01-08', '10:00');
    expect(sessionDays(calendarOn(early), early).past).toEqual(['2027-01-06']);
  });
});

describe('currentYearPlans', () => {
  it('gives each lot a listing of its own', () => {
    const now = shanghai('2026-06-03', '11:00');
    const ids = currentYearPlans(calendarOn(now), now).map(({ listingId }) => listingId);
    expect(ids.length).toBeGreaterThan(15);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

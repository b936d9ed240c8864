import { biddingDaysBetween, type BiddingCalendar } from '@jtop/rules/calendar';
import { dateInShanghai } from '@jtop/contract';
import { lotListingId } from '../catalogue/catalogue.js';
import { featuredListingId } from '../catalogue/featured.js';
import { DAY, yearInShanghai } from '../years.js';
import type { LotPlan } from './plan.js';

/** How many sessions back the demo goes, and how many ahead. */
const PAST_SESSIONS = 6;
const COMING_SESSIONS = 4;

type Outline = Omit<LotPlan, 'listingId' | 'day'> & { readonly featured?: string };

/** By session, the oldest first. `again` is filled in with the next session's day. */
const PAST: readonly (readonly (Outline & { readonly relisted?: true })[])[] = [
  [
    { bidders: 4, bids: 8, late: true },
    { bidders: 0, bids: 0, relisted: true },
  ],
  [
    { bidders: 3, bids: 5, reservePercent: 105 },
    { bidders: 1, bids: 0, fate: 'cancel' },
  ],
  [
    { bidders: 3, bids: 3, reservePercent: 500 },
    { bidders: 2, bids: 4, ladder: true },
    { bidders: 0, bids: 0 },
  ],
  [
    { bidders: 1, bids: 1, minBidders: 2 },
    { bidders: 2, bids: 2, fate: 'void' },
  ],
  [
    { bidders: 3, bids: 5, featured: 'featured-6' },
    { bidders: 2, bids: 2, fate: 'suspend_open' },
  ],
  [
    { bidders: 2, bids: 4, fate: 'pause' },
    { bidders: 3, bids: 5, preset: 'free5-limited90s' },
  ],
];

const COMING: readonly (readonly Outline[])[] = [
  [
    { bidders: 3, bids: 0, featured: 'featured-3' },
    { bidders: 2, bids: 0 },
  ],
  [
    { bidders: 1, bids: 0 },
    { bidders: 1, bids: 0, fate: 'suspend' },
  ],
  [
    { bidders: 0, bids: 0 },
    { bidders: 1, bids: 0, reservePercent: 120 },
  ],
  [
    { bidders: 0, bids: 0 },
    { bidders: 0, bids: 0, fate: 'draft' },
  ],
];

/** The last bidding days before today and the next ones after it, as the season's calendar has them. */
export function sessionDays(calendar: BiddingCalendar, now: number): { past: string[]; coming: string[] } {
  const seasonBegan = `${yearInShanghai(now)}-01-01`;
  const day = (offset: number): string => dateInShanghai(now + offset * DAY);
  return {
    past: biddingDaysBetween(calendar, day(-30), day(-1))
      .filter((past) => past >= seasonBegan)
      .slice(-PAST_SESSIONS),
    coming: biddingDaysBetween(calendar, day(1), day(30)).slice(0, COMING_SESSIONS),
  };
}

/**
 * What the demo lets happen to the lots of the current season, but for the open one, which every start looks after.
 * Early in a year there are fewer past sessions, and so fewer lots.
 *
 * @param now - epoch milliseconds
 */
export function currentYearPlans(calendar: BiddingCalendar, now: number): LotPlan[] {
  const { past, coming } = sessionDays(calendar, now);
  const nextDay = coming[0];
  const outlines = [
    ...past.flatMap((day, index) =>
      (PAST[PAST.length - past.length + index] ?? []).map(({ relisted, ...outline }) => ({
        ...outline,
        day,
        ...(relisted && nextDay !== undefined ? { again: { day: nextDay, bidders: 1, bids: 0 } } : {}),
      })),
    ),
    ...coming.flatMap((day, index) => (COMING[index] ?? []).map((outline) => ({ ...outline, day }))),
  ];
  const year = yearInShanghai(now);
  return outlines.map(({ featured, ...outline }, index) => ({
    ...outline,
    listingId: featured === undefined ? lotListingId(year, now, index) : featuredListingId(featured),
  }));
}

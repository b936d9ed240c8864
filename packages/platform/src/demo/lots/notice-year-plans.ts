import { lotListingId } from '../catalogue/catalogue.js';
import { demoId } from '../ids.js';
import { specialSessionId } from '../programme.js';
import { NOTICE_YEAR } from '../years.js';
import type { LotPlan } from './plan.js';

/** The lot that the bureau's page verifies: the first of 2025, with nine bids and two extensions. It is the same on every machine. */
export const VERIFIED_LOT_ID = demoId('lot:2025:1');

type Outline = Omit<LotPlan, 'listingId'>;

const special = (no: number, seq: number, day: string, rest: Omit<Outline, 'day'>): Outline => ({
  ...rest,
  day,
  opens: '14:00',
  specialSessionId: specialSessionId(NOTICE_YEAR, no, seq),
});

/** The lots of 2025 in the order of their days: weekly ones on a Wednesday or Friday, and one of each special. */
const OUTLINES: readonly Outline[] = [
  { day: '2025-06-04', lotId: VERIFIED_LOT_ID, bidders: 4, bids: 9, late: true },
  { day: '2025-06-04', bidders: 2, bids: 3 },
  special(1, 1, '2025-06-10', { bidders: 4, bids: 8 }),
  { day: '2025-06-25', bidders: 1, bids: 1, minBidders: 2 },
  special(1, 2, '2025-06-26', { bidders: 3, bids: 5 }),
  { day: '2025-07-11', bidders: 0, bids: 0, again: { day: '2025-08-20', bidders: 2, bids: 3 } },
  special(2, 1, '2025-07-12', { bidders: 2, bids: 4 }),
  special(3, 1, '2025-07-28', { bidders: 3, bids: 6, reservePercent: 110 }),
  special(4, 1, '2025-08-13', { bidders: 3, bids: 4, late: true }),
  { day: '2025-09-12', bidders: 3, bids: 4, reservePercent: 400 },
  { day: '2025-10-15', bidders: 2, bids: 4, ladder: true },
  { day: '2025-10-15', bidders: 0, bids: 0, fate: 'cancel' },
  { day: '2025-11-07', bidders: 2, bids: 2, fate: 'void' },
  { day: '2025-11-07', bidders: 1, bids: 0 },
  { day: '2025-12-03', bidders: 3, bids: 6, preset: 'free60-limited5', late: true },
];

/** What the demo lets happen to the lots of the notice's season. @param now - epoch milliseconds */
export function noticeYearPlans(now: number): LotPlan[] {
  return OUTLINES.map((outline, index) => ({ ...outline, listingId: lotListingId(NOTICE_YEAR, now, index) }));
}

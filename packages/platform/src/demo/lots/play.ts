import { ManualClock } from '../../clock.js';
import type { Platform } from '../../context.js';
import type { Db } from '../../db/schema.js';
import { DAY } from '../years.js';
import { openPlatformDesk } from './platform-desk.js';
import type { LotPlan } from './plan.js';
import { LotScript, openingOf, type LotListing } from './script.js';
import { Timeline } from './timeline.js';

/** The earliest that anything of a lot happens before its opening. */
const LEAD = 11 * DAY;

/**
 * Lets lots live from their draft up to an instant, through the platform's own services on a clock of their own, so that
 * each log verifies and each receipt is signed.
 *
 * @param until - Epoch milliseconds; what lies behind it has not happened.
 */
export async function playLots(platform: Platform, plans: readonly LotPlan[], until: number): Promise<void> {
  if (plans.length === 0) return;
  const listings = await listingsOf(platform.db, plans);
  const start = Math.min(until, ...plans.map((plan) => openingOf(plan) - LEAD));
  const clock = new ManualClock(start);
  const desk = openPlatformDesk({ ...platform, clock });
  const timeline = new Timeline(clock, until);
  const script = new LotScript(desk, timeline, until);
  try {
    for (const plan of plans) {
      const listing = listings.get(plan.listingId);
      if (listing !== undefined) script.schedule(plan, listing);
    }
    await timeline.play();
  } finally {
    await desk.close();
  }
}

/** The listings of the plans that are on offer at a price. */
async function listingsOf(db: Db, plans: readonly LotPlan[]): Promise<Map<string, LotListing>> {
  const rows = await db
    .selectFrom('listings')
    .select(['id', 'title', 'price_fen', 'published_at'])
    .where(
      'id',
      'in',
      plans.map((plan) => plan.listingId),
    )
    .where('price_fen', 'is not', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { title: row.title, priceFen: row.price_fen ?? 0, publishedAt: row.published_at },
    ]),
  );
}

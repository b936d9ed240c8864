import { demoId } from '../ids.js';
import type { OfferKind } from './offers.js';

/** A listing of the bureau's example page; each is there for another face of the card. */
export interface FeaturedListing {
  /** Names the listing whatever the year, so that a page can carry its id. */
  readonly key: string;
  readonly offer: OfferKind;
  readonly starred: boolean;
}

/** The third waits for its session and the sixth was sold, see `lots/current-year-plans.ts`. */
export const FEATURED: readonly FeaturedListing[] = [
  { key: 'featured-1', offer: 'assignment', starred: true },
  { key: 'featured-2', offer: 'pay_later', starred: false },
  { key: 'featured-3', offer: 'auction', starred: true },
  { key: 'featured-4', offer: 'license', starred: false },
  { key: 'featured-5', offer: 'equity', starred: false },
  { key: 'featured-6', offer: 'auction', starred: false },
];

/** Id of a featured listing, the same in every year. */
export function featuredListingId(key: string): string {
  return demoId(`listing:${key}`);
}

/** The ids that the bureau's page has in its `listing-id` attributes, in the page's order. */
export const FEATURED_LISTING_IDS: readonly string[] = FEATURED.map(({ key }) => featuredListingId(key));

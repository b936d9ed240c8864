import type { Listing } from '@jtop/contract';
import { Prng } from '../prng.js';
import type { DemoField } from '../titles/index.js';
import { DAY, HOUR, MINUTE, NOTICE_YEAR, shanghai } from '../years.js';
import { FEATURED, featuredListingId, type FeaturedListing } from './featured.js';
import { demoListing, demoListingId, fieldOf, type DemoListing, type ListingSupplier } from './listing.js';
import type { OfferKind } from './offers.js';
import type { RightsState } from './rights.js';

/** Listings of the notice's year: those of the lots first, then sold by agreement or carried over. */
const NOTICE_YEAR_LISTINGS = 112;

/** Listings of the current year, the featured ones included; enough that lots of a long test run find one. */
const CURRENT_YEAR_LISTINGS = 330;

/** How many listings wait for the lots of the demo: of the notice's year, and of the current one. */
const NOTICE_YEAR_LOT_LISTINGS = 24;
const CURRENT_YEAR_LOT_LISTINGS = 48;

/** Listings of the current year that are public but whose check has run out: a lot of them cannot be announced. */
const EXPIRED_LISTINGS = 4;

/** Listings of the current year whose title is not clear yet; not public (I-L3). */
const UNCLEAR_LISTINGS = 4;

/** They are the year's first listings, so that the usual order shows them last. */
const UNSALEABLE_LISTINGS = EXPIRED_LISTINGS + UNCLEAR_LISTINGS;

/** How far back the current year's listings were published at most, and at least: collection begins before a season. */
const LONGEST_PUBLICATION = 160 * DAY;
const SHORTEST_PUBLICATION = 14 * DAY;

/** What role a listing plays in the demo. */
interface Part {
  readonly rights: RightsState;
  readonly status: Listing['status'];
  readonly offer?: OfferKind;
  readonly featured?: FeaturedListing;
}

/**
 * All listings of a year, oldest first.
 *
 * @param year - {@link NOTICE_YEAR} or the current one.
 * @param now - The seasons' clock at seeding, epoch milliseconds.
 * @param suppliers - Who offers; used in turn, at random.
 */
export function demoCatalogue(
  year: number,
  now: number,
  suppliers: readonly ListingSupplier[],
): DemoListing[] {
  const ended = isOver(year, now);
  const count = ended ? NOTICE_YEAR_LISTINGS : CURRENT_YEAR_LISTINGS;
  return Array.from({ length: count }, (_, index) => {
    const part = ended ? partInNoticeYear(index) : partInCurrentYear(index);
    return listingAt({ year, index, count, now, suppliers, ended }, part);
  });
}

/** More listings on offer for a year, behind those that there are; for a demo that has used up too many. */
export function furtherListings(
  year: number,
  from: number,
  count: number,
  now: number,
  suppliers: readonly ListingSupplier[],
): DemoListing[] {
  const part: Part = { rights: 'clear', status: 'available' };
  return Array.from({ length: count }, (_, offset) => {
    const place = { year, index: from + offset, count: from + count, now, suppliers, ended: false };
    return listingAt(place, part);
  });
}

/** Id of the n-th listing (from 0) that is kept for the lots of a year. */
export function lotListingId(year: number, now: number, n: number): string {
  return demoListingId(year, n + (isOver(year, now) ? 0 : UNSALEABLE_LISTINGS));
}

/** The notice's season lasts to the end of its year. */
function isOver(year: number, now: number): boolean {
  return year === NOTICE_YEAR && now >= shanghai(`${NOTICE_YEAR + 1}-01-01`);
}

interface Place {
  readonly year: number;
  readonly index: number;
  readonly count: number;
  readonly now: number;
  readonly suppliers: readonly ListingSupplier[];
  readonly ended: boolean;
}

function listingAt(place: Place, part: Part): DemoListing {
  const { year, index, now, suppliers } = place;
  const prng = new Prng(`catalogue:${year}:${index}`);
  return demoListing({
    year,
    index,
    id: part.featured === undefined ? demoListingId(year, index) : featuredListingId(part.featured.key),
    supplier: prng.pick(suppliersOf(fieldOf(index), suppliers)),
    offer: part.featured?.offer ?? part.offer ?? offerKind(prng),
    rights: part.rights,
    status: part.status,
    starred: part.featured?.starred ?? prng.chance(12),
    running: !place.ended,
    publishedAt: publishedAt(place, prng),
    now,
  });
}

function suppliersOf(field: DemoField, suppliers: readonly ListingSupplier[]): ListingSupplier[] {
  return suppliers.filter(({ fields }) => fields.length === 0 || fields.includes(field));
}

function partInNoticeYear(index: number): Part {
  if (index < NOTICE_YEAR_LOT_LISTINGS) return { rights: 'clear', status: 'available', offer: 'auction' };
  // Most were sold by agreement, the notice's other channel; the rest go on being served (R53).
  return { rights: 'clear', status: index % 5 < 2 ? 'carried_over' : 'dealt' };
}

function partInCurrentYear(index: number): Part {
  if (index < EXPIRED_LISTINGS) return { rights: 'expired', status: 'available' };
  if (index < UNSALEABLE_LISTINGS) return { rights: 'unclear', status: 'in_review' };
  const place = index - UNSALEABLE_LISTINGS;
  if (place < CURRENT_YEAR_LOT_LISTINGS) return { rights: 'clear', status: 'available', offer: 'auction' };
  const featured = FEATURED[place - CURRENT_YEAR_LOT_LISTINGS];
  return { rights: 'clear', status: 'available', ...(featured === undefined ? {} : { featured }) };
}

function offerKind(prng: Prng): OfferKind {
  const draw = prng.int(1, 100);
  if (draw <= 40) return 'assignment';
  if (draw <= 60) return 'license';
  if (draw <= 80) return 'pay_later';
  return draw <= 92 ? 'equity' : 'auction';
}

/** Spread over the time so far, in the order of the numbers, during office hours. */
function publishedAt({ year, index, count, now, ended }: Place, prng: Prng): number {
  const sinceNewYear = Math.max(shanghai(`${year}-01-01`), now - LONGEST_PUBLICATION);
  const first = ended ? shanghai(`${year}-05-12`) : Math.min(sinceNewYear, now - SHORTEST_PUBLICATION);
  const last = ended ? shanghai(`${year}-11-28`) : now - DAY;
  const day = Math.floor((first + ((last - first) * index) / count) / DAY) * DAY;
  const inOfficeHours = day + HOUR + prng.int(0, 8 * 60 - 1) * MINUTE;
  return Math.min(Math.max(inOfficeHours, first), last);
}

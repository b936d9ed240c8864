import { formatInstant, parseInstant, type Listing, type ListingsListQuery } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { listingSearchEntry, matchesSearch, parseSearch } from '@jtop/rules/search';
import { rightsAreClear } from '../auction/operate.js';
import { cutPage, byKeys, scopeOf } from '../paging.js';
import { known, type MockContext, type MockHandlers } from './context.js';

/** What the public sees of listings. */
const PUBLIC: ReadonlySet<string> = new Set([
  'available',
  'in_auction',
  'negotiating',
  'dealt',
  'carried_over',
]);

/** The price that a listing is filtered and sorted by: the least of its offers. */
const priceOf = ({ offers }: Listing): number | undefined => {
  const prices = offers.flatMap(({ priceFen }) => (priceFen === undefined ? [] : [priceFen]));
  return prices.length === 0 ? undefined : Math.min(...prices);
};

function matches(listing: Listing, query: ListingsListQuery): boolean {
  const price = priceOf(listing);
  return (
    (query.field?.some((field) => listing.fields.some((other) => other === field)) ?? true) &&
    (query.city?.includes(listing.supplier.adcode) ?? true) &&
    (query.mode?.some((mode) => listing.offers.some((offer) => offer.mode === mode)) ?? true) &&
    (query.payLater ?? listing.payLater) === listing.payLater &&
    (query.starred ?? listing.starred !== undefined) === (listing.starred !== undefined) &&
    (query.status?.some((status) => status === listing.status) ?? true) &&
    (query.priceMinFen === undefined || (price !== undefined && price >= query.priceMinFen)) &&
    (query.priceMaxFen === undefined || (price !== undefined && price <= query.priceMaxFen)) &&
    (query.seasonId ?? listing.seasonId) === listing.seasonId &&
    (query.q === undefined || matchesSearch(searchText(listing), parseSearch(query.q)))
  );
}

/** Sort keys; listings without a price come last in both directions. */
function keysOf(sort: string) {
  const down = sort.startsWith('-');
  const name = sort.replace('-', '');
  const value = (listing: Listing): string | number => {
    if (name === 'no') return listing.no;
    if (name === 'price') return priceOf(listing) ?? (down ? -1 : Number.MAX_SAFE_INTEGER);
    return parseInstant(listing.publishedAt);
  };
  return { keyOf: (listing: Listing) => [value(listing), listing.id], compare: byKeys(down) };
}

/** Published listings. */
export function listingHandlers({
  store,
  clock,
}: MockContext): Pick<MockHandlers, 'listings.list' | 'listings.retrieve'> {
  const current = (listing: Listing): Listing => ({
    ...listing,
    verified: rightsAreClear(listing, clock.now()),
  });
  return {
    'listings.list': ({ query }) => {
      const { keyOf, compare } = keysOf(query.sort ?? '-publishedAt');
      const found = [...store.listings.values()]
        .filter((listing) => PUBLIC.has(listing.status) && matches(listing, query))
        .sort((a, b) => compare(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('listings.list', query), keyOf, compare);
      const total = query.cursor === undefined ? { total: found.length } : {};
      return {
        body: { ...page, items: page.items.map(current), ...total, asOf: formatInstant(clock.now()) },
      };
    },
    'listings.retrieve': ({ params }) => {
      const listing = known(store.listings, params.id);
      if (!PUBLIC.has(listing.status)) throw new ProblemError('not_found');
      return { body: current(listing) };
    },
  };
}

/** Listings are replaced, not changed, so what one is found by is made once. */
const texts = new WeakMap<Listing, string>();

function searchText(listing: Listing): string {
  const text = texts.get(listing) ?? listingSearchEntry(listing).text;
  texts.set(listing, text);
  return text;
}

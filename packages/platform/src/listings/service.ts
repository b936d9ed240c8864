import { formatInstant, type Listing, type ListingPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { validate as isUuid } from 'uuid';
import type { Platform } from '../context.js';
import type { Db } from '../db/schema.js';
import { rightsAreClear } from '../lots/listing-sale.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { conditionsOf, type ListingFilter } from './filter.js';
import type { Position } from '../paging/sequence.js';
import { searchOf } from '../search/asked.js';
import type { ListingOrder } from './order.js';
import {
  countListings,
  findListing,
  findListings,
  type FoundListings,
  type ListingRow,
} from './repository.js';
import { countInSmallCatalogue } from './searching.js';

/** The query of `listings.list`, as the binder parsed it. */
export interface ListingsQuery {
  readonly field?: readonly string[] | undefined;
  readonly city?: readonly string[] | undefined;
  readonly mode?: readonly string[] | undefined;
  readonly payLater?: boolean | undefined;
  readonly starred?: boolean | undefined;
  readonly status?: readonly string[] | undefined;
  readonly priceMinFen?: number | undefined;
  readonly priceMaxFen?: number | undefined;
  readonly seasonId?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What the public sees: published listings only, and those only if their rights were found clear (I-L3). */
export const PUBLIC_LISTING_STATUSES = ['available', 'in_auction', 'negotiating', 'dealt', 'carried_over'];

const DEFAULT_LIMIT = 20;

/** Up to here a total is told; counting further would cost more than the page itself. Of a search: see searching.ts. */
const MOST_COUNTED = 10_000;

/** Published listings, latest first by default. @throws ProblemError `request.invalid` for a cursor of another list. */
export async function listListings(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  query: ListingsQuery,
): Promise<ListingPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const order = orderOf(query.sort);
  const scope = cursorScope('listings.list', { ...query });
  const after = query.cursor === undefined ? undefined : positionOf(decodeCursor(query.cursor, scope), order);
  const filter = filterOf(query);
  const found = filter && (await findListings(db, filter, order, after, limit + 1));
  const { rows, nextCursor } = pageOf(found?.rows ?? [], limit, scope, (row) => [
    sortValue(row, order),
    row.id,
  ]);
  const total = after === undefined ? await totalOf(db, filter, found) : undefined;
  const now = clock.now();
  return {
    items: rows.map((row) => toListing(row, now)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(total === undefined ? {} : { total }),
    asOf: formatInstant(now),
  };
}

/** One published listing. @throws ProblemError `not_found`, also for one that is not public. */
export async function retrieveListing(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  id: string,
): Promise<Listing> {
  const row = isUuid(id) ? await findListing(db, id, PUBLIC_LISTING_STATUSES) : undefined;
  if (row === undefined) throw new ProblemError('not_found');
  return toListing(row, clock.now());
}

/** The document as it is told now: a check that was clear when it was stored may have run out since (I-L1). */
function toListing(row: ListingRow, now: number): Listing {
  return { ...row.doc, id: row.id, rev: row.rev, status: row.status, verified: rightsAreClear(row, now) };
}

/** `undefined` when nothing public can match, so that no query is needed. */
function filterOf(query: ListingsQuery): ListingFilter | undefined {
  const statuses = PUBLIC_LISTING_STATUSES.filter((status) => query.status?.includes(status) ?? true);
  if (statuses.length === 0) return undefined;
  return {
    statuses,
    fields: query.field,
    cities: query.city,
    modes: query.mode,
    payLater: query.payLater,
    starred: query.starred,
    priceMinFen: query.priceMinFen,
    priceMaxFen: query.priceMaxFen,
    seasonId: query.seasonId,
    search: searchOf(query.q),
  };
}

async function totalOf(
  db: Db,
  filter: ListingFilter | undefined,
  found: FoundListings | undefined,
): Promise<number | undefined> {
  if (filter === undefined) return 0;
  if (filter.search !== undefined) {
    return found?.matches ?? countInSmallCatalogue(db, conditionsOf(filter), filter.search);
  }
  const count = await countListings(db, filter, MOST_COUNTED);
  return count > MOST_COUNTED ? undefined : count;
}

function orderOf(sort = '-publishedAt'): ListingOrder {
  const name = sort.replace(/^-/u, '');
  const by = name === 'price' || name === 'no' ? name : 'publishedAt';
  return { by, descending: sort.startsWith('-') };
}

function sortValue(row: ListingRow, { by }: ListingOrder): string | number | null {
  if (by === 'publishedAt') return row.published_at;
  return by === 'no' ? row.no : row.price_fen;
}

function positionOf([value, id, ...rest]: readonly unknown[], { by }: ListingOrder): Position {
  const fits =
    by === 'no' ? typeof value === 'string' : typeof value === 'number' || (by === 'price' && value === null);
  if (!fits || typeof id !== 'string' || !isUuid(id) || rest.length > 0) throw invalidCursor();
  return { value: value as Position['value'], id };
}

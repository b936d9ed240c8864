import type { Listing } from '@jtop/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.js';
import type { SearchWord } from './search.js';

export interface ListingRow {
  readonly id: string;
  readonly rev: number;
  readonly no: string;
  readonly status: string;
  readonly price_fen: number | null;
  readonly rights_clear: boolean;
  readonly published_at: number;
  readonly doc: Listing;
}

export interface ListingFilter {
  readonly statuses: readonly string[];
  readonly fields?: readonly string[] | undefined;
  readonly cities?: readonly string[] | undefined;
  readonly modes?: readonly string[] | undefined;
  readonly payLater?: boolean | undefined;
  readonly starred?: boolean | undefined;
  readonly priceMinFen?: number | undefined;
  readonly priceMaxFen?: number | undefined;
  readonly seasonId?: string | undefined;
  readonly words?: readonly SearchWord[] | undefined;
}

/** What a page is sorted by; `price` has the listings without a price at its end in both directions. */
export interface ListingOrder {
  readonly by: 'publishedAt' | 'price' | 'no';
  readonly descending: boolean;
}

/** The sort value and id of the last row of the page before; the value is null behind the last price. */
export interface ListingPosition {
  readonly value: number | string | null;
  readonly id: string;
}

const COLUMNS = ['id', 'rev', 'no', 'status', 'price_fen', 'rights_clear', 'published_at', 'doc'] as const;

const SORT_COLUMNS = { publishedAt: 'published_at', price: 'price_fen', no: 'no' } as const;

/** At most `limit` listings after a position, in the order asked for. */
export async function findListings(
  db: Kysely<Database>,
  filter: ListingFilter,
  order: ListingOrder,
  after: ListingPosition | undefined,
  limit: number,
): Promise<ListingRow[]> {
  if (order.by !== 'price') return findSegment(db, filter, order, after, limit);
  // Two scans of one index instead of one condition with OR, which could use none.
  const priced = after?.value === null ? [] : await findSegment(db, filter, order, after, limit);
  if (priced.length === limit) return priced;
  const afterUnpriced = after?.value === null ? after : undefined;
  const unpriced = await findUnpriced(db, filter, order, afterUnpriced, limit - priced.length);
  return [...priced, ...unpriced];
}

async function findSegment(
  db: Kysely<Database>,
  filter: ListingFilter,
  { by, descending }: ListingOrder,
  after: ListingPosition | undefined,
  limit: number,
): Promise<ListingRow[]> {
  const column = SORT_COLUMNS[by];
  const direction = descending ? 'desc' : 'asc';
  let query = filtered(db, filter)
    .select(COLUMNS)
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(limit);
  if (by === 'price') query = query.where('price_fen', 'is not', null);
  if (after !== undefined) {
    const position = sql`(${after.value}, ${after.id}::uuid)`;
    query = query.where(sql<boolean>`(${sql.ref(column)}, id) ${beyond(descending)} ${position}`);
  }
  return query.execute();
}

async function findUnpriced(
  db: Kysely<Database>,
  filter: ListingFilter,
  { descending }: ListingOrder,
  after: ListingPosition | undefined,
  limit: number,
): Promise<ListingRow[]> {
  let query = filtered(db, filter)
    .select(COLUMNS)
    .where('price_fen', 'is', null)
    .orderBy('id', descending ? 'desc' : 'asc')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(sql<boolean>`id ${beyond(descending)} ${after.id}::uuid`);
  }
  return query.execute();
}

/** How many listings the filter lets through, counting no further than `most + 1`. */
export async function countListings(
  db: Kysely<Database>,
  filter: ListingFilter,
  most: number,
): Promise<number> {
  const capped = filtered(db, filter)
    .select('id')
    .limit(most + 1)
    .as('capped');
  const row = await db
    .selectFrom(capped)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One listing in one of these states, or undefined. @param id - A well-formed UUID. */
export async function findListing(
  db: Kysely<Database>,
  id: string,
  statuses: readonly string[],
): Promise<ListingRow | undefined> {
  return db
    .selectFrom('listings')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('status', 'in', [...statuses])
    .executeTakeFirst();
}

function filtered(db: Kysely<Database>, filter: ListingFilter) {
  const { fields, cities, modes, payLater, starred, priceMinFen, priceMaxFen, seasonId, words } = filter;
  let query = db.selectFrom('listings').where('status', 'in', [...filter.statuses]);
  if (fields !== undefined) query = query.where(sql<boolean>`fields && ${[...fields]}::text[]`);
  if (modes !== undefined) query = query.where(sql<boolean>`modes && ${[...modes]}::text[]`);
  if (cities !== undefined) query = query.where('city', 'in', [...cities]);
  if (payLater !== undefined) query = query.where('pay_later', '=', payLater);
  if (starred !== undefined) query = query.where('starred', '=', starred);
  if (priceMinFen !== undefined) query = query.where('price_fen', '>=', priceMinFen);
  if (priceMaxFen !== undefined) query = query.where('price_fen', '<=', priceMaxFen);
  if (seasonId !== undefined) query = query.where('season_id', '=', seasonId);
  for (const word of words ?? []) query = query.where(contains(word));
  return query;
}

function contains({ pairs, pattern }: SearchWord): RawBuilder<boolean> {
  const inOrder = sql<boolean>`(' ' || search || ' ') like ${pattern} escape '\\'`;
  if (pairs.length === 0) return inOrder;
  return sql<boolean>`(string_to_array(search, ' ') @> ${[...pairs]}::text[] and ${inOrder})`;
}

function beyond(descending: boolean): RawBuilder<unknown> {
  return sql.raw(descending ? '<' : '>');
}

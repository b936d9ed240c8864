import type { SearchQuery } from '@jtop/rules/search';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.js';
import { every, hasGrams, hasWords, LISTINGS, type SearchIndex } from './filter.js';
import type { Sequence } from '../paging/sequence.js';
import type { Rarity } from './common-grams.js';

/** What is looked for. */
export interface ListingSearch {
  /** Where. @default the listings */
  readonly index?: SearchIndex;
  /** Columns of a row, as a select list. */
  readonly row: RawBuilder<unknown>;
  readonly search: SearchQuery;
  /** Those of the filter. */
  readonly conditions: readonly RawBuilder<boolean>[];
  readonly sequence: Sequence;
  readonly limit: number;
}

/** How far each way is gone. */
export interface SearchBounds {
  /** Rows looked at in order before the index of grams is asked: what every twentieth listing has is found by then. */
  readonly firstLook: number;
  /** Rows with all the grams that are fetched, filtered and sorted to make a page. */
  readonly mostFetched: number;
  /** Rows looked at in order where there are more than that. */
  readonly longLook: number;
}

export const SEARCH_BOUNDS: SearchBounds = { firstLook: 512, mostFetched: 2000, longLook: 20_000 };

/** Listings up to which the hits of a common word are counted. */
const SMALL_CATALOGUE = 2000;

/**
 * A page of the listings (or the rows of another index) that have every word, in the order asked for.
 *
 * For a common word the way is to go along the order and look, for a rare one to ask the index of grams and sort. The
 * wrong way reads everything, and which is the right one nobody knows for certain, least of all for several words, or a
 * word with filters. So the likelier is tried first, each with a bound; every way gives the same page.
 *
 * @returns with the number of all hits where they were few enough to be fetched
 */
export async function searchListings<Row>(
  db: Kysely<Database>,
  wanted: ListingSearch,
  rarity: Rarity,
  bounds = SEARCH_BOUNDS,
): Promise<{ rows: Row[]; matches?: number }> {
  const { limit } = wanted;
  if (rarity !== 'rare') {
    const rows = await walk<Row>(db, wanted, bounds.firstLook);
    if (rows.length === limit) return { rows };
  }
  if (rarity !== 'common') {
    const few = await gather<Row>(db, wanted, bounds.mostFetched);
    if (few !== undefined) return few;
  }
  const rows = await walk<Row>(db, wanted, bounds.longLook);
  if (rows.length === limit) return { rows };
  // Many hits, and all of them at the far end of the order.
  return (await gather<Row>(db, wanted)) ?? { rows: [] };
}

/** Goes along the order and looks at this many rows. Fewer than the limit: there may be more behind. */
async function walk<Row>(db: Kysely<Database>, wanted: ListingSearch, most: number): Promise<Row[]> {
  const { rows } = await walkStatement<Row>(wanted, most).execute(db);
  return rows;
}

/** Exported for the test that looks at its plan. */
export function walkStatement<Row>(wanted: ListingSearch, most: number): RawBuilder<Row> {
  const { index = LISTINGS, row, search, conditions, sequence, limit } = wanted;
  const [segment] = sequence.segments;
  return sql<Row>`
    select ${row} from (
      select * from ${index.table} where ${every(segment.where)} order by ${segment.order} limit ${most}
    ) looked where ${every([...conditions, ...hasWords(search, index)])} order by ${segment.order} limit ${limit}`;
}

/** Asks the index, and filters and sorts what it finds. Undefined where that is more than `most`. */
async function gather<Row>(
  db: Kysely<Database>,
  wanted: ListingSearch,
  most?: number,
): Promise<{ rows: Row[]; matches: number } | undefined> {
  const { rows } = await gatherStatement<Row>(wanted, most).execute(db);
  const { found = 0, matches = 0 } = rows[0] ?? {};
  if (most !== undefined && found > most) return undefined;
  // The one row that is always there has the counts, and no listing where there is no hit.
  const hits = matches === 0 ? [] : rows.map(({ found: _all, matches: _told, ...row }) => row as Row);
  return { rows: hits, matches };
}

interface Counts {
  /** Rows with all the grams. */
  readonly found: number;
  /** Those of them that the filter lets through. */
  readonly matches: number;
}

/**
 * Exported for the test that looks at its plan.
 *
 * With a bound the filter waits until the index of grams has answered: joined with an index of its own it would cost
 * what that one holds, a hundred times as much for a rare word. Without a bound the planner may do that.
 */
export function gatherStatement<Row>(wanted: ListingSearch, most?: number): RawBuilder<Row & Counts> {
  const { index = LISTINGS, row, search, conditions, sequence, limit } = wanted;
  const { order, where } = sequence.whole;
  const filter = every([...conditions, ...where]);
  const grams = every(hasGrams(search, index));
  const found =
    most === undefined
      ? sql`select * from ${index.table} where ${grams} and ${filter}`
      : sql`select * from ${index.table} where ${grams} limit ${most + 1}`;
  return sql<Row & Counts>`
    with found as materialized (${found}),
      hits as materialized (select ${row} from found where ${filter}),
      counts as (select (select count(*)::int from found) as found, (select count(*)::int from hits) as matches)
    select * from counts left join
      (select * from hits order by ${order} limit ${limit}) page on true
    order by ${order}`;
}

/** How many listings have every word, where the catalogue is small enough to look at all of it; else undefined. */
export async function countInSmallCatalogue(
  db: Kysely<Database>,
  conditions: readonly RawBuilder<boolean>[],
  search: SearchQuery,
  index = LISTINGS,
): Promise<number | undefined> {
  const { rows } = await sql<{ count: number | null }>`
    select case
      when (select count(*) from (select from ${index.table} limit ${SMALL_CATALOGUE + 1}) counted) <= ${SMALL_CATALOGUE}
      then (select count(*)::int from ${index.table} where ${every([...conditions, ...hasWords(search, index)])})
    end as count`.execute(db);
  return rows[0]?.count ?? undefined;
}

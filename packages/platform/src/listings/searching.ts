import type { SearchQuery } from '@jtop/rules/search';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.js';
import { conditionsOf, every, hasGrams, hasWords, type ListingFilter } from './filter.js';
import type { Segment } from './order.js';

/** What is looked for in one segment. */
export interface SegmentSearch {
  /** Columns of a row, as a select list. */
  readonly row: RawBuilder<unknown>;
  readonly search: SearchQuery;
  /** Those of the filter. */
  readonly conditions: readonly RawBuilder<boolean>[];
  readonly segment: Segment;
  readonly limit: number;
}

/** How far each way is gone. */
export interface SearchBounds {
  /** Rows looked at in order before the index of grams is asked: what every third listing has is found by then. */
  readonly firstLook: number;
  /** Hits that are sorted to make a page. */
  readonly mostSorted: number;
  /** Rows looked at in order where there are more hits than that. */
  readonly longLook: number;
}

export const SEARCH_BOUNDS: SearchBounds = { firstLook: 64, mostSorted: 1000, longLook: 20_000 };

/** Listings up to which the hits of a common word are counted. */
const SMALL_CATALOGUE = 2000;

/**
 * A page of the listings that have every word, in the order of the segment.
 *
 * For a common word the way is to go along the order and look, for a rare one to ask the index of grams and sort. Which
 * it is nobody knows beforehand, least of all for several words or a word with filters, and the wrong way reads
 * everything. So each is tried with a bound, the cheaper bound first; every way gives the same page.
 *
 * @returns with the number of all hits where they were few enough to be sorted
 */
export async function searchSegment<Row>(
  db: Kysely<Database>,
  wanted: SegmentSearch,
  bounds = SEARCH_BOUNDS,
): Promise<{ rows: Row[]; matches?: number }> {
  const { limit } = wanted;
  const first = await walk<Row>(db, wanted, bounds.firstLook);
  if (first.length === limit) return { rows: first };
  const few = await gather<Row>(db, wanted, bounds.mostSorted);
  if (few !== undefined) return few;
  const long = await walk<Row>(db, wanted, bounds.longLook);
  if (long.length === limit) return { rows: long };
  // Many hits, and all of them at the far end of the order.
  return { rows: (await gather<Row>(db, wanted))?.rows ?? [] };
}

/** Goes along the order and looks at this many rows. Fewer than the limit: there may be more behind those. */
async function walk<Row>(db: Kysely<Database>, wanted: SegmentSearch, most: number): Promise<Row[]> {
  const { rows } = await walkStatement<Row>(wanted, most).execute(db);
  return rows;
}

/** Exported for the test that looks at its plan. */
export function walkStatement<Row>(wanted: SegmentSearch, most: number): RawBuilder<Row> {
  const { row, search, conditions, segment, limit } = wanted;
  return sql<Row>`
    select ${row} from (
      select * from listings where ${every(segment.where)} order by ${segment.order} limit ${most}
    ) looked where ${every([...conditions, ...hasWords(search)])} order by ${segment.order} limit ${limit}`;
}

/** Asks the index, and sorts what it finds. Undefined where that is more than `most`. */
async function gather<Row>(
  db: Kysely<Database>,
  wanted: SegmentSearch,
  most?: number,
): Promise<{ rows: Row[]; matches: number } | undefined> {
  const { rows } = await gatherStatement<Row>(wanted, most).execute(db);
  const matches = rows[0]?.matches ?? 0;
  if (most !== undefined && matches > most) return undefined;
  return { rows: rows.map(({ matches: _told, ...row }) => row as Row), matches };
}

/** Exported for the test that looks at its plan. */
export function gatherStatement<Row>(
  wanted: SegmentSearch,
  most?: number,
): RawBuilder<Row & { matches: number }> {
  const { row, search, conditions, segment, limit } = wanted;
  const capped = most === undefined ? sql`` : sql`limit ${most + 1}`;
  return sql<Row & { matches: number }>`
    with hits as materialized (
      select ${row} from listings
      where ${every([...conditions, ...segment.where, ...hasGrams(search)])} ${capped}
    )
    select ${row}, (select count(*)::int from hits) as matches
    from hits order by ${segment.order} limit ${limit}`;
}

/** How many listings have every word, where the catalogue is small enough to look at all of it; else undefined. */
export async function countInSmallCatalogue(
  db: Kysely<Database>,
  filter: ListingFilter,
  search: SearchQuery,
): Promise<number | undefined> {
  const { rows } = await sql<{ count: number | null }>`
    select case
      when (select count(*) from (select from listings limit ${SMALL_CATALOGUE + 1}) counted) <= ${SMALL_CATALOGUE}
      then (select count(*)::int from listings where ${every([...conditionsOf(filter), ...hasWords(search)])})
    end as count`.execute(db);
  return rows[0]?.count ?? undefined;
}

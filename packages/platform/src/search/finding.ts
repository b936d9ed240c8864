import { FEWEST_ALIKE } from '@jtop/rules/disclosure';
import type { RankedQuery } from '@jtop/rules/search';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.js';
import { rarityOf } from '../listings/common-grams.js';
import { every } from '../listings/filter.js';
import { searchListings } from '../listings/searching.js';
import { sequenceBy } from '../paging/sequence.js';
import {
  conditionsIn,
  FACETS,
  foundIn,
  type Facet,
  type FacetFilter,
  type Moment,
  type Source,
  type Survey,
} from './sources.js';

/** A hit with its place: in the order of rank, or in that of time beyond those that were ranked. */
export interface RankedHit extends Moment {
  readonly rank: number;
  readonly type: Source['type'];
}

/** How many hits have each value, the most frequent first. */
export type FacetCounts = Readonly<Record<Facet, { value: string; count: number }[]>>;

/** What a survey of both tables has found. */
export interface Surveyed {
  /** At most as many as were asked for, best first, of equals the latest. */
  readonly hits: RankedHit[];
  readonly total: number;
  readonly facets: FacetCounts;
  /** Rows of each source's index that have the words, before any filter. */
  readonly found: Readonly<Record<Source['type'], number>>;
}

/** Whether a hit passes a facet's filter, by the columns of `foundIn`. */
const PASSES: Readonly<Record<Facet, (wanted: readonly string[]) => RawBuilder<boolean>>> = {
  type: (wanted) => sql`type = any(${[...wanted]}::text[])`,
  field: (wanted) => sql`fields && ${[...wanted]}::text[]`,
  city: (wanted) => sql`city = any(${[...wanted]}::text[])`,
  mode: (wanted) => sql`modes && ${[...wanted]}::text[]`,
  priceBand: (wanted) => sql`band = any(${[...wanted]}::text[])`,
};

/** The values of a facet that a hit has, as rows of `value`. */
const VALUES: Readonly<Record<Facet, RawBuilder<unknown>>> = {
  type: sql`(select type as value)`,
  field: sql`unnest(fields)`,
  city: sql`(select city as value where city is not null)`,
  mode: sql`unnest(modes)`,
  priceBand: sql`(select band as value where band is not null)`,
};

function filterBy(filter: FacetFilter, but?: Facet): RawBuilder<boolean> {
  return every(
    FACETS.flatMap((facet) => {
      const wanted = filter[facet];
      return facet === but || wanted === undefined ? [] : [PASSES[facet](wanted)];
    }),
  );
}

interface Row {
  readonly part: Facet | 'page' | 'total' | Source['type'];
  readonly value: string;
  readonly count: number;
  readonly id: string;
  readonly at: number;
}

/**
 * Ranks and counts the hits of surveys in one statement: each row is read once, whatever is filtered by. Each facet counts
 * what its own filter would leave, all other filters applied.
 * @param after the last hit of the page before
 */
export async function survey(
  db: Kysely<Database>,
  surveys: readonly [Survey, Survey],
  query: RankedQuery | undefined,
  filter: FacetFilter,
  { after, limit }: { after: (Moment & { rank: number }) | undefined; limit: number },
): Promise<Surveyed> {
  const [listings, demands] = surveys;
  const enough = sql.lit(FEWEST_ALIKE);
  const behind =
    after === undefined
      ? sql`true`
      : sql`(rank, at, id) < (${after.rank}::int, ${after.at}::int8, ${after.id}::uuid)`;
  const counts = FACETS.map(
    (facet) => sql`
      select ${sql.lit(facet)}, value, count(*)::int, null::uuid, null::int8
      from hits, lateral ${VALUES[facet]} as ${sql.ref(`of_${facet}`)} (value)
      where ${filterBy(filter, facet)} group by value`,
  );
  // How many are alike is asked once for each group, not for each demand (§6.11).
  const { rows } = await sql<Row>`
    with listing as materialized (${foundIn(listings, query)}), demand as materialized (${foundIn(demands, query)}),
      crowds as materialized (select key from (select distinct alike_by as key from demand where is_public) keys
        where (select count(*) from (select from demands same
          where same.is_public and same.anonymity_key = key limit ${enough}) few) >= ${enough}),
      hits as materialized (
        select type, id, at, fields, city, modes, band, rank from listing where is_public
        union all
        select type, id, at, fields, case when alike_by is null or alike_by in (select key from crowds) then city
          else left(city, 2) || '0000' end, modes, band, rank from demand where is_public),
      page as (select * from hits where ${filterBy(filter)} and ${behind}
        order by rank desc, at desc, id desc limit ${limit})
    select 'page' as part, type as value, rank as count, id, at from page
    union all select 'total', '', count(*)::int, null, null from hits where ${filterBy(filter)}
    union all select 'listing', '', count(*)::int, null, null from listing
    union all select 'demand', '', count(*)::int, null, null from demand
    union all ${sql.join(counts, sql` union all `)}`.execute(db);
  const counted = (part: Row['part']): number => rows.find((row) => row.part === part)?.count ?? 0;
  const facets = FACETS.map((facet) => [facet, countsOf(rows, facet)] as const);
  return {
    hits: rows.flatMap((row) => (row.part === 'page' ? [hitOf(row)] : [])).sort(bestFirst),
    total: counted('total'),
    facets: Object.fromEntries(facets) as FacetCounts,
    found: { listing: counted('listing'), demand: counted('demand') },
  };
}

const hitOf = ({ value, count, id, at }: Row): RankedHit => ({
  type: value === 'demand' ? 'demand' : 'listing',
  rank: count,
  id,
  at: Number(at),
});

function countsOf(rows: readonly Row[], facet: Facet): { value: string; count: number }[] {
  return rows
    .flatMap(({ part, value, count }) => (part === facet ? [{ value, count }] : []))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The hits of a source that are older than a moment, the latest first. They have no rank. */
export async function olderHits(
  db: Kysely<Database>,
  source: Source,
  query: RankedQuery | undefined,
  filter: FacetFilter,
  before: Moment,
  limit: number,
): Promise<Omit<RankedHit, 'rank'>[]> {
  const filtered = conditionsIn(source, filter);
  if (filtered === undefined) return [];
  const { conditions, index } = filtered;
  const { type, name, time } = source;
  const after = { value: before.at, id: before.id };
  const sequence = sequenceBy({ column: time, nullable: false, descending: true }, after);
  const row = sql`id, ${sql.ref(time)}`;
  type Found = Readonly<Record<string, unknown>> & { readonly id: string };
  const { rows } =
    query === undefined
      ? await sql<Found>`
          select ${row} from ${index.table} where ${every([...conditions, ...sequence.whole.where])}
          order by ${sequence.whole.order} limit ${limit}`.execute(db)
      : await searchListings<Found>(
          db,
          { index, row, search: query, conditions, sequence, limit },
          await rarityOf(db, query, name, index.grams),
        );
  return rows.map((found) => ({ type, id: found.id, at: Number(found[time]) }));
}

/** The order of a page: best first, of equals the latest. */
export function bestFirst(a: RankedHit, b: RankedHit): number {
  return b.rank - a.rank || b.at - a.at || (a.id < b.id ? 1 : -1);
}

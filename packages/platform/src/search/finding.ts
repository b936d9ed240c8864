import type { RankedQuery } from '@jtop/rules/search';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.js';
import { DEMANDS, INDEXES, SHOWN_CITY } from '../demands/filter.js';
import { every, hasGrams, LISTINGS } from '../listings/filter.js';
import { PUBLIC_LISTING_STATUSES } from '../listings/service.js';

/** What is filtered by, besides words; each is a facet as well. */
export const FACETS = ['type', 'field', 'city', 'mode', 'priceBand'] as const;
export type Facet = (typeof FACETS)[number];

export type FacetFilter = Readonly<Partial<Record<Facet, readonly string[] | undefined>>>;

/** Where a page ended. */
export interface RankedPosition {
  readonly rank: number;
  readonly at: number;
  readonly id: string;
}

export interface RankedHit extends RankedPosition {
  readonly type: 'listing' | 'demand';
}

/** A listing's band: as that of a budget, by the least of its prices. */
const BAND = sql`case when price_fen is null then null when price_fen < 50000000 then 'lt50'
  when price_fen < 200000000 then '50to200' when price_fen <= 500000000 then '200to500' else 'gt500' end`;

/** Each facet's values of a hit, as an array. */
const VALUES: Readonly<Record<Facet, string>> = {
  type: 'types',
  field: 'fields',
  city: 'cities',
  mode: 'modes',
  priceBand: 'bands',
};

/** Words in the title, and as much again for the phrase in it; as `searchRank` of the rules. */
function rankOf(
  query: RankedQuery | undefined,
  text: string,
  length: RawBuilder<unknown>,
): RawBuilder<number> {
  if (query === undefined) return sql`0`;
  const inTitle = (word: string): RawBuilder<number> =>
    sql`(strpos(left(${sql.ref(text)}, ${length}), ${word}) > 0)::int`;
  const words = sql.join(query.words.map(inTitle), sql` + `);
  return sql`(${words} + ${query.words.length}::int * ${inTitle(query.phrase)})`;
}

/**
 * What answers a query, of both tables, by what the public sees: a demand's city is that of its view, province and all.
 * As one relation that both the page and the counts are taken from.
 */
function hits(query: RankedQuery | undefined): RawBuilder<unknown> {
  const listings = query === undefined ? [] : hasGrams(query, LISTINGS);
  const demands = query === undefined ? [] : hasGrams(query, INDEXES.public);
  const titleOf = sql`char_length(title)`;
  const demandTitle = sql`char_length(content->>'title')`;
  return sql`
    select '{listing}'::text[] as types, id, published_at as at, fields, array[city] as cities, modes,
      array_remove(array[${BAND}], null) as bands, ${rankOf(query, 'search', titleOf)} as rank
    from listings where status = any(${PUBLIC_LISTING_STATUSES}::text[]) and ${every(listings)}
    union all
    select '{demand}'::text[], id, listed_at, array[field], array_remove(array[${SHOWN_CITY}], null), '{}'::text[],
      array_remove(array[shown_band], null), ${rankOf(query, 'public_search', demandTitle)}
    from ${DEMANDS} where is_public and ${every(demands)}`;
}

function filterBy(filter: FacetFilter, but?: Facet): RawBuilder<boolean> {
  return every(
    FACETS.flatMap((facet): RawBuilder<boolean>[] => {
      const wanted = filter[facet];
      if (facet === but || wanted === undefined) return [];
      return [sql`${sql.ref(VALUES[facet])} && ${[...wanted]}::text[]`];
    }),
  );
}

/** At most `limit` hits after a position: best first, of equals the latest. */
export async function findHits(
  db: Kysely<Database>,
  query: RankedQuery | undefined,
  filter: FacetFilter,
  after: RankedPosition | undefined,
  limit: number,
): Promise<RankedHit[]> {
  const behind =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(rank, at, id) < (${after.rank}::int, ${after.at}::int8, ${after.id}::uuid)`;
  const { rows } = await sql<RankedHit>`
    select types[1] as type, id, rank, at from (${hits(query)}) hits
    where ${filterBy(filter)} and ${behind} order by rank desc, at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** How many hits have each value, and how many there are. */
export interface Counted {
  readonly total: number;
  readonly facets: Readonly<Record<Facet, { value: string; count: number }[]>>;
}

/** What each facet's own filter would leave, all other filters applied. */
export async function countHits(
  db: Kysely<Database>,
  query: RankedQuery | undefined,
  filter: FacetFilter,
): Promise<Counted> {
  const counts = FACETS.map(
    (facet) => sql`
      select ${sql.lit(facet)} as facet, value, count(*)::int as count from hits, unnest(${sql.ref(VALUES[facet])}) value
      where ${filterBy(filter, facet)} group by value`,
  );
  const { rows } = await sql<{ facet: string; value: string; count: number }>`
    with hits as materialized (${hits(query)})
    select 'total' as facet, '' as value, count(*)::int as count from hits where ${filterBy(filter)}
    union all ${sql.join(counts, sql` union all `)}
    order by facet, count desc, value`.execute(db);
  const of = (name: string) =>
    rows.filter(({ facet }) => facet === name).map(({ value, count }) => ({ value, count }));
  return {
    total: of('total')[0]?.count ?? 0,
    facets: {
      type: of('type'),
      field: of('field'),
      city: of('city'),
      mode: of('mode'),
      priceBand: of('priceBand'),
    },
  };
}

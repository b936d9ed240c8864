import type { RankedQuery } from '@jtop/rules/search';
import { sql, type RawBuilder } from 'kysely';
import { INDEXES, SHOWN_CITY, DEMANDS } from '../demands/filter.js';
import { every, hasGrams, hasWords, LISTINGS, type SearchIndex } from '../listings/filter.js';
import { PUBLIC_LISTING_STATUSES } from '../listings/service.js';

/** What is filtered by, besides words; each is a facet as well. */
export const FACETS = ['type', 'field', 'city', 'mode', 'priceBand'] as const;
export type Facet = (typeof FACETS)[number];

export type FacetFilter = Readonly<Partial<Record<Facet, readonly string[] | undefined>>>;

/** A place in the order of time. */
export interface Moment {
  readonly at: number;
  readonly id: string;
}

/** One of the tables in which is searched, by what the public sees of it. */
export interface Source {
  readonly type: 'listing' | 'demand';
  readonly name: 'listings' | 'demands';
  /** Column of the time by which the latest are known. */
  readonly time: string;
  readonly index: SearchIndex;
  /** What makes a row public. */
  readonly isPublic: RawBuilder<boolean>;
  /** What all rows of the index over grams are: the database reads the whole table for who does not ask for it. */
  readonly indexed: readonly RawBuilder<boolean>[];
  /** Values of the facets, as arrays; of a demand those that need nothing but its row. */
  readonly columns: RawBuilder<unknown>;
  readonly titleLength: RawBuilder<unknown>;
}

/** A listing's band: as that of a budget, by the least of its prices. */
const BAND = sql<string>`case when price_fen is null then null when price_fen < 50000000 then 'lt50'
  when price_fen < 200000000 then '50to200' when price_fen <= 500000000 then '200to500' else 'gt500' end`;

export const SOURCES: readonly [Source, Source] = [
  {
    type: 'listing',
    name: 'listings',
    time: 'published_at',
    index: LISTINGS,
    isPublic: sql`status in (${sql.join([...PUBLIC_LISTING_STATUSES])})`,
    indexed: [],
    columns: sql`fields, city, null::text as alike_by, modes, ${BAND} as band`,
    titleLength: sql`char_length(title)`,
  },
  {
    type: 'demand',
    name: 'demands',
    time: 'listed_at',
    index: { ...INDEXES.public, table: sql.table('demands') },
    isPublic: sql`is_public`,
    indexed: [sql`is_public`],
    columns: sql`array[field] as fields, shown_city as city,
      case when names_company or shown_city is null then null else anonymity_key end as alike_by,
      '{}'::text[] as modes, shown_band as band`,
    titleLength: sql`char_length(content->>'title')`,
  },
];

/** Words in the title, and as much again for the phrase in it; as `searchRank` of the rules. */
function rankOf(query: RankedQuery | undefined, { index, titleLength }: Source): RawBuilder<unknown> {
  if (query === undefined) return sql`0`;
  const inTitle = (word: string): RawBuilder<unknown> =>
    sql`(strpos(left(${sql.ref(index.text)}, ${titleLength}), ${word}) > 0)::int`;
  const words = sql.join(query.words.map(inTitle), sql` + `);
  return sql`(${words} + ${query.words.length}::int * ${inTitle(query.phrase)})`;
}

/** How the hits of a source are found. */
export interface Survey {
  readonly source: Source;
  /** `index`: all that have the words, if they are not more than `most`. `latest`: those among the latest `most` rows. */
  readonly way: 'index' | 'latest';
  readonly most: number;
  /** Of the latest only down to this one. */
  readonly oldest: Moment | undefined;
}

/** The rows of a source that have the words, with their rank and the values of their facets. */
export function foundIn(
  { source, way, most, oldest }: Survey,
  query: RankedQuery | undefined,
): RawBuilder<unknown> {
  const { type, time, index, indexed, isPublic, columns } = source;
  const at = sql.ref(time);
  const row = sql`${type}::text as type, id, ${at} as at, ${columns}, ${isPublic} as is_public,
    ${rankOf(query, source)} as rank`;
  if (way === 'index' && query !== undefined) {
    const conditions = every([...indexed, ...hasGrams(query, index)]);
    return sql`select ${row} from ${index.table} where ${conditions} limit ${most + 1}`;
  }
  const down =
    oldest === undefined ? sql`true` : sql`(${at}, id) >= (${oldest.at}::int8, ${oldest.id}::uuid)`;
  return sql`select ${row} from (
      select * from ${index.table} where ${down} order by ${at} desc, id desc limit ${most}
    ) looked where ${every(query === undefined ? [] : hasWords(query, index))}`;
}

/** The filter as conditions of a source's own columns, which its indexes know. Undefined: nothing of it can pass. */
export function conditionsIn(
  source: Source,
  { type, field, city, mode, priceBand }: FacetFilter,
): { conditions: RawBuilder<boolean>[]; index: SearchIndex } | undefined {
  if (type?.includes(source.type) === false) return undefined;
  const isDemand = source.type === 'demand';
  // A demand has no way of transfer.
  if (isDemand && mode !== undefined) return undefined;
  const oneOf = (column: RawBuilder<unknown>, values: readonly string[] | undefined) =>
    values === undefined ? [] : [sql<boolean>`${column} in (${sql.join([...values])})`];
  const overlaps = (column: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [sql<boolean>`${sql.ref(column)} && ${[...values]}::text[]`];
  const conditions = [
    source.isPublic,
    ...(isDemand ? oneOf(sql.ref('field'), field) : overlaps('fields', field)),
    ...oneOf(isDemand ? SHOWN_CITY : sql.ref('city'), city),
    ...overlaps('modes', mode),
    ...oneOf(isDemand ? sql.ref('shown_band') : sql`(${BAND})`, priceBand),
  ];
  const { index } = source;
  return { conditions, index: isDemand && city !== undefined ? { ...index, table: DEMANDS } : index };
}

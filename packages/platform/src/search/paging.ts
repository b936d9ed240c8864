import type { RankedQuery } from '@jtop/rules/search';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.js';
import { hitsExpected } from '../listings/common-grams.js';
import { isId } from '../lots/ids.js';
import { invalidCursor } from '../paging/index.js';
import { bestFirst, olderHits, survey, type RankedHit, type Surveyed } from './finding.js';
import { SOURCES, type FacetFilter, type Moment, type Source, type Survey } from './sources.js';

/** So many rows of each table are ranked and counted; of what has more hits those among the latest so many. */
export const MOST_SURVEYED = 1500;

/** Of a hit beyond those that are ranked. */
const UNRANKED = -1;

/** Down to where each table was looked through when the first page was read; undefined: to its end. */
export type Edges = Readonly<Record<Source['type'], Moment | undefined>>;

/** Where a page ended. */
export interface Position {
  readonly last: Moment & { readonly rank: number };
  readonly edges: Edges;
}

/** What a cursor holds. */
export function cursorOf(
  { rank, at, id }: RankedHit,
  { listing, demand }: Edges,
): (string | number | null)[] {
  const edge = (moment: Moment | undefined) => [moment?.at ?? null, moment?.id ?? null];
  return [rank, at, id, ...edge(listing), ...edge(demand)];
}

/** @throws ProblemError `request.invalid` where a cursor holds something else */
export function positionOf(values: readonly unknown[]): Position {
  const [rank, at, id, listingAt, listingId, demandAt, demandId] = values;
  const last = momentOf(at, id);
  if (typeof rank !== 'number' || last === undefined || values.length !== 7) throw invalidCursor();
  return {
    last: { rank, ...last },
    edges: { listing: momentOf(listingAt, listingId), demand: momentOf(demandAt, demandId) },
  };
}

function momentOf(at: unknown, id: unknown): Moment | undefined {
  if (at === null && id === null) return undefined;
  if (typeof at !== 'number' || typeof id !== 'string' || !isId(id)) throw invalidCursor();
  return { at, id };
}

/** A page of hits, with what all of them are counted by. */
export interface FoundPage extends Pick<Surveyed, 'hits' | 'total' | 'facets'> {
  readonly edges: Edges;
  /** Whether there may be hits that were not counted. */
  readonly isPartial: boolean;
}

/**
 * At most `limit` hits after a position. First those that were ranked, best first, of equals the latest: all hits where the
 * words are in few rows, else those among the latest {@link MOST_SURVEYED} of a table. Behind them the older ones, by time.
 * What is published while somebody turns pages moves none of them over that edge, because the cursor holds it.
 */
export async function findPage(
  db: Kysely<Database>,
  query: RankedQuery | undefined,
  filter: FacetFilter,
  { after, limit }: { after: Position | undefined; limit: number },
): Promise<FoundPage> {
  const { surveyed, edges } = await surveyBoth(db, query, filter, after, limit);
  const { hits, total, facets } = surveyed;
  const isPartial = edges.listing !== undefined || edges.demand !== undefined;
  const missing = limit - hits.length;
  const found = { total, facets, edges, isPartial };
  if (missing === 0 || !isPartial) return { ...found, hits };
  const older: RankedHit[] = [];
  for (const source of SOURCES) {
    const edge = edges[source.type];
    if (edge === undefined) continue;
    const from = after?.last.rank === UNRANKED ? earlier(after.last, edge) : edge;
    const rows = await olderHits(db, source, query, filter, from, missing);
    older.push(...rows.map((row) => ({ ...row, rank: UNRANKED })));
  }
  return { ...found, hits: [...hits, ...older.sort(bestFirst).slice(0, missing)] };
}

async function surveyBoth(
  db: Kysely<Database>,
  query: RankedQuery | undefined,
  filter: FacetFilter,
  after: Position | undefined,
  limit: number,
): Promise<{ surveyed: Surveyed; edges: Edges }> {
  const [listings, demands] = SOURCES;
  let surveys: [Survey, Survey] = [
    await begin(db, listings, query, after),
    await begin(db, demands, query, after),
  ];
  // Beyond the ranked ones nothing is left of them.
  const page = { after: after?.last, limit: after?.last.rank === UNRANKED ? 0 : limit };
  let surveyed = await survey(db, surveys, query, filter, page);
  const isTooMuch = ({ source, way }: Survey): boolean =>
    way === 'index' && surveyed.found[source.type] > MOST_SURVEYED;
  if (surveys.some(isTooMuch)) {
    const [first, second] = surveys;
    surveys = [
      isTooMuch(first) ? { ...first, way: 'latest' } : first,
      isTooMuch(second) ? { ...second, way: 'latest' } : second,
    ];
    surveyed = await survey(db, surveys, query, filter, page);
  }
  const edges = {
    listing: await edgeOf(db, surveys[0], after),
    demand: await edgeOf(db, surveys[1], after),
  };
  return { surveyed, edges };
}

async function begin(
  db: Kysely<Database>,
  source: Source,
  query: RankedQuery | undefined,
  after: Position | undefined,
): Promise<Survey> {
  const oldest = after?.edges[source.type];
  const isRare =
    query !== undefined && (await hitsExpected(db, query, source.name, source.index.grams)) <= MOST_SURVEYED;
  // What came since the first page is surveyed besides.
  const most = oldest === undefined ? MOST_SURVEYED : 2 * MOST_SURVEYED;
  return { source, way: isRare && oldest === undefined ? 'index' : 'latest', most, oldest };
}

/** The oldest row that was looked at, where there are older ones. */
async function edgeOf(
  db: Kysely<Database>,
  { source, way, oldest }: Survey,
  after: Position | undefined,
): Promise<Moment | undefined> {
  if (way === 'index' || after !== undefined) return oldest;
  const { index, time } = source;
  const { rows } = await sql<{ id: string; at: number }>`
    select id, ${sql.ref(time)} as at from ${index.table}
    order by ${sql.ref(time)} desc, id desc limit 2 offset ${MOST_SURVEYED - 1}`.execute(db);
  const [edge] = rows;
  return edge === undefined || rows.length < 2 ? undefined : { at: Number(edge.at), id: edge.id };
}

function earlier(a: Moment, b: Moment): Moment {
  return a.at < b.at || (a.at === b.at && a.id < b.id) ? a : b;
}

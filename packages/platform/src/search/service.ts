import { formatInstant, type Demand, type Listing, type SearchHit, type SearchPage } from '@jtop/contract';
import { bandOf, bandOfRange } from '@jtop/rules/disclosure';
import { markWords, readWords, snippetOf, type RankedQuery } from '@jtop/rules/search';
import type { Platform } from '../context.js';
import type { Db } from '../db/schema.js';
import { findDemandsById } from '../demands/repository.js';
import { demandView } from '../demands/view.js';
import { cutWords } from '../matching/segment.js';
import { cursorScope, decodeCursor, pageOf } from '../paging/index.js';
import type { RankedHit } from './finding.js';
import { cursorOf, findPage, positionOf } from './paging.js';
import type { FacetFilter } from './sources.js';

/** The query of `search.list`, as the binder parsed it. */
export interface SearchListQuery extends FacetFilter {
  readonly q?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;

/**
 * Listings and demands by words, best first, in their public views; counts are of these views alone.
 * @throws ProblemError `request.invalid` for a cursor of another search
 */
export async function search(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  query: SearchListQuery,
): Promise<SearchPage> {
  const { q, limit = DEFAULT_LIMIT, cursor, type, field, city, mode, priceBand } = query;
  const filter = { type, field, city, mode, priceBand };
  const scope = cursorScope('search.list', { q, ...filter });
  const after = cursor === undefined ? undefined : positionOf(decodeCursor(cursor, scope));
  const words = wordsOf(q);
  const found = await findPage(db, words, filter, { after, limit: limit + 1 });
  const { total, facets, edges, isPartial } = found;
  const { rows, nextCursor } = pageOf(found.hits, limit, scope, (hit) => cursorOf(hit, edges));
  return {
    items: await hitsOf(db, rows, words),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(after === undefined && !isPartial ? { total } : {}),
    facets,
    ...(isPartial ? { partial: true } : {}),
    asOf: formatInstant(clock.now()),
  };
}

/** Of what has nothing to be seen in it nothing is asked. */
function wordsOf(q: string | undefined): RankedQuery | undefined {
  const words = q === undefined ? undefined : readWords(q, cutWords);
  return words?.words.length === 0 ? undefined : words;
}

async function hitsOf(
  db: Db,
  rows: readonly RankedHit[],
  query: RankedQuery | undefined,
): Promise<SearchHit[]> {
  const ids = (type: RankedHit['type']) => rows.filter((row) => row.type === type).map(({ id }) => id);
  const listings = await documentsOf(db, ids('listing'));
  const demands = new Map(
    (await findDemandsById(db, ids('demand'))).map((row) => [row.id, demandView(row, 'public')]),
  );
  const words = query?.words ?? [];
  return rows.flatMap(({ id }) => {
    const [listing, demand] = [listings.get(id), demands.get(id)];
    if (listing !== undefined) return [listingHit(listing, words)];
    return demand === undefined ? [] : [demandHit(demand, words)];
  });
}

async function documentsOf(db: Db, ids: readonly string[]): Promise<Map<string, Listing>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('listings')
    .select(['id', 'doc'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, doc }) => [id, { ...doc, id }]));
}

function listingHit(listing: Listing, words: readonly string[]): SearchHit {
  const { id, no, title, abstract, fields, supplier, offers } = listing;
  const prices = offers.flatMap(({ priceFen }) => priceFen ?? []);
  const price = Math.min(...prices);
  return {
    type: 'listing',
    id,
    no,
    ...texts(title, [abstract], words),
    fields,
    adcode: supplier.adcode,
    modes: [...new Set(offers.map(({ mode }) => mode))],
    ...(prices.length === 0 ? {} : { priceBand: bandOfRange({ minFen: price, maxFen: price }) }),
  };
}

function demandHit(demand: Demand, words: readonly string[]): SearchHit {
  const { id, no, title, field, adcode, _redacted } = demand;
  const band = bandOf(demand as Parameters<typeof bandOf>[0]);
  return {
    type: 'demand',
    id,
    no,
    ...texts(title, [demand.summary, demand.problem], words),
    fields: [field],
    ...(adcode === undefined ? {} : { adcode }),
    ...(band === undefined ? {} : { priceBand: band }),
    ...(_redacted === undefined ? {} : { _redacted }),
  };
}

/** The title, and the stretch of the first text that has one of the words, else the beginning of the first. */
function texts(
  title: string,
  bodies: readonly (string | undefined)[],
  words: readonly string[],
): Pick<SearchHit, 'title' | 'snippet'> {
  const there = bodies.flatMap((body) => (body === undefined || body === '' ? [] : [body]));
  const body = there.find((each) => markWords(each, words).length > 0) ?? there[0];
  const snippet = body === undefined ? undefined : snippetOf(body, words);
  return {
    title: { text: title, marks: markWords(title, words) },
    ...(snippet === undefined ? {} : { snippet: { text: snippet.text, marks: [...snippet.marks] } }),
  };
}

import type { Listing } from '@jtop/contract';
import {
  matchListing,
  matchTeam,
  rankMatches,
  rarity,
  searchTerms,
  weighTerms,
  type KeptTerms,
  type MatchDemand,
  type ScoredMatch,
  type TermCounts,
} from '@jtop/rules/matching';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.js';
import { termCounts } from './term-counts.js';

/** What is looked for: a demand, or a view of one, with its terms as they are kept. */
export interface Wanted {
  readonly facts: Omit<MatchDemand, 'terms'>;
  readonly kept: KeptTerms;
}

/** Somebody or something that fits, with what a match says of it. */
export interface Found extends ScoredMatch {
  readonly side: 'listing' | 'team';
  readonly title: string;
  /** Who answers for it. */
  readonly partyId: string;
}

/** What can still be had. */
export const MATCHED_LISTING_STATUSES = ['available', 'in_auction', 'negotiating', 'carried_over'];

/** Suggestions of each kind for one demand. */
export const MOST_SUGGESTED = 20;
/** Candidates that the index is asked for, those of them that are scored, those whose documents are read, and
 * the latest listings that are looked at where the index finds few. */
const CANDIDATES = 300;
const EXPECTED = 200;
const SCORED = 100;
const LATEST = 1000;
const LOOKED_AT = 40;
/** What fits less is not worth anybody's time. */
const LEAST_SCORE = 0.3;

interface ListingCandidate {
  readonly id: string;
  readonly title: string;
  readonly party: string;
  readonly fields: string[];
  readonly city: string;
  readonly price: number | null;
  readonly terms: string;
  readonly head: number;
}

/**
 * The listings that fit best. Candidates come from the index of terms, those with the rarest terms; a first score of
 * them needs no document, the final one of the best reads theirs.
 */
export async function findListings(
  db: Kysely<Database>,
  wanted: Wanted,
  limit = MOST_SUGGESTED,
): Promise<Found[]> {
  const counts = await termCounts(db, 'listings');
  const demand = weighed(wanted, counts);
  const asked = searchTerms(wanted.kept.terms, counts, EXPECTED);
  const rows = await candidates(db, asked);
  if (rows.length < limit && asked.length < wanted.kept.terms.length) {
    const known = new Set(rows.map(({ id }) => id));
    rows.push(...(await latest(db, wanted.kept.terms)).filter(({ id }) => !known.has(id)));
  }
  const first = rankMatches(
    nearest(rows, wanted.kept, counts, SCORED).map((row) => {
      const { kept, ipc } = keptOf(row);
      return matchListing(demand, {
        id: row.id,
        fields: row.fields,
        ipc,
        offers: row.price === null ? [] : [{ priceMode: 'fixed', priceFen: row.price }],
        supplier: { adcode: row.city },
        terms: weighTerms(kept, counts),
      });
    }),
    LOOKED_AT,
  );
  const docs = await documentsOf(db, first);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const scored = first.flatMap(({ id }): Found[] => {
    const [row, doc] = [byId.get(id), docs.get(id)];
    if (row === undefined || doc === undefined) return [];
    const { selfAssessment, supplier, ipc, offers } = doc;
    const terms = weighTerms(keptOf(row).kept, counts);
    const match = matchListing(demand, {
      id,
      fields: row.fields,
      ipc,
      offers,
      selfAssessment,
      supplier,
      terms,
    });
    return [{ ...match, side: 'listing', title: row.title, partyId: row.party }];
  });
  return best(scored, limit);
}

const CANDIDATE = sql`id, title, supplier_party_id as party, fields, city, price_fen as price,
  array_to_string(terms, ' ') as terms, head_terms as head`;

async function candidates(db: Kysely<Database>, asked: readonly string[]): Promise<ListingCandidate[]> {
  // The array in a subquery: the planner is to use the index, whatever it thinks of these terms.
  const { rows } = await sql<ListingCandidate>`
    select ${CANDIDATE} from listings
    where terms && (select ${[...asked]}::text[]) and status = any(${MATCHED_LISTING_STATUSES}::text[])
    limit ${CANDIDATES}`.execute(db);
  return rows;
}

/** Where rare terms find next to nothing, those that many have are soon met with among the latest listings. */
async function latest(db: Kysely<Database>, terms: readonly string[]): Promise<ListingCandidate[]> {
  const { rows } = await sql<ListingCandidate>`
    select ${CANDIDATE} from (
      select * from listings where status = any(${MATCHED_LISTING_STATUSES}::text[])
      order by published_at desc, id desc limit ${LATEST}
    ) looked where terms && (select ${[...terms]}::text[]) limit ${CANDIDATES}`.execute(db);
  return rows;
}

async function documentsOf(
  db: Kysely<Database>,
  matches: readonly ScoredMatch[],
): Promise<Map<string, Listing>> {
  if (matches.length === 0) return new Map();
  const { rows } = await sql<{ id: string; doc: Listing }>`
    select id, doc from listings where id = any(${matches.map(({ id }) => id)}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, doc }) => [id, doc]));
}

/** The teams that fit best; there are some hundred of them, so their rows hold all that is asked. */
export async function findTeams(
  db: Kysely<Database>,
  wanted: Wanted,
  limit = MOST_SUGGESTED,
): Promise<Found[]> {
  const counts = await termCounts(db, 'teams');
  const demand = weighed(wanted, counts);
  const asked = searchTerms(wanted.kept.terms, counts, EXPECTED);
  const { rows } = await sql<{
    id: string;
    name: string;
    fields: string[];
    ipc: string[];
    adcode: string;
    trl_min: number | null;
    trl_max: number | null;
    terms: string;
    head: number;
  }>`
    select party_id as id, name, fields, ipc, adcode, trl_min, trl_max,
      array_to_string(terms, ' ') as terms, head_terms as head
    from teams where terms && (select ${asked}::text[]) limit ${CANDIDATES}`.execute(db);
  const scored = rows.map((row): Found => {
    const { id, fields, ipc, adcode, trl_min: min, trl_max: max } = row;
    const trl = min === null || max === null ? undefined : { min, max };
    const terms = weighTerms(keptOf(row).kept, counts);
    const match = matchTeam(demand, { id, fields, ipc, adcodes: [adcode], trl, terms });
    return { ...match, side: 'team', title: row.name, partyId: id };
  });
  return best(scored, limit);
}

/** Those with most of what tells something in common: a score is dear, this is a look into a map. */
function nearest<Row extends { readonly terms: string }>(
  rows: readonly Row[],
  { terms }: KeptTerms,
  counts: TermCounts,
  most: number,
): Row[] {
  if (rows.length <= most) return [...rows];
  const weights = new Map(terms.map((term) => [term, rarity(term, counts)]));
  const common = rows.map((row) => ({
    row,
    weight: row.terms.split(' ').reduce((sum, term) => sum + (weights.get(term) ?? 0), 0),
  }));
  common.sort((a, b) => b.weight - a.weight);
  return common.slice(0, most).map(({ row }) => row);
}

function weighed({ facts, kept }: Wanted, counts: TermCounts): MatchDemand {
  return { ...facts, terms: weighTerms(kept, counts) };
}

/** Terms as one text are read several times quicker than as an array. No term has a space in it. */
function keptOf({ terms, head }: { readonly terms: string; readonly head: number }) {
  const all = terms.split(' ');
  const ipc = all.filter((term) => term.startsWith('ipc:')).map((term) => term.slice(4));
  return { kept: { terms: all, head }, ipc };
}

function best(scored: readonly Found[], limit: number): Found[] {
  const byId = new Map(scored.map((match) => [match.id, match]));
  return rankMatches(scored, limit).flatMap(({ id, score }) => {
    const match = byId.get(id);
    return match === undefined || score < LEAST_SCORE ? [] : [match];
  });
}

import { readFileSync } from 'node:fs';
import { matchListing, rankMatches, weighTerms, type TermCounts } from '@jtop/rules/matching';
import { demandTerms, listingTerms } from '../../packages/platform/src/matching/term-columns.js';

/** Listings and demands that people have graded: 2 fits, 1 is near, 0 only looks so. What is not graded does not fit. */
interface Labelled {
  readonly listings: readonly LabelledListing[];
  readonly demands: readonly LabelledDemand[];
}

interface LabelledListing {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  readonly fields: readonly string[];
  readonly ipc: readonly string[];
  readonly trl?: number;
}

interface LabelledDemand {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly field: string;
  readonly ipc: readonly string[];
  readonly askedTrl?: { readonly min: number; readonly max: number };
  readonly grades: Readonly<Record<string, number>>;
}

export const LABELLED = JSON.parse(
  readFileSync(new URL('../../tests/matching/pairs.json', import.meta.url), 'utf8'),
) as Labelled;

/** The two halves: weights are chosen by the first, what is reported is the second. */
export type Half = 'tuning' | 'report';

/** The means over the demands of a half, each 0 to 1. */
export interface Quality {
  /** Share of those that fit among the first five. */
  readonly precisionAt5: number;
  /** Share of those that fit that are among the first twenty. */
  readonly recallAt20: number;
  /** The order of the first five by their grades, against the best one. */
  readonly ndcgAt5: number;
}

type Ranker = (demand: LabelledDemand) => readonly string[];

/** As the platform ranks: by the rules' features, terms segmented and weighed as they are there. */
export function rankByRules({ listings }: Labelled = LABELLED): Ranker {
  const kept = new Map(
    listings.map((listing) => {
      const { terms, head_terms: head } = listingTerms({
        ...listing,
        keywords: [...listing.keywords],
        ipc: [...listing.ipc],
      });
      return [listing.id, { terms, head }];
    }),
  );
  const counts = countsOf([...kept.values()].map(({ terms }) => terms));
  return (demand) => {
    const { field, ipc, askedTrl } = demand;
    const wanted = { field, ipc, askedTrl, adcode: '', terms: weighTerms(demandTerms(demand), counts) };
    const matches = listings.map((listing) =>
      matchListing(wanted, {
        id: listing.id,
        fields: listing.fields,
        ipc: listing.ipc,
        offers: [],
        selfAssessment: listing.trl === undefined ? undefined : { trl: listing.trl },
        supplier: { adcode: '320000' },
        terms: weighTerms(kept.get(listing.id) ?? { terms: [], head: 0 }, counts),
      }),
    );
    return rankMatches(matches).map(({ id }) => id);
  };
}

function countsOf(all: readonly (readonly string[])[]): TermCounts {
  const counts = new Map<string, number>();
  for (const terms of all) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { total: all.length, counts };
}

/** As `similarity` of pg_trgm ranks the same texts: shared trigrams of all, words padded by two spaces and one. */
export function rankByTrigrams({ listings }: Labelled = LABELLED): Ranker {
  const of = (texts: readonly string[]): Set<string> => trigrams(texts.join(' '));
  const indexed = listings.map(({ id, title, abstract, keywords }) => ({
    id,
    grams: of([title, abstract, ...keywords]),
  }));
  return ({ title, summary, keywords }) => {
    const wanted = of([title, summary, ...keywords]);
    return indexed
      .map(({ id, grams }) => ({ id, similarity: similarity(wanted, grams) }))
      .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  };
}

export function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    if (word === '') continue;
    const characters = [' ', ' ', ...word, ' '];
    for (let at = 0; at + 3 <= characters.length; at += 1) found.add(characters.slice(at, at + 3).join(''));
  }
  return found;
}

function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((gram) => other.has(gram)).length;
  return shared / (one.size + other.size - shared);
}

/** How well a ranker does on a half. */
export function qualityOf(rank: Ranker, half: Half, { demands }: Labelled = LABELLED): Quality {
  const chosen = demands.filter((_demand, index) => (index % 2 === 0) === (half === 'tuning'));
  const mean = (of: (demand: LabelledDemand, ranked: readonly string[]) => number): number =>
    chosen.reduce((sum, demand) => sum + of(demand, rank(demand)), 0) / chosen.length;
  const fits =
    ({ grades }: LabelledDemand) =>
    (id: string) =>
      (grades[id] ?? 0) > 0;
  return {
    precisionAt5: mean((demand, ranked) => ranked.slice(0, 5).filter(fits(demand)).length / 5),
    recallAt20: mean(
      (demand, ranked) =>
        ranked.slice(0, 20).filter(fits(demand)).length /
        Object.keys(demand.grades).filter(fits(demand)).length,
    ),
    ndcgAt5: mean(({ grades }, ranked) => {
      const gains = ranked.slice(0, 5).map((id) => grades[id] ?? 0);
      const ideal = Object.values(grades)
        .sort((a, b) => b - a)
        .slice(0, 5);
      return discounted(gains) / discounted(ideal);
    }),
  };
}

/** The most that precision at five can be on a half: few demands have five that fit. */
export function bestPrecisionAt5(half: Half): number {
  const ideal: Ranker = ({ grades }) =>
    Object.keys(grades).sort((a, b) => (grades[b] ?? 0) - (grades[a] ?? 0));
  return qualityOf(ideal, half).precisionAt5;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + (2 ** gain - 1) / Math.log2(index + 2), 0);
}

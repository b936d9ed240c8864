import type { Budget } from '../disclosure/amounts.js';
import {
  budgetFit,
  fieldNearness,
  maturityFit,
  REGION_NEARNESS,
  sharedRegion,
  sharedTerms,
  type PricedOffer,
  type RegionLevel,
  type Term,
  type TrlRange,
} from './features.js';
import { sharedIpc, type IpcDepth } from './ipc.js';

/**
 * What a pair is scored by. `weight`: its share of the score, all of them together 1. `unknown`: what it counts as where
 * one side does not say, so that who says nothing is neither rewarded nor put last.
 */
export const MATCH_FEATURES = {
  text: { weight: 0.4, unknown: 0 },
  ipc: { weight: 0.2, unknown: 0.1 },
  field: { weight: 0.15, unknown: 0 },
  maturity: { weight: 0.1, unknown: 0.5 },
  budget: { weight: 0.08, unknown: 0.5 },
  region: { weight: 0.07, unknown: 0 },
} as const;

export type MatchFeature = keyof typeof MATCH_FEATURES;
/** Each 0 to 1; undefined where one side does not say. */
export type FeatureValues = { readonly [Feature in MatchFeature]: number | undefined };

export interface MatchDemand extends Budget {
  readonly field: string;
  readonly adcode: string;
  /** Its own, and what the panel suggested. */
  readonly ipc: readonly string[];
  /** The levels of technology readiness that it asks for. */
  readonly askedTrl?: TrlRange | undefined;
  readonly terms: readonly Term[];
}

/** What is read of a listing, besides the terms of its texts. */
export interface MatchListing {
  readonly id: string;
  readonly fields: readonly string[];
  readonly ipc: readonly string[];
  readonly offers: readonly PricedOffer[];
  readonly selfAssessment?: { readonly trl: number } | undefined;
  readonly supplier: { readonly adcode: string };
  readonly terms: readonly Term[];
}

/** What is read of a team, besides the terms of what it has worked on. */
export interface MatchTeam {
  readonly id: string;
  readonly fields: readonly string[];
  readonly ipc: readonly string[];
  readonly adcodes: readonly string[];
  /** The levels at which it works. */
  readonly trl?: TrlRange | undefined;
  readonly terms: readonly Term[];
}

/** Why a pair fits, as data; {@link describeReason} makes a sentence of it. `weight`: what it adds to the score. */
export type MatchReason =
  | Reason<'keywords', { readonly terms: readonly string[] }>
  | Reason<'ipc', { readonly depth: IpcDepth; readonly symbol: string }>
  | Reason<'field', { readonly field: string; readonly near: boolean }>
  | Reason<'maturity', { readonly trl: TrlRange; readonly asked: TrlRange; readonly within: boolean }>
  | Reason<'budget', { readonly within: boolean }>
  | Reason<'region', { readonly level: RegionLevel }>;

interface Reason<Code extends string, Facts> {
  readonly code: Code;
  readonly facts: Facts;
  readonly weight: number;
}

export interface ScoredMatch {
  readonly id: string;
  /** 0 to 1, to four decimals. */
  readonly score: number;
  readonly features: FeatureValues;
  /** Those that add most first. */
  readonly reasons: readonly MatchReason[];
}

const MOST_TERMS = 5;

/** A share of a score; four decimals, so that every machine has the same ties. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The score of a pair by its features: 0 to 1, never less where a feature is more. */
export function scoreOf(values: FeatureValues): number {
  const features = Object.keys(MATCH_FEATURES) as MatchFeature[];
  return rounded(
    features.reduce((sum, feature) => {
      const { weight, unknown } = MATCH_FEATURES[feature];
      return sum + weight * Math.min(1, Math.max(0, values[feature] ?? unknown));
    }, 0),
  );
}

interface Candidate {
  readonly id: string;
  readonly fields: readonly string[];
  readonly ipc: readonly string[];
  readonly adcodes: readonly string[];
  readonly trl: TrlRange | undefined;
  readonly offers: readonly PricedOffer[];
  readonly terms: readonly Term[];
}

/** Scores a demand against a listing. */
export function matchListing(demand: MatchDemand, listing: MatchListing): ScoredMatch {
  const { id, fields, ipc, offers, terms, selfAssessment, supplier } = listing;
  const trl = selfAssessment && { min: selfAssessment.trl, max: selfAssessment.trl };
  return match(demand, { id, fields, ipc, offers, terms, trl, adcodes: [supplier.adcode] });
}

/** Scores a demand against a team. A team has no price, so the budget stays open. */
export function matchTeam(demand: MatchDemand, team: MatchTeam): ScoredMatch {
  const { id, fields, ipc, adcodes, terms, trl } = team;
  return match(demand, { id, fields, ipc, adcodes, terms, trl, offers: [] });
}

function match(demand: MatchDemand, candidate: Candidate): ScoredMatch {
  const asked = demand.askedTrl;
  const { trl } = candidate;
  const text = sharedTerms(demand.terms, candidate.terms);
  const isClassed = demand.ipc.length > 0 && candidate.ipc.length > 0;
  const ipc = isClassed ? sharedIpc(demand.ipc, candidate.ipc) : undefined;
  const region = nearestRegion(demand.adcode, candidate.adcodes);
  const features: FeatureValues = {
    text: text?.nearness,
    ipc: isClassed ? (ipc?.nearness ?? 0) : undefined,
    field:
      candidate.fields.length === 0
        ? undefined
        : Math.max(...candidate.fields.map((field) => fieldNearness(demand.field, field))),
    maturity: asked === undefined || trl === undefined ? undefined : maturityFit(asked, trl),
    budget: budgetFit(demand, candidate.offers),
    region: candidate.adcodes.length === 0 ? undefined : region === undefined ? 0 : REGION_NEARNESS[region],
  };
  const share = (feature: MatchFeature): number =>
    rounded(MATCH_FEATURES[feature].weight * (features[feature] ?? 0));
  const reasons: MatchReason[] = [];
  if (text !== undefined && text.terms.length > 0) {
    const facts = { terms: text.terms.slice(0, MOST_TERMS) };
    reasons.push({ code: 'keywords', facts, weight: share('text') });
  }
  if (ipc !== undefined) {
    const { depth, symbol } = ipc;
    reasons.push({ code: 'ipc', facts: { depth, symbol }, weight: share('ipc') });
  }
  if (share('field') > 0) {
    const facts = { field: demand.field, near: features.field !== 1 };
    reasons.push({ code: 'field', facts, weight: share('field') });
  }
  if (asked !== undefined && trl !== undefined && share('maturity') > 0) {
    const facts = { trl, asked, within: features.maturity === 1 };
    reasons.push({ code: 'maturity', facts, weight: share('maturity') });
  }
  if (share('budget') > 0) {
    reasons.push({ code: 'budget', facts: { within: features.budget === 1 }, weight: share('budget') });
  }
  if (region !== undefined) {
    reasons.push({ code: 'region', facts: { level: region }, weight: share('region') });
  }
  // Sorting is stable: reasons that add the same keep the order of the table.
  reasons.sort((a, b) => b.weight - a.weight);
  return { id: candidate.id, score: scoreOf(features), features, reasons };
}

function nearestRegion(adcode: string, others: readonly string[]): RegionLevel | undefined {
  const shared = others.map((other) => sharedRegion(adcode, other));
  return (['district', 'city', 'province'] as const).find((level) => shared.includes(level));
}

/**
 * The best matches first. Equal scores go by the nearer text, then by id, so that the order of the candidates never
 * shows.
 * @param limit how many at most; left out, all
 */
export function rankMatches(matches: readonly ScoredMatch[], limit = Infinity): ScoredMatch[] {
  return [...matches]
    .sort(
      (a, b) =>
        b.score - a.score ||
        (b.features.text ?? 0) - (a.features.text ?? 0) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
    .slice(0, Math.max(0, limit));
}

import type { Budget, BudgetBand } from '../disclosure/amounts.js';
import { cityOf, provinceOf } from '../disclosure/places.js';

/** A word of a text and what it counts, such as its rarity. The caller segments; weights that are not above zero are passed over. */
export interface Term {
  readonly term: string;
  readonly weight: number;
}

/** Levels of technology readiness, 1 to 9. */
export interface TrlRange {
  readonly min: number;
  readonly max: number;
}

export interface PricedOffer {
  readonly priceMode: string;
  readonly priceFen?: number | undefined;
}

/**
 * Terms by their folded form, each with its greatest weight as a share of the greatest of all: only how the weights of one
 * text stand to each other counts, and no weight is too great or too small to be squared.
 */
function weights(terms: readonly Term[]): Map<string, number> {
  const usable = terms.filter(({ term, weight }) => term !== '' && weight > 0 && Number.isFinite(weight));
  const greatest = usable.reduce((most, { weight }) => Math.max(most, weight), 0);
  const found = new Map<string, number>();
  for (const { term, weight } of usable) {
    const folded = term.normalize('NFKC').toLowerCase();
    found.set(folded, Math.max(weight / greatest, found.get(folded) ?? 0));
  }
  return found;
}

export interface SharedTerms {
  /** The square root of the cosine of both texts, 0 to 1: good pairs share few of their words, so that low values count. */
  readonly nearness: number;
  /** Terms of both, those that say most first. */
  readonly terms: readonly string[];
}

/** How much two texts are about the same. Symmetric; undefined where one of them has no term. */
export function sharedTerms(one: readonly Term[], other: readonly Term[]): SharedTerms | undefined {
  const [a, b] = [weights(one), weights(other)];
  if (a.size === 0 || b.size === 0) return undefined;
  const shared = [...a].flatMap(([term, weight]) => {
    const against = b.get(term);
    return against === undefined ? [] : [{ term, product: weight * against }];
  });
  shared.sort((x, y) => y.product - x.product || (x.term < y.term ? -1 : 1));
  const dot = shared.reduce((sum, { product }) => sum + product, 0);
  const length = (of: Map<string, number>): number =>
    Math.sqrt([...of.values()].reduce((sum, weight) => sum + weight * weight, 0));
  const cosine = dot / (length(a) * length(b));
  return { nearness: Math.sqrt(Math.min(1, cosine)), terms: shared.map(({ term }) => term) };
}

/** Fields whose work overlaps, so that one's teams often serve the other. */
const NEAR_FIELDS: readonly (readonly [string, string])[] = [
  ['ai', 'software_it_services'],
  ['ai', 'next_gen_it'],
  ['ai', 'intelligent_manufacturing'],
  ['next_gen_it', 'info_comm'],
  ['next_gen_it', 'software_it_services'],
  ['info_comm', 'software_it_services'],
  ['advanced_materials', 'intelligent_manufacturing'],
];

/** 1 for the same field, a half for fields that overlap, 0 for others. Symmetric. */
export function fieldNearness(one: string, other: string): number {
  if (one === other) return 1;
  const isNear = NEAR_FIELDS.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
  return isNear ? 0.5 : 0;
}

/**
 * Whether something is as mature as is asked: 1 within the range; a level that is missing costs a third, one that is too
 * many a sixth, for what is more mature than asked can still be used.
 */
export function maturityFit(asked: TrlRange, offered: TrlRange): number {
  const missing = Math.max(0, asked.min - offered.max);
  const beyond = Math.max(0, offered.min - asked.max);
  return Math.max(0, 1 - missing / 3 - beyond / 6);
}

/** The most that is paid within a band, in fen; the highest has no end. */
const BAND_TOP_FEN: Readonly<Record<BudgetBand, number>> = {
  lt50: 50_000_000,
  '50to200': 200_000_000,
  '200to500': 500_000_000,
  gt500: Infinity,
};

/**
 * Whether the cheapest offer can be paid: 1 up to the most that the company would pay, nothing from double that on.
 * Undefined where there is no budget, or no offer says a price.
 */
export function budgetFit(
  { budgetFen, budgetBand }: Budget,
  offers: readonly PricedOffer[],
): number | undefined {
  const prices = offers.flatMap(({ priceMode, priceFen }) =>
    priceFen !== undefined && priceMode !== 'negotiable' ? [priceFen] : [],
  );
  const top = budgetFen?.maxFen ?? (budgetBand === undefined ? undefined : BAND_TOP_FEN[budgetBand]);
  if (prices.length === 0 || top === undefined) return undefined;
  const price = Math.min(...prices);
  if (price <= top) return 1;
  return top <= 0 ? 0 : Math.max(0, 2 - price / top);
}

export type RegionLevel = 'district' | 'city' | 'province';

/** How near two codes of GB/T 2260 lie; undefined for different provinces. Symmetric. */
export function sharedRegion(one: string, other: string): RegionLevel | undefined {
  // A code of a province or a city names no place within it.
  if (one === other && one !== cityOf(one)) return 'district';
  const city = cityOf(one);
  if (city === cityOf(other) && city !== provinceOf(one)) return 'city';
  return provinceOf(one) === provinceOf(other) ? 'province' : undefined;
}

export const REGION_NEARNESS: Readonly<Record<RegionLevel, number>> = {
  district: 1,
  city: 0.9,
  province: 0.4,
};

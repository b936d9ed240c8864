import type { LotStatus } from '@jtop/contract';
import type { StateRefusal } from './transitions.js';
import type { LotResult, LotState, Reserve } from './types.js';

/** The end of a lot, as the log's `closed` entry tells it. */
export interface Closing {
  /** The end by the rules (`closesAt`), whenever the timer ran. */
  readonly at: number;
  readonly result: LotResult;
  /** Only when sold; the party never leaves the platform, its code does. */
  readonly winnerPartyId?: string;
  readonly winnerBidderCode?: string;
  readonly priceFen?: number;
  readonly bidCount: number;
  readonly extensions: number;
  /** Opened only when sold: an unsold lot's reserve would spoil the next attempt. */
  readonly reserve?: Reserve;
}

/** What closing needs to know besides the lot. */
export interface CloseFacts {
  /** Epoch milliseconds; must have reached `closesAt + closeGraceMs`. */
  readonly now: number;
  /** How many different bidders have an accepted bid in this lot. Registrations do not count. */
  readonly distinctBidders: number;
  /** The private reserve; absent where the lot has none. */
  readonly reserve?: Reserve | undefined;
}

export interface LotClosed {
  readonly ok: true;
  readonly closing: Closing;
  /** The lot as `closed`, the first of the two statuses that closing writes. */
  readonly closed: LotState;
  /** The lot with its outcome, the second. */
  readonly lotAfter: LotState;
}

/** Whether the price has reached the reserve; true where there is none, false where nobody has bid. */
export function reserveMet(
  reserve: Pick<Reserve, 'priceFen'> | undefined,
  currentPriceFen: number | undefined,
): boolean {
  if (reserve === undefined) return true;
  return currentPriceFen !== undefined && currentPriceFen >= reserve.priceFen;
}

/** What the result depends on: a function of the rules, the accepted bids and the reserve, and of nothing else. */
export interface ResultFacts {
  readonly minBidders: number;
  readonly bidCount: number;
  readonly distinctBidders: number;
  readonly currentPriceFen: number | undefined;
  readonly reserve: Pick<Reserve, 'priceFen'> | undefined;
}

/** The result of a lot: no bid at all, too few bidders, below the reserve, or sold. The first that applies stands. */
export function resultOf(facts: ResultFacts): LotResult {
  if (facts.bidCount === 0) return 'no_bids';
  if (facts.distinctBidders < facts.minBidders) return 'no_sale';
  return reserveMet(facts.reserve, facts.currentPriceFen) ? 'sold' : 'reserve_not_met';
}

/** The status that a result leads to. */
export function outcomeStatus(result: LotResult): LotStatus {
  return result === 'sold' ? 'confirmed' : result;
}

/**
 * Closes a lot whose end has come and whose grace is over, and says what came of it. The caller has drained the bids
 * received up to `closesAt` before. Closing the same lot again gives the same closing.
 */
export function closeLot(lot: LotState, facts: CloseFacts): LotClosed | StateRefusal {
  const open = lot.status === 'registering' || lot.status === 'bidding';
  if (!open || facts.now < lot.closesAt + lot.rules.closeGraceMs) {
    return { ok: false, refused: 'lot.state', extras: { status: lot.status } };
  }
  const result = resultOf({
    ...lot,
    ...facts,
    minBidders: lot.rules.minBidders,
    currentPriceFen: lot.currentPriceFen,
    reserve: facts.reserve,
  });
  const closed: LotState = { ...lot, status: 'closed' };
  return {
    ok: true,
    closing: closingOf(lot, result, facts.reserve),
    closed,
    lotAfter: { ...closed, status: outcomeStatus(result) },
  };
}

function closingOf(lot: LotState, result: LotResult, reserve: Reserve | undefined): Closing {
  const common = { at: lot.closesAt, result, bidCount: lot.bidCount, extensions: lot.extensions };
  if (result !== 'sold') return common;
  return {
    ...common,
    ...(lot.leadingPartyId === undefined ? {} : { winnerPartyId: lot.leadingPartyId }),
    ...(lot.leadingBidderCode === undefined ? {} : { winnerBidderCode: lot.leadingBidderCode }),
    ...(lot.currentPriceFen === undefined ? {} : { priceFen: lot.currentPriceFen }),
    ...(reserve === undefined ? {} : { reserve: { priceFen: reserve.priceFen, salt: reserve.salt } }),
  };
}

import { type LotRules, parseInstant } from '@jtop/contract';
import { resultOf } from './close.js';
import type { LotResult, Reserve } from './types.js';

/** One sealed bid (一次性报价), opened. */
export interface SealedBid {
  readonly bidderCode: string;
  readonly amountFen: number;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** Why a sealed bid does not count. */
export type SealedRefusal = 'invalid_amount' | 'too_early' | 'too_late' | 'below_start_price' | 'second_bid';

export interface SealedOutcome {
  readonly result: LotResult;
  readonly winnerBidderCode?: string;
  readonly priceFen?: number;
  /** How many bids count. */
  readonly bidCount: number;
  /** The bids that count, best first. */
  readonly ranking: readonly SealedBid[];
  /** The bids that do not, by their place in the input. */
  readonly refused: readonly { readonly place: number; readonly reason: SealedRefusal }[];
}

function refuse(rules: LotRules, bid: SealedBid, taken: ReadonlySet<string>): SealedRefusal | undefined {
  if (!Number.isSafeInteger(bid.amountFen) || bid.amountFen < 1) return 'invalid_amount';
  if (bid.receivedAt < parseInstant(rules.opensAt)) return 'too_early';
  if (bid.receivedAt > parseInstant(rules.scheduledCloseAt)) return 'too_late';
  if (bid.amountFen < rules.startPriceFen) return 'below_start_price';
  return taken.has(bid.bidderCode) ? 'second_bid' : undefined;
}

/**
 * Judges all sealed bids of a lot together: each bidder's first valid one counts, the highest amount wins, and of equal
 * amounts the one received earliest; the order of the input settles what is left. Steps and extensions do not apply.
 * @param bids in the order of arrival
 */
export function judgeSealed(
  rules: LotRules,
  bids: readonly SealedBid[],
  reserve?: Pick<Reserve, 'priceFen'>,
): SealedOutcome {
  const taken = new Set<string>();
  const counted: SealedBid[] = [];
  const refused: { place: number; reason: SealedRefusal }[] = [];
  for (const [place, bid] of bids.entries()) {
    const reason = refuse(rules, bid, taken);
    if (reason === undefined) {
      taken.add(bid.bidderCode);
      counted.push(bid);
    } else {
      refused.push({ place, reason });
    }
  }
  // Array sort is stable, so bids equal in amount and time keep the order in which they arrived.
  const ranking = [...counted].sort((a, b) => b.amountFen - a.amountFen || a.receivedAt - b.receivedAt);
  const best = ranking[0];
  const result = resultOf({
    minBidders: rules.minBidders,
    bidCount: counted.length,
    distinctBidders: taken.size,
    currentPriceFen: best?.amountFen,
    reserve,
  });
  const winner =
    result === 'sold' && best ? { winnerBidderCode: best.bidderCode, priceFen: best.amountFen } : {};
  return { result, ...winner, bidCount: counted.length, ranking, refused };
}

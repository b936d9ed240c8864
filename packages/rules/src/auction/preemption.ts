import type { LotRules } from '@jtop/contract';
import type { LotState } from './types.js';

/** The rank of a party's right of pre-emption (优先购买权), 1 being the best; undefined where it has none. */
export function preemptionRank(
  rules: Pick<LotRules, 'preemption'>,
  partyId: string | undefined,
): number | undefined {
  return rules.preemption?.find((right) => right.partyId === partyId)?.rank;
}

/**
 * Whether a party may take the lead at the current price: it holds a right, somebody leads, and the leader holds no equal
 * or better one.
 */
export function mayPreempt(
  lot: Pick<LotState, 'rules' | 'currentPriceFen' | 'leadingPartyId'>,
  partyId: string,
): boolean {
  const rank = preemptionRank(lot.rules, partyId);
  if (rank === undefined || lot.currentPriceFen === undefined) return false;
  const leaderRank = preemptionRank(lot.rules, lot.leadingPartyId);
  return leaderRank === undefined || leaderRank > rank;
}

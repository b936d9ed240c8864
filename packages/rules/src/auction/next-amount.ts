import type { LotRules } from '@jtop/contract';
import { incrementAt } from './increment.js';
import type { BidRefusal } from './types.js';

/** What the steps depend on. */
export type StepRules = Pick<LotRules, 'startPriceFen' | 'increment' | 'incrementMode' | 'maxJumpSteps'>;

/** Whether a number can be an amount at all: a whole number of fen above zero, exact. */
export function isAmount(amountFen: number): boolean {
  return Number.isSafeInteger(amountFen) && amountFen >= 1;
}

/** Saturates at 2^53 - 1, so that no amount ever becomes inexact. */
function capped(amountFen: number): number {
  return Math.min(amountFen, Number.MAX_SAFE_INTEGER);
}

/**
 * The least next amount, not capped: over a price near 2^53 the sum is inexact, but still more than every amount that
 * is exact, so nothing fits there.
 */
function baseFen(rules: StepRules, currentPriceFen: number | undefined): number {
  return currentPriceFen === undefined
    ? rules.startPriceFen
    : currentPriceFen + incrementAt(rules, currentPriceFen);
}

/**
 * The least amount that the next bid must have: the start price for the first, then one step over the current price.
 * @param currentPriceFen the leading amount, absent where nobody has bid
 */
export function nextAmountFen(rules: StepRules, currentPriceFen?: number): number {
  return capped(baseFen(rules, currentPriceFen));
}

/** The next valid amounts in rising order, `count` of them, as a bid panel offers them. */
export function nextAmounts(rules: StepRules, currentPriceFen: number | undefined, count: number): number[] {
  const base = baseFen(rules, currentPriceFen);
  const step = incrementAt(rules, currentPriceFen ?? rules.startPriceFen);
  const amounts: number[] = [];
  for (let amount = base; amounts.length < count && amount <= Number.MAX_SAFE_INTEGER; amount += step) {
    amounts.push(amount);
  }
  return amounts;
}

/** What the steps can say against an amount. */
export type AmountRefusal = Extract<
  BidRefusal,
  { refused: 'bid.too_low' | 'bid.off_step' | 'bid.confirm_required' }
>;

/**
 * Judges an amount by the steps alone: high enough, on a step, and confirmed where it jumps far.
 * Steps are counted from the least next amount, by the increment that holds at the current price.
 * @returns undefined where the amount fits
 */
export function refuseAmount(
  rules: StepRules,
  currentPriceFen: number | undefined,
  amountFen: number,
  confirmAmountFen?: number,
): AmountRefusal | undefined {
  const step = incrementAt(rules, currentPriceFen ?? rules.startPriceFen);
  const base = baseFen(rules, currentPriceFen);
  if (amountFen < base) {
    return { accepted: false, refused: 'bid.too_low', extras: { minNextAmountFen: capped(base) } };
  }
  const above = amountFen - base;
  const off = above % step;
  if (rules.incrementMode !== 'at_least' && off !== 0) {
    const lowerFen = amountFen - off;
    return {
      accepted: false,
      refused: 'bid.off_step',
      extras: { lowerFen, higherFen: capped(lowerFen + step) },
    };
  }
  if (above > rules.maxJumpSteps * step && confirmAmountFen !== amountFen) {
    return { accepted: false, refused: 'bid.confirm_required', extras: { amountFen } };
  }
  return undefined;
}

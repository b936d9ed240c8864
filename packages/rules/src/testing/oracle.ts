import type { LotRules } from '@jtop/contract';
import { parseInstant } from '@jtop/contract';

/**
 * A second reading of the rules, slow and without state: everything is worked out anew from the whole history, in
 * BigInt, by searching instead of arithmetic. The engine is compared with it.
 */

export interface PastBid {
  readonly bidder: string;
  readonly amountFen: number;
  readonly receivedAt: number;
}

export function oracleClosesAt(
  rules: LotRules,
  history: readonly PastBid[],
): { closesAt: number; extensions: number } {
  let closesAt = parseInstant(rules.scheduledCloseAt);
  let extensions = 0;
  for (const bid of history) {
    const left = closesAt - bid.receivedAt;
    if (left >= rules.windowMs || (rules.maxExtensions ?? Infinity) <= extensions) continue;
    const moved = rules.extendFrom === 'end' ? closesAt + rules.extendMs : bid.receivedAt + rules.extendMs;
    if (moved > closesAt) {
      closesAt = moved;
      extensions += 1;
    }
  }
  return { closesAt, extensions };
}

function oracleStep(rules: LotRules, price: bigint): bigint {
  const { increment } = rules;
  if ('fen' in increment) return BigInt(increment.fen);
  const reached = increment.ladder.filter((rung) => BigInt(rung.fromFen) <= price);
  return BigInt((reached[reached.length - 1] ?? increment.ladder[0]!).fen);
}

/** Whether an ascending bid with this amount is valid after this history; what it is refused for otherwise. */
export function oracleAmount(
  rules: LotRules,
  history: readonly PastBid[],
  amountFen: number,
  confirmAmountFen: number | undefined,
): 'fits' | 'bid.too_low' | 'bid.off_step' | 'bid.confirm_required' {
  const last = history[history.length - 1];
  const price = last === undefined ? undefined : BigInt(last.amountFen);
  const step = oracleStep(rules, price ?? BigInt(rules.startPriceFen));
  const least = price === undefined ? BigInt(rules.startPriceFen) : price + step;
  const amount = BigInt(amountFen);
  if (amount < least) return 'bid.too_low';
  let steps = 0n;
  while (least + (steps + 1n) * step <= amount) steps += 1n;
  const exact = least + steps * step === amount;
  if (rules.incrementMode === 'multiple' && !exact) return 'bid.off_step';
  const beyond = steps > BigInt(rules.maxJumpSteps) || (steps === BigInt(rules.maxJumpSteps) && !exact);
  return beyond && confirmAmountFen !== amountFen ? 'bid.confirm_required' : 'fits';
}

import type { FieldErrors } from '../internal/field-errors.js';
import type { LotRulesInput } from '@jtop/contract';

const MAX_FEN = Number.MAX_SAFE_INTEGER;
const MAX_RUNGS = 50;

/** Notes what is wrong with the steps: no amount, an empty or unordered ladder, or one that begins above the start price. */
export function checkIncrement(
  increment: LotRulesInput['increment'] | undefined,
  startPriceFen: number,
  errors: FieldErrors,
): void {
  if (typeof increment !== 'object' || increment === null) {
    errors.add('increment', 'required', 'must be { fen } or { ladder }');
    return;
  }
  if (!('ladder' in increment)) {
    errors.integer('increment.fen', increment.fen ?? NaN, 1, MAX_FEN, 1);
    return;
  }
  const rungs = increment.ladder;
  if (!Array.isArray(rungs) || rungs.length === 0 || rungs.length > MAX_RUNGS) {
    errors.add('increment.ladder', 'out_of_range', `must have 1 to ${MAX_RUNGS} rungs`);
    return;
  }
  let previous = -1;
  for (const [index, rung] of rungs.entries()) {
    const path = `increment.ladder.${index}`;
    const fromFen = errors.integer(`${path}.fromFen`, rung.fromFen ?? NaN, 0, MAX_FEN, previous + 1);
    errors.integer(`${path}.fen`, rung.fen ?? NaN, 1, MAX_FEN, 1);
    if (fromFen <= previous) errors.add(`${path}.fromFen`, 'not_ascending', 'must be above the rung before');
    if (index === 0 && fromFen > startPriceFen) {
      errors.add(
        `${path}.fromFen`,
        'above_start_price',
        'the first rung must begin at or below the start price',
      );
    }
    previous = fromFen;
  }
}

/** Notes what is wrong with the rights of pre-emption: a bad rank, a party named twice, or one that sells. */
export function checkPreemption(
  preemption: LotRulesInput['preemption'],
  sellerPartyIds: readonly string[],
  errors: FieldErrors,
): void {
  const seen = new Set<string>();
  for (const [index, right] of (preemption ?? []).entries()) {
    const path = `preemption.${index}`;
    errors.integer(`${path}.rank`, right.rank ?? NaN, 1, 100, 1);
    if (seen.has(right.partyId)) errors.add(`${path}.partyId`, 'duplicate', 'a party has one right');
    if (sellerPartyIds.includes(right.partyId))
      errors.add(`${path}.partyId`, 'is_seller', 'a seller cannot bid');
    seen.add(right.partyId);
  }
}

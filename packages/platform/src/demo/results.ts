import type { KpiTarget } from '@jtop/contract';
import { Prng } from './prng.js';

/**
 * Fills in what has been reached so far; invented, like everything in the demo but the targets.
 *
 * @param targets - Targets of the notice.
 * @param scope - What they are counted for; seeds the variation.
 * @param share - How much of the time is over, 0 to 1. At 1 every target is met, some by far.
 */
export function withResults(targets: readonly KpiTarget[], scope: string, share: number): KpiTarget[] {
  const prng = new Prng(`results:${scope}`);
  return targets.map((target) => ({ ...target, value: valueOf(target, prng, share) }));
}

function valueOf(target: KpiTarget, prng: Prng, share: number): number {
  if (target.comparison === '=') return Math.floor(target.target * share);
  const surplus = target.comparison === '>=' ? 1 + prng.int(0, 30) / 100 : 1;
  const most = target.max ?? Number.MAX_SAFE_INTEGER;
  return Math.min(most, Math.floor(Math.round(target.target * surplus) * share));
}

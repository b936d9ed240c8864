import type { LotStatus } from '@jtop/contract';
import type { LotPhase, LotState } from './types.js';

/**
 * The status that a lot has at an instant, whether or not its timer has run: bidding from `opensAt` on and closed after
 * `closesAt`. So a late timer changes no result.
 */
export function effectiveStatus(
  lot: Pick<LotState, 'status' | 'opensAt' | 'closesAt'>,
  at: number,
): LotStatus {
  if (lot.status !== 'registering' && lot.status !== 'bidding') return lot.status;
  if (at < lot.opensAt) return 'registering';
  return at <= lot.closesAt ? 'bidding' : 'closed';
}

/**
 * Where bidding stands: `extended` once a bid has moved the end, else `closing` in the window before the end, else
 * `free`. Undefined where the lot is not open.
 */
export function phaseAt(
  lot: Pick<LotState, 'status' | 'opensAt' | 'closesAt' | 'extensions' | 'rules'>,
  now: number,
): LotPhase | undefined {
  if ((lot.status !== 'registering' && lot.status !== 'bidding') || now < lot.opensAt) return undefined;
  if (lot.extensions > 0) return 'extended';
  return now < lot.closesAt - lot.rules.windowMs ? 'free' : 'closing';
}

/** What the chronograph has to do for a lot, and when: open it at `opensAt`, close it once the grace is over. */
export type DueTransition = { readonly transition: 'open' | 'close'; readonly at: number };

/** The next timed transition of a lot; undefined where only a person can move it. */
export function dueTransition(
  lot: Pick<LotState, 'status' | 'opensAt' | 'closesAt' | 'rules'>,
): DueTransition | undefined {
  if (lot.status === 'registering') return { transition: 'open', at: lot.opensAt };
  if (lot.status === 'bidding') return { transition: 'close', at: lot.closesAt + lot.rules.closeGraceMs };
  return undefined;
}

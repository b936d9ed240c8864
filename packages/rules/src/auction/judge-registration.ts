import { formatInstant, parseInstant } from '@jtop/contract';
import type { LotState } from './types.js';

export type RegistrationRefusal =
  | {
      readonly ok: false;
      readonly refused: 'registration.closed';
      readonly extras: { readonly registerUntil: string };
    }
  | { readonly ok: false; readonly refused: 'bid.rules_not_accepted'; readonly extras: Record<string, never> }
  | {
      readonly ok: false;
      readonly refused: 'lot.state';
      readonly extras: { readonly status: LotState['status'] };
    };

/** The last instant at which one can register: `registerUntil` of the rules, and never after the end. */
export function registrationEndsAt(lot: Pick<LotState, 'rules' | 'closesAt'>): number {
  const { registerUntil } = lot.rules;
  return registerUntil === undefined ? lot.closesAt : Math.min(parseInstant(registerUntil), lot.closesAt);
}

/**
 * Judges a registration (报名): possible from the announcement to `registerUntil` or the close, suspended or not, and
 * only for the rules as announced. Who may register at all is `refuseBidder`’s matter, and a party that has registered
 * before is answered before this is asked.
 * @param at epoch milliseconds at which the request was received
 */
export function judgeRegistration(
  lot: LotState,
  agreedRulesHash: string,
  at: number,
): { readonly ok: true } | RegistrationRefusal {
  if (lot.status === 'draft') return { ok: false, refused: 'lot.state', extras: { status: 'draft' } };
  const endsAt = registrationEndsAt(lot);
  const live = lot.status === 'registering' || lot.status === 'bidding' || lot.status === 'suspended';
  // A suspended lot's end stands still until it is resumed, so only a fixed `registerUntil` can pass meanwhile.
  const over = lot.status === 'suspended' && lot.rules.registerUntil === undefined ? false : at > endsAt;
  if (!live || over) {
    return { ok: false, refused: 'registration.closed', extras: { registerUntil: formatInstant(endsAt) } };
  }
  if (lot.rulesHash !== agreedRulesHash) return { ok: false, refused: 'bid.rules_not_accepted', extras: {} };
  return { ok: true };
}

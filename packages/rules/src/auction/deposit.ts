import type { LotStatus } from '@jtop/contract';
import type { LotState } from './types.js';

/** Ends after which every deposit goes back (domain §6.4.6): nobody has bought anything. */
const ALL_BACK: readonly LotStatus[] = ['reserve_not_met', 'no_bids', 'no_sale', 'cancelled', 'voided'];
/** Ends after which the buyer's deposit is kept: towards the price, or because the buyer did not pay. */
const BUYERS_KEPT: readonly LotStatus[] = [
  'confirmed',
  'contracted',
  'transferred',
  'completed',
  'defaulted',
];

/** Whose deposits a lot gives back now that it stands where it stands. */
export type DepositRelease =
  | { readonly release: 'none' }
  | { readonly release: 'all' }
  /** Everybody's but the buyer's. */
  | { readonly release: 'others'; readonly buyerPartyId: string };

/**
 * Whose deposits (保证金) are given back when a lot comes to this status. Asked at each change, so that what was kept at one
 * end, as the buyer's, goes back at a later one, as when the sale is declared void.
 */
export function depositRelease(lot: Pick<LotState, 'status' | 'leadingPartyId'>): DepositRelease {
  if (ALL_BACK.includes(lot.status)) return { release: 'all' };
  if (!BUYERS_KEPT.includes(lot.status)) return { release: 'none' };
  return lot.leadingPartyId === undefined
    ? { release: 'all' }
    : { release: 'others', buyerPartyId: lot.leadingPartyId };
}

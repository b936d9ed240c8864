import type { Role, Scope } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { refuseBidder, type BidderFacts, type LotState } from '@jtop/rules/auction';
import type { Viewer } from '../identity/viewer.js';
import type { LotRow } from './rows.js';

/** Roles that may register and bid: companies, and universities as buyers (domain §6.10). */
const BIDDING_ROLES: readonly Role[] = ['company', 'university'];

export function isOperator(viewer: Viewer): boolean {
  return viewer.roles.includes('operator');
}

export function hasBiddingRole(viewer: Viewer): boolean {
  return BIDDING_ROLES.some((role) => viewer.roles.includes(role));
}

/** @throws ProblemError 401 `auth.required` where nobody has signed in */
export function partyOf(viewer: Viewer): string {
  if (viewer.partyId === undefined) throw new ProblemError('auth.required');
  return viewer.partyId;
}

/** @throws ProblemError 403 `auth.forbidden` with the `scope` that the token lacks */
export function requireScope(viewer: Viewer, scope: Scope): void {
  if (!viewer.scopes.includes(scope)) throw new ProblemError('auth.forbidden', { scope });
}

/**
 * For calls that only the operator may make.
 * @throws ProblemError 403 `auth.forbidden` for another role, or a token without `lots:manage`
 */
export function requireOperator(viewer: Viewer): void {
  if (!isOperator(viewer)) throw new ProblemError('auth.forbidden');
  requireScope(viewer, 'lots:manage');
}

/**
 * What the rules ask of a bidder, without the registration.
 * @param hostOrgIds - organizations that host the special of the lot's session
 */
export function bidderFacts(
  viewer: Viewer,
  lot: Pick<LotRow, 'seller_party_ids'>,
  hostOrgIds: ReadonlySet<string>,
): BidderFacts {
  const partyId = partyOf(viewer);
  return {
    partyId,
    mayBid: hasBiddingRole(viewer),
    isSeller: lot.seller_party_ids.includes(partyId),
    isOperator: isOperator(viewer),
    isHost: viewer.organizationId !== undefined && hostOrgIds.has(viewer.organizationId),
    banned: viewer.banned,
    bannedUntil: viewer.bannedUntil,
  };
}

/**
 * Refuses who may take no part in a lot at all.
 *
 * @param at - when the request was received, epoch milliseconds
 * @throws ProblemError 403 `bid.seller_may_not_bid`, `bid.banned { until? }`, `auth.forbidden`
 */
export function requireParticipant(lot: LotState, bidder: BidderFacts, at: number): void {
  const refusal = refuseBidder(lot, bidder, at);
  if (refusal !== undefined) throw new ProblemError(refusal.refused, refusal.extras);
}

import { formatInstant, type OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { mayCall, type Relations } from '@jtop/rules/access';
import type { BidderFacts } from '@jtop/rules/auction';
import { callerOf } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import type { LotRow } from './rows.js';

const BID: OperationId = 'lots.bids.place';

/** @throws ProblemError 401 `auth.required` where nobody has signed in */
export function partyOf(viewer: Viewer): string {
  if (viewer.partyId === undefined) throw new ProblemError('auth.required');
  return viewer.partyId;
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
    mayBid: mayCall(BID, callerOf(viewer)).ok,
    isSeller: lot.seller_party_ids.includes(partyId),
    isOperator: viewer.roles.includes('operator'),
    isHost: viewer.organizationId !== undefined && hostOrgIds.has(viewer.organizationId),
    banned: viewer.banned,
    bannedUntil: viewer.bannedUntil,
  };
}

/**
 * What a caller is to a lot, for the table of calls.
 * @param at - when the request was received, epoch milliseconds of the seasons' clock
 */
export function relationsTo(
  lot: Pick<LotRow, 'seller_party_ids' | 'rules'>,
  viewer: Viewer,
  hostOrgIds: ReadonlySet<string>,
  at: number,
): Relations {
  const { partyId, isHost = false, isSeller = false } = bidderFacts(viewer, lot, hostOrgIds);
  return {
    seller: isSeller || lot.rules.sellerPartyIds.includes(partyId),
    host: isHost,
    ban: banOf(viewer, at),
  };
}

function banOf({ banned, bannedUntil }: Viewer, at: number): Relations['ban'] {
  if (!banned || (bannedUntil !== undefined && at >= bannedUntil)) return undefined;
  return bannedUntil === undefined ? {} : { until: formatInstant(bannedUntil) };
}

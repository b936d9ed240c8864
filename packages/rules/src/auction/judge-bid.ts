import { formatInstant } from '@jtop/contract';
import { closesAtAfterBid } from './extension.js';
import { isAmount, refuseAmount } from './next-amount.js';
import { effectiveStatus } from './phase.js';
import { mayPreempt } from './preemption.js';
import type { BidAttempt, BidJudgement, BidKind, BidRefusal, BidderFacts, LotState } from './types.js';

/** Refusals of a person, whatever the bid: 403. */
export type BidderRefusal = Extract<
  BidRefusal,
  { refused: 'bid.seller_may_not_bid' | 'bid.banned' | 'auth.forbidden' }
>;

/**
 * Refuses who may take no part in a lot at all, by registration, deposit or bid: its sellers, the operator, hosts of its
 * special, who is banned, and other roles, in this order.
 * @param receivedAt epoch milliseconds at which the request was received
 * @returns undefined where the person may take part
 */
export function refuseBidder(
  lot: Pick<LotState, 'rules'>,
  bidder: BidderFacts,
  receivedAt: number,
): BidderRefusal | undefined {
  const sells = bidder.isSeller === true || lot.rules.sellerPartyIds.includes(bidder.partyId);
  if (sells || bidder.isOperator === true || bidder.isHost === true) {
    return { accepted: false, refused: 'bid.seller_may_not_bid', extras: {} };
  }
  const { bannedUntil } = bidder;
  if (bidder.banned === true && (bannedUntil === undefined || receivedAt < bannedUntil)) {
    const extras = bannedUntil === undefined ? {} : { until: formatInstant(bannedUntil) };
    return { accepted: false, refused: 'bid.banned', extras };
  }
  return bidder.mayBid ? undefined : { accepted: false, refused: 'auth.forbidden', extras: {} };
}

function refuseState(lot: LotState, receivedAt: number): BidRefusal | undefined {
  switch (effectiveStatus(lot, receivedAt)) {
    case 'bidding':
      return undefined;
    case 'draft':
    case 'registering':
      return {
        accepted: false,
        refused: 'bid.lot_not_open',
        extras: { opensAt: formatInstant(lot.opensAt) },
      };
    case 'suspended':
      return { accepted: false, refused: 'bid.lot_suspended', extras: {} };
    default: {
      const closedAt = formatInstant(lot.endedAt ?? lot.closesAt);
      return { accepted: false, refused: 'bid.closed', extras: { closedAt } };
    }
  }
}

/**
 * The bidder's code, where registration, deposit and rules stood as they must when the bid was received; what they are
 * by now does not count.
 */
function admit(lot: LotState, attempt: BidAttempt): string | BidRefusal {
  const { registration } = attempt.bidder;
  if (registration?.qualification !== 'passed') {
    return { accepted: false, refused: 'bid.not_registered', extras: {} };
  }
  const { depositFen } = lot.rules;
  const { depositPaidAt } = registration;
  if (depositFen > 0 && (depositPaidAt === undefined || depositPaidAt > attempt.receivedAt)) {
    return { accepted: false, refused: 'bid.deposit_missing', extras: { depositFen } };
  }
  if (registration.agreedRulesHash !== lot.rulesHash || registration.agreedAt > attempt.receivedAt) {
    return { accepted: false, refused: 'bid.rules_not_accepted', extras: {} };
  }
  return registration.bidderCode;
}

/** A right of pre-emption is used only by asking for it, and only to equal the price; all else goes by the steps. */
function kindOf(lot: LotState, attempt: BidAttempt): BidKind {
  const asked = attempt.kind === 'preemption' && attempt.amountFen === lot.currentPriceFen;
  return asked && mayPreempt(lot, attempt.bidder.partyId) ? 'preemption' : 'bid';
}

/**
 * Judges one attempt to bid on an english-ascending lot (domain §6.5). Refusals come in one order: malformed amount;
 * seller, operator or host; banned; role; then state, registration, deposit, rules, leader, amount. A known
 * `Idempotency-Key` is answered before this is asked.
 *
 * The lot has to be locked by the caller, and the attempts on it ordered by `receivedAt`. A lot whose opening timer is
 * late is judged as open, and is `bidding` in `lotAfter`: whoever tells of status changes compares the two.
 * @throws RangeError where the lot's pricing is not ascending: sealed bids are judged together, by `judgeSealed`
 */
export function judgeBid(lot: LotState, attempt: BidAttempt): BidJudgement {
  if (lot.rules.pricing !== 'english_ascending')
    throw new RangeError(`not an ascending auction: ${lot.rules.pricing}`);
  const { amountFen, receivedAt, bidder } = attempt;
  if (!isAmount(amountFen)) {
    return { accepted: false, refused: 'request.invalid', extras: {} };
  }
  const refusal = refuseBidder(lot, bidder, receivedAt) ?? refuseState(lot, receivedAt);
  if (refusal !== undefined) return refusal;
  const bidderCode = admit(lot, attempt);
  if (typeof bidderCode !== 'string') return bidderCode;
  if (lot.leadingPartyId === bidder.partyId || lot.leadingBidderCode === bidderCode) {
    return { accepted: false, refused: 'bid.already_leading', extras: {} };
  }
  const kind = kindOf(lot, attempt);
  if (kind === 'bid') {
    const offStep = refuseAmount(lot.rules, lot.currentPriceFen, amountFen, attempt.confirmAmountFen);
    if (offStep !== undefined) return offStep;
  }
  return accept(lot, attempt, kind, bidderCode);
}

function accept(lot: LotState, attempt: BidAttempt, kind: BidKind, bidderCode: string): BidJudgement {
  const { amountFen, receivedAt } = attempt;
  const closesAtAfter = closesAtAfterBid(lot.rules, lot, receivedAt);
  const seq = lot.bidCount + 1;
  return {
    accepted: true,
    bid: {
      seq,
      bidderCode,
      amountFen,
      kind,
      receivedAt,
      acceptedAt: Math.max(attempt.acceptedAt, receivedAt),
      closesAtBefore: lot.closesAt,
      closesAtAfter,
    },
    lotAfter: {
      ...lot,
      status: 'bidding',
      closesAt: closesAtAfter,
      currentPriceFen: amountFen,
      leadingPartyId: attempt.bidder.partyId,
      leadingBidderCode: bidderCode,
      bidCount: seq,
      extensions: closesAtAfter > lot.closesAt ? lot.extensions + 1 : lot.extensions,
    },
  };
}

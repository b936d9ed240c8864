import {
  formatInstant,
  type Bid,
  type BidAccepted,
  type BidDryRun,
  type BidPlace,
  type Deposit,
  type Registration,
} from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { mayCall } from '@jtop/rules/access';
import {
  judgeBid,
  judgeRegistration,
  nextAmountFen,
  refuseBidder,
  type BidderFacts,
  type BidJudgement,
  type BidRefusal,
} from '@jtop/rules/auction';
import { bidDraft, encodeReceipt } from '@jtop/rules/log';
import { callerOf, type Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import { appendToLog, tellLot } from './change.js';
import type { LotRecord, RegistrationRecord } from './lot-record.js';

/** Letters that nobody mistakes for others. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

type TakingPart = 'lots.bids.place' | 'lots.registrations.create' | 'lots.deposits.create';

function facts(store: Store, lot: LotRecord, viewer: Viewer, id: TakingPart): BidderFacts {
  const { party } = viewer;
  if (party === undefined) throw new ProblemError('auth.required');
  const special = [...store.specials.values()].flatMap(({ sessions }) => sessions);
  const hosted = special.find(({ id }) => id === store.sessions.get(lot.sessionId)?.specialSessionId);
  const registration = lot.registrations.get(party.id);
  return {
    partyId: party.id,
    mayBid: mayCall(id, callerOf(viewer)).ok,
    isOperator: party.role === 'operator',
    isHost: hosted?.hosts.some(({ orgId }) => orgId === party.organizationId) ?? false,
    banned: party.banned,
    bannedUntil: party.bannedUntil,
    registration: registration && {
      bidderCode: registration.entity.bidderCode,
      qualification: registration.entity.qualification as 'pending' | 'passed' | 'failed',
      agreedRulesHash: registration.entity.agreedRulesHash,
      agreedAt: registration.agreedAt,
      depositPaidAt: registration.depositPaidAt,
    },
  };
}

/** The refusal of a judgement: the table of calls knows what the caller lacks. */
function refused(
  judged: Pick<BidRefusal, 'refused' | 'extras'>,
  viewer: Viewer,
  id: TakingPart,
): ProblemError {
  const may = mayCall(id, callerOf(viewer));
  if (judged.refused === 'auth.forbidden' && !may.ok) return new ProblemError(may.code, may.extras);
  return new ProblemError(judged.refused, judged.extras);
}

/** Refuses who may take no part in a lot at all. @returns the party's registration, where there is one */
function requireParticipant(
  store: Store,
  lot: LotRecord,
  viewer: Viewer,
  id: TakingPart,
  at: number,
): RegistrationRecord | undefined {
  const bidder = facts(store, lot, viewer, id);
  const judged = refuseBidder(lot.state, bidder, at);
  if (judged !== undefined) throw refused(judged, viewer, id);
  return lot.registrations.get(bidder.partyId);
}

/** Registers a party for a lot; the mock qualifies at once. @returns the registration, and whether it is new */
export function register(
  store: Store,
  lot: LotRecord,
  viewer: Viewer,
  agreedRulesHash: string,
  at: number,
): { registration: Registration; created: boolean } {
  const known = requireParticipant(store, lot, viewer, 'lots.registrations.create', at);
  if (known !== undefined && known.entity.agreedRulesHash !== agreedRulesHash)
    throw new ProblemError('bid.rules_not_accepted');
  if (known !== undefined) return { registration: known.entity, created: false };
  const judged = judgeRegistration(lot.state, agreedRulesHash, at);
  if (!judged.ok) throw new ProblemError(judged.refused, { ...judged.extras });
  const { depositFen } = lot.state.rules;
  const registration: Registration = {
    id: store.random.id(at),
    lotId: lot.id,
    bidderCode: freeCode(store, lot),
    qualification: 'passed',
    agreedRulesHash,
    agreedAt: formatInstant(at),
    deposit: { amountFen: depositFen, status: depositFen === 0 ? 'waived' : 'required' },
  };
  const partyId = viewer.party?.id ?? '';
  const secured = depositFen === 0 ? { depositPaidAt: at } : {};
  lot.registrations.set(partyId, { partyId, entity: registration, agreedAt: at, ...secured });
  tellLot(store, lot, 'registered', at, { bidderCount: lot.registrations.size });
  return { registration, created: true };
}

function freeCode(store: Store, lot: LotRecord): string {
  const taken = new Set([...lot.registrations.values()].map(({ entity }) => entity.bidderCode));
  for (;;) {
    const code = Array.from({ length: 4 }, () => store.random.letter(CODE_LETTERS)).join('');
    if (!taken.has(code)) return code;
  }
}

/** Settles a deposit at once. @returns the deposit, and whether it was paid just now */
export function payDeposit(
  store: Store,
  lot: LotRecord,
  viewer: Viewer,
  at: number,
): { deposit: Deposit; created: boolean } {
  const known = requireParticipant(store, lot, viewer, 'lots.deposits.create', at);
  if (known !== undefined && known.entity.deposit.status !== 'required')
    return { deposit: known.entity.deposit, created: false };
  if (!['registering', 'bidding', 'suspended'].includes(lot.state.status)) {
    throw new ProblemError('lot.state', { status: lot.state.status });
  }
  if (known === undefined) throw new ProblemError('bid.not_registered');
  const deposit: Deposit = {
    amountFen: known.entity.deposit.amountFen,
    method: 'escrow',
    status: 'paid',
    paidAt: formatInstant(at),
  };
  known.entity = { ...known.entity, deposit };
  known.depositPaidAt = at;
  return { deposit, created: true };
}

function judge(
  store: Store,
  lot: LotRecord,
  viewer: Viewer,
  bid: BidPlace,
  at: number,
): Extract<BidJudgement, { accepted: true }> {
  const judged = judgeBid(lot.state, {
    bidder: facts(store, lot, viewer, 'lots.bids.place'),
    amountFen: bid.amountFen,
    confirmAmountFen: bid.confirmAmountFen,
    kind: bid.kind,
    receivedAt: at,
    acceptedAt: at,
  });
  if (!judged.accepted) throw refused(judged, viewer, 'lots.bids.place');
  return judged;
}

/** Says what would become of a bid. Stores nothing. @throws ProblemError the refusal that it would get */
export function rehearseBid(
  store: Store,
  lot: LotRecord,
  viewer: Viewer,
  bid: BidPlace,
  at: number,
): BidDryRun {
  const judged = judge(store, lot, viewer, bid, at);
  return {
    wouldAccept: true,
    nextAmountFen: nextAmountFen(lot.state.rules, judged.bid.amountFen),
    closesAtAfter: formatInstant(judged.bid.closesAtAfter),
  };
}

/** Places a bid: judged by the rules, chained into the log, signed, told to the watchers. @throws ProblemError */
export function placeBid(
  store: Store,
  lot: LotRecord,
  viewer: Viewer,
  bid: BidPlace,
  at: number,
): BidAccepted {
  const judged = judge(store, lot, viewer, bid, at);
  const entry = appendToLog(lot, bidDraft(lot.id, judged.bid));
  const accepted: Bid = { lotId: lot.id, ...entry.data, hash: entry.hash };
  lot.bids.push(accepted);
  lot.state = judged.lotAfter;
  tellLot(store, lot, 'bid', at, { bid: accepted });
  return {
    bid: accepted,
    receipt: encodeReceipt(entry, store.signer.jwk.kid, store.signer.sign),
    lot: {
      currentPriceFen: accepted.amountFen,
      nextAmountFen: nextAmountFen(lot.state.rules, accepted.amountFen),
      closesAt: formatInstant(lot.state.closesAt),
      bidCount: lot.state.bidCount,
      version: lot.version,
    },
  };
}

import { type BidEntry, type LogEntry, type LotRules, parseInstant } from '@jtop/contract';
import { closesAtAfterBid } from '../auction/extension.js';
import { refuseAmount } from '../auction/next-amount.js';
import { closesAtAfterResume } from '../auction/transitions.js';
import { checkClosed } from './check-closed.js';
import { type Finding, Findings, showInstant } from './findings.js';

/** Where a log leads to. Without rules, `closesAt` is known from the first bid on. */
export interface ReplayedLot {
  readonly status: 'open' | 'suspended' | 'closed' | 'cancelled' | 'voided';
  readonly bidCount: number;
  readonly distinctBidders: number;
  readonly extensions: number;
  readonly currentPriceFen?: number;
  readonly leadingBidderCode?: string;
  /** Epoch milliseconds. */
  readonly closesAt?: number;
  /** What the log says came of it. */
  readonly result?: string;
}

export interface Replay {
  readonly lot: ReplayedLot;
  readonly findings: readonly Finding[];
}

type Interruption = Extract<LogEntry, { type: 'suspended' | 'cancelled' | 'voided' }>;

/** The lot while it is replayed. */
export interface ReplayState {
  status: ReplayedLot['status'];
  bidders: Set<string>;
  bidCount: number;
  extensions: number;
  price: number | undefined;
  leader: string | undefined;
  /** How many bids by pre-emption have met the current price. */
  preemptions: number;
  closesAt: number | undefined;
  suspendedAt: number | undefined;
  reserveCommitment: string | undefined;
  result: string | undefined;
}

/**
 * Replays a lot's log: recomputes price, leader, end and result from the accepted bids and compares them with what the
 * log says. With the rules it also recomputes every step and every extension. Hashes and signatures are not its matter.
 * @param entries in the order of the log, each of the form that `readEntry` gives
 * @param rules the announced rules, where they are at hand
 */
export function replay(entries: readonly LogEntry[], rules?: LotRules): Replay {
  const findings = new Findings();
  return { lot: replayInto(entries, rules, findings), findings: findings.list };
}

/** As {@link replay}, with the findings of a larger check. */
export function replayInto(
  entries: readonly LogEntry[],
  rules: LotRules | undefined,
  findings: Findings,
): ReplayedLot {
  const state: ReplayState = {
    status: 'open',
    bidders: new Set(),
    bidCount: 0,
    extensions: 0,
    price: undefined,
    leader: undefined,
    preemptions: 0,
    closesAt: rules === undefined ? undefined : parseInstant(rules.scheduledCloseAt),
    suspendedAt: undefined,
    reserveCommitment: rules?.reserveCommitment,
    result: undefined,
  };
  for (const entry of entries) replayEntry(state, entry, rules, findings);
  return {
    status: state.status,
    bidCount: state.bidCount,
    distinctBidders: state.bidders.size,
    extensions: state.extensions,
    ...(state.price === undefined ? {} : { currentPriceFen: state.price }),
    ...(state.leader === undefined ? {} : { leadingBidderCode: state.leader }),
    ...(state.closesAt === undefined ? {} : { closesAt: state.closesAt }),
    ...(state.result === undefined ? {} : { result: state.result }),
  };
}

function replayEntry(
  state: ReplayState,
  entry: LogEntry,
  rules: LotRules | undefined,
  findings: Findings,
): void {
  const at = parseInstant(entry.at);
  const outOfOrder = refuseOrder(state, entry, at, rules);
  if (outOfOrder !== undefined) findings.error('state.order', outOfOrder, entry.index);
  switch (entry.type) {
    case 'announced':
      state.reserveCommitment = entry.data.reserveCommitment;
      break;
    case 'bid':
      replayBid(state, entry, rules, findings);
      break;
    case 'suspended':
      checkEndStands(state, entry, findings);
      state.status = 'suspended';
      state.suspendedAt = at;
      break;
    case 'resumed':
      replayResume(state, entry.data.closesAtAfter, at, rules, { findings, index: entry.index });
      break;
    case 'cancelled':
    case 'voided':
      checkEndStands(state, entry, findings);
      state.status = entry.type;
      break;
    case 'closed':
      checkClosed(state, entry, rules, findings);
      state.status = 'closed';
      state.result = entry.data.result;
      break;
  }
}

/** Why an entry cannot stand where it stands; undefined where it can. */
function refuseOrder(
  state: ReplayState,
  entry: LogEntry,
  at: number,
  rules: LotRules | undefined,
): string | undefined {
  const { status } = state;
  const begun = state.bidCount > 0 || (rules !== undefined && at >= parseInstant(rules.opensAt));
  const over = state.closesAt !== undefined && at > state.closesAt;
  switch (entry.type) {
    case 'announced':
      // Its place is checked with the chain.
      return undefined;
    case 'bid':
    case 'closed':
      return status === 'open' ? undefined : `${entry.type} while ${status}`;
    case 'suspended':
      if (status === 'open' && over) return 'suspended after the end';
      return status === 'open' ? undefined : `suspended while ${status}`;
    case 'resumed':
      return status === 'suspended' ? undefined : `resumed while ${status}`;
    case 'cancelled':
      if (status === 'open' && begun) return 'cancelled while bidding';
      return status === 'open' || status === 'suspended' ? undefined : `cancelled while ${status}`;
    case 'voided':
      if (status === 'open' && rules !== undefined && !begun) return 'voided before bidding';
      if (status === 'closed')
        return state.result === 'sold' ? undefined : 'voided after a close without a sale';
      return status === 'open' || status === 'suspended' ? undefined : `voided while ${status}`;
  }
}

function replayBid(
  state: ReplayState,
  entry: BidEntry,
  rules: LotRules | undefined,
  findings: Findings,
): void {
  const { data, index } = entry;
  const receivedAt = parseInstant(data.receivedAt);
  const closesAtBefore = parseInstant(data.closesAtBefore);
  const closesAtAfter = parseInstant(data.closesAtAfter);

  const seq = state.bidCount + 1;
  if (data.seq !== seq) {
    findings.error('bid.seq', `seq ${data.seq} follows ${state.bidCount}`, index, {
      expected: seq,
      found: data.seq,
    });
  }
  if (data.acceptedAt !== entry.at || receivedAt > parseInstant(data.acceptedAt)) {
    findings.error(
      'bid.time',
      'accepted before it was received, or at another time than the entry says',
      index,
    );
  }
  if (rules !== undefined && receivedAt < parseInstant(rules.opensAt)) {
    findings.error('bid.too_early', `received before the opening at ${rules.opensAt}`, index, {
      expected: rules.opensAt,
      found: data.receivedAt,
    });
  }
  const closesAt = state.closesAt ?? closesAtBefore;
  if (closesAtBefore !== closesAt) {
    findings.error('bid.end_before', `the end stood at ${showInstant(closesAt)}`, index, {
      expected: showInstant(closesAt),
      found: data.closesAtBefore,
    });
  }
  if (receivedAt > closesAt) {
    findings.error('bid.too_late', `received after the end at ${showInstant(closesAt)}`, index, {
      expected: showInstant(closesAt),
      found: data.receivedAt,
    });
  }
  if (data.bidderCode === state.leader) {
    findings.error('bid.self_raise', 'the leader raises the own bid', index, { found: data.bidderCode });
  }
  checkAmount(state, entry, rules, findings);
  const expected =
    rules === undefined
      ? undefined
      : closesAtAfterBid(rules, { closesAt, extensions: state.extensions }, receivedAt);
  if (closesAtAfter < closesAt || (expected !== undefined && closesAtAfter !== expected)) {
    const end = showInstant(expected ?? closesAt);
    findings.error('bid.extension', `the end should stand at ${end}`, index, {
      expected: end,
      found: data.closesAtAfter,
    });
  }

  // From here on the log's own word counts, so that one fault is found once.
  state.preemptions = data.amountFen === state.price ? state.preemptions + 1 : 0;
  state.bidCount = data.seq;
  state.bidders.add(data.bidderCode);
  state.extensions += closesAtAfter > closesAt ? 1 : 0;
  state.price = data.amountFen;
  state.leader = data.bidderCode;
  state.closesAt = closesAtAfter;
}

function checkAmount(
  state: ReplayState,
  entry: BidEntry,
  rules: LotRules | undefined,
  findings: Findings,
): void {
  const { amountFen, kind } = entry.data;
  const { index } = entry;
  if (kind === 'preemption') {
    if (amountFen !== state.price) {
      findings.error('bid.amount', 'a bid by pre-emption equals the current price', index, {
        expected: state.price,
        found: amountFen,
      });
    }
    // Codes hide who holds which right, but at one price each rank can take the lead once.
    const ranks = new Set(rules?.preemption?.map((right) => right.rank));
    if (rules !== undefined && state.preemptions >= ranks.size) {
      findings.error('bid.kind', 'more bids by pre-emption than there are ranks', index);
    }
    return;
  }
  if (kind !== 'bid') findings.error('bid.kind', 'an unknown kind of bid', index);
  const refusal = rules === undefined ? undefined : refuseAmount(rules, state.price, amountFen, amountFen);
  if (refusal !== undefined || (state.price !== undefined && amountFen <= state.price)) {
    findings.error(
      'bid.amount',
      `${amountFen} is ${refusal?.refused === 'bid.off_step' ? 'off step' : 'too low'}`,
      index,
      { expected: leastAmount(refusal), found: amountFen },
    );
  }
}

/** The amount next to the refused one that would have been taken, where the refusal names it. */
function leastAmount(refusal: ReturnType<typeof refuseAmount>): number | undefined {
  if (refusal?.refused === 'bid.too_low') return refusal.extras.minNextAmountFen;
  return refusal?.refused === 'bid.off_step' ? refusal.extras.higherFen : undefined;
}

/** Of the interruptions only a resume moves the end; the others may say where it stands. */
function checkEndStands(state: ReplayState, entry: Interruption, findings: Findings): void {
  const { closesAtAfter } = entry.data;
  if (closesAtAfter === undefined || state.closesAt === undefined) return;
  if (parseInstant(closesAtAfter) !== state.closesAt) {
    findings.error('interruption.end', `the end stands at ${showInstant(state.closesAt)}`, entry.index, {
      expected: showInstant(state.closesAt),
      found: closesAtAfter,
    });
  }
}

function replayResume(
  state: ReplayState,
  closesAtAfter: string | undefined,
  at: number,
  rules: LotRules | undefined,
  { findings, index }: { findings: Findings; index: number },
): void {
  const stated = closesAtAfter === undefined ? state.closesAt : parseInstant(closesAtAfter);
  const { closesAt, suspendedAt } = state;
  if (closesAt !== undefined && stated !== undefined && suspendedAt !== undefined) {
    // Without the rules the opening is unknown: then the time lost is anything up to the whole suspension.
    const most = closesAt + (at - suspendedAt);
    const expected =
      rules === undefined
        ? undefined
        : closesAtAfterResume({ opensAt: parseInstant(rules.opensAt), closesAt }, suspendedAt, at);
    if (expected === undefined ? stated < closesAt || stated > most : stated !== expected) {
      const end = showInstant(expected ?? most);
      findings.error('interruption.end', `the end should stand at ${end}`, index, {
        expected: end,
        found: showInstant(stated),
      });
    }
  }
  state.closesAt = stated;
  state.status = 'open';
  state.suspendedAt = undefined;
}

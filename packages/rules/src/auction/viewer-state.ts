import { parseInstant, type Deposit, type Lot, type LotStatus, type Registration } from '@jtop/contract';
import { isAmount, nextAmounts, refuseAmount, type AmountRefusal } from './next-amount.js';
import { registrationEndsAt } from './judge-registration.js';
import { effectiveStatus, phaseAt } from './phase.js';
import { preemptionRank } from './preemption.js';
import type { BidRefusal } from './types.js';

/** A viewer's registration for the lot, as far as it is known where the lot is shown. */
export interface ViewerRegistration {
  readonly bidderCode: string;
  readonly qualification: Registration['qualification'];
  readonly deposit: Deposit['status'];
  /** The rules that were agreed to. Absent: those of the lot, which cannot change once they are announced. */
  readonly agreedRulesHash?: string | undefined;
}

/** What a viewer is known to be to a lot. Who is not known to be anybody is signed out. */
export interface Participation {
  /** Looks on by office: host, auditor, operator, seller. */
  readonly readOnly?: boolean | undefined;
  readonly registration?: ViewerRegistration | undefined;
  /** The highest of the viewer's own accepted bids; absent where there is none. */
  readonly ownAmountFen?: number | undefined;
  /** Whose right of pre-emption is looked up in the rules. */
  readonly partyId?: string | undefined;
  /** The leading bid used a right of pre-emption, which outranks that of whoever looks. */
  readonly leaderPreempted?: boolean | undefined;
}

/** What an open lot takes next. */
interface Open {
  /** The next valid amounts in rising order; the first is the least. */
  readonly amounts: readonly number[];
  readonly closesAt: number;
}

/** The statuses of a lot that ended without a buyer. */
export type UnsoldReason = Extract<
  LotStatus,
  'reserve_not_met' | 'no_bids' | 'no_sale' | 'defaulted' | 'cancelled' | 'voided'
>;

/** The twenty states of a viewer (domain §7), each with what is said in it. Instants are epoch milliseconds. */
export type ViewerState =
  | { readonly state: 'signed_out' }
  | {
      readonly state: 'not_qualified';
      /** Not registered, being looked at, or turned down. */
      readonly reason: 'unregistered' | 'pending' | 'failed';
      readonly registerUntil: number;
      /** Whether one can still register. */
      readonly open: boolean;
    }
  | { readonly state: 'deposit_due' | 'deposit_processing'; readonly depositFen: number }
  | { readonly state: 'rules_not_accepted'; readonly rulesHash: string | undefined }
  | { readonly state: 'not_open'; readonly opensAt: number }
  | ({ readonly state: 'free' | 'closing' | 'extended' } & Open)
  | { readonly state: 'leading'; readonly amountFen: number; readonly closesAt: number }
  | ({
      readonly state: 'outbid';
      readonly ownAmountFen: number;
      /** What the viewer's highest bid lacks to the least next amount. */
      readonly shortfallFen: number;
    } & Open)
  | ({ readonly state: 'preemption'; readonly amountFen: number } & Open)
  | { readonly state: 'suspended' }
  /** The end has come with the viewer in the lead; the outcome is not written yet. */
  | { readonly state: 'won'; readonly amountFen: number }
  | { readonly state: 'lost'; readonly priceFen: number | undefined; readonly decided: boolean }
  | { readonly state: 'no_sale'; readonly reason: UnsoldReason }
  | { readonly state: 'confirmed'; readonly amountFen: number; readonly signUntil: number }
  | { readonly state: 'contracted'; readonly amountFen: number }
  | { readonly state: 'relisted' }
  | { readonly state: 'read_only'; readonly reason: 'role' | 'ended' | 'unknown' };

export type ViewerStateName = ViewerState['state'];

/** What decides of a lot; the lot of the wire has it. */
export interface ViewedLot extends Pick<Lot, 'status' | 'rules' | 'opensAt' | 'closesAt' | 'extensions'> {
  readonly rulesHash?: string | undefined;
  readonly currentPriceFen?: number | undefined;
  readonly leadingBidderCode?: string | undefined;
  readonly reserveMet?: boolean | undefined;
}

const DAY_MS = 86_400_000;
/** How many amounts a state offers. */
const OFFERED = 3;

/**
 * What a lot is to whoever looks at it: one of twenty states, for any lot, participation and time. What stands against
 * everybody comes first (listed again, unsold, suspended), then who the viewer is, then what a bid would be refused for, in
 * the order of `judgeBid`, so that a state with amounts is one in which a bid is taken.
 *
 * Who leads or was outbid is told that before the phase: the phase stands beside the clock in any case.
 * @param viewer undefined for somebody who has not signed in
 * @param now epoch milliseconds of the seasons' clock
 */
export function viewerState(lot: ViewedLot, viewer: Participation | undefined, now: number): ViewerState {
  const times = { opensAt: parseInstant(lot.opensAt), closesAt: parseInstant(lot.closesAt) };
  // What a later platform may add passes through, and is met by the last case.
  const status = effectiveStatus({ ...times, status: lot.status as LotStatus }, now);
  switch (status) {
    case 'relisted':
    case 'suspended':
      return { state: status };
    case 'reserve_not_met':
    case 'no_bids':
    case 'no_sale':
    case 'defaulted':
    case 'cancelled':
    case 'voided':
      return { state: 'no_sale', reason: status };
    default:
  }
  if (viewer === undefined) return { state: 'signed_out' };
  if (viewer.readOnly === true) return { state: 'read_only', reason: 'role' };
  switch (status) {
    case 'draft':
    case 'registering':
    case 'bidding':
      return barred(lot, viewer, times.closesAt, now) ?? admitted(lot, viewer, { ...times, status }, now);
    case 'closed':
    case 'confirmed':
    case 'contracted':
    case 'transferred':
    case 'completed':
      return ended(lot, viewer, status, times.closesAt);
    default:
      return { state: 'read_only', reason: 'unknown' };
  }
}

/** What keeps a viewer from bidding, by the viewer's own doing or not. */
function barred(
  lot: ViewedLot,
  { registration }: Participation,
  closesAt: number,
  now: number,
): ViewerState | undefined {
  if (registration?.qualification !== 'passed') {
    const registerUntil = registrationEndsAt({ rules: lot.rules, closesAt });
    const reason =
      registration === undefined
        ? 'unregistered'
        : registration.qualification === 'failed'
          ? 'failed'
          : 'pending';
    return { state: 'not_qualified', reason, registerUntil, open: now <= registerUntil };
  }
  const { depositFen } = lot.rules;
  const { deposit, agreedRulesHash } = registration;
  if (depositFen > 0 && deposit === 'paying') return { state: 'deposit_processing', depositFen };
  if (depositFen > 0 && deposit !== 'paid' && deposit !== 'waived')
    return { state: 'deposit_due', depositFen };
  if (agreedRulesHash !== undefined && agreedRulesHash !== lot.rulesHash) {
    return { state: 'rules_not_accepted', rulesHash: lot.rulesHash };
  }
  return undefined;
}

function admitted(
  lot: ViewedLot,
  viewer: Participation,
  times: { readonly opensAt: number; readonly closesAt: number; readonly status: LotStatus },
  now: number,
): ViewerState {
  const { opensAt, closesAt, status } = times;
  if (status !== 'bidding') return { state: 'not_open', opensAt };
  const { rules, currentPriceFen, extensions } = lot;
  if (leads(lot, viewer) && currentPriceFen !== undefined) {
    return { state: 'leading', amountFen: currentPriceFen, closesAt };
  }
  const open: Open = { amounts: nextAmounts(rules, currentPriceFen, OFFERED), closesAt };
  const holdsRight = preemptionRank(rules, viewer.partyId) !== undefined;
  if (holdsRight && currentPriceFen !== undefined && viewer.leaderPreempted !== true) {
    return { state: 'preemption', amountFen: currentPriceFen, ...open };
  }
  const { ownAmountFen } = viewer;
  if (ownAmountFen !== undefined) {
    const shortfallFen = Math.max(0, (open.amounts[0] ?? ownAmountFen) - ownAmountFen);
    return { state: 'outbid', ownAmountFen, shortfallFen, ...open };
  }
  return { state: phaseAt({ status, opensAt, closesAt, extensions, rules }, now) ?? 'free', ...open };
}

/** Whether the viewer holds the leading bid. */
function leads({ leadingBidderCode }: ViewedLot, { registration }: Participation): boolean {
  return leadingBidderCode !== undefined && leadingBidderCode === registration?.bidderCode;
}

function ended(
  lot: ViewedLot,
  viewer: Participation,
  status: 'closed' | 'confirmed' | 'contracted' | 'transferred' | 'completed',
  closesAt: number,
): ViewerState {
  // Who has not registered neither won nor lost.
  if (viewer.registration === undefined) return { state: 'read_only', reason: 'ended' };
  const { currentPriceFen: amountFen, rules } = lot;
  if (!leads(lot, viewer) || amountFen === undefined) {
    return { state: 'lost', priceFen: amountFen, decided: status !== 'closed' };
  }
  if (status === 'closed') {
    // What the reserve says is public before the outcome is written.
    return lot.reserveMet === false
      ? { state: 'no_sale', reason: 'reserve_not_met' }
      : { state: 'won', amountFen };
  }
  if (status !== 'confirmed') return { state: 'contracted', amountFen };
  return { state: 'confirmed', amountFen, signUntil: closesAt + rules.confirmWithinDays * DAY_MS };
}

/** An amount that a panel offers as a button: `steps` over the price, one being the least next amount. */
export interface OfferedAmount {
  readonly amountFen: number;
  readonly steps: number;
}

/**
 * The three amounts that stand on buttons: one, two and five steps, or less than five where that jump would have to be
 * confirmed. Steps are those of the ladder at the current price, as a bid is judged by.
 */
export function offeredAmounts({
  rules,
  currentPriceFen,
}: Pick<ViewedLot, 'rules' | 'currentPriceFen'>): OfferedAmount[] {
  const furthest = Math.max(OFFERED, Math.min(5, rules.maxJumpSteps + 1));
  const amounts = nextAmounts(rules, currentPriceFen, furthest);
  return [1, 2, furthest].flatMap((steps) => {
    const amountFen = amounts[steps - 1];
    return amountFen === undefined ? [] : [{ amountFen, steps }];
  });
}

/** What an amount would be, before it is sent. */
export type AmountExplanation =
  | { readonly fits: true; readonly riseFen: number }
  | { readonly fits: false; readonly refusal: AmountRefusal | InvalidAmount };

type InvalidAmount = Extract<BidRefusal, { refused: 'request.invalid' }>;

/**
 * Says of an amount what the platform would say of its steps: too low, between two steps, a jump to be confirmed, or that it
 * fits and how far it rises over the price.
 * @param confirmed whether the jump has been confirmed already
 */
export function explainAmount(
  { rules, currentPriceFen }: Pick<ViewedLot, 'rules' | 'currentPriceFen'>,
  amountFen: number,
  confirmed = false,
): AmountExplanation {
  const refusal = isAmount(amountFen)
    ? refuseAmount(rules, currentPriceFen, amountFen, confirmed ? amountFen : undefined)
    : ({ accepted: false, refused: 'request.invalid', extras: {} } as const);
  return refusal === undefined
    ? { fits: true, riseFen: amountFen - (currentPriceFen ?? 0) }
    : { fits: false, refusal };
}

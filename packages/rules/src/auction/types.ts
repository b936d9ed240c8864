import type { LotRules, LotStatus } from '@jtop/contract';

/** Where bidding stands, for people: free, in the closing window, or extended. */
export type LotPhase = 'free' | 'closing' | 'extended';

export type LotResult = 'sold' | 'reserve_not_met' | 'no_bids' | 'no_sale';

export type BidKind = 'bid' | 'preemption';

/**
 * All that the rules need to know of a lot. A row of a database or of a mock maps into it; the functions here never
 * change one, they return the next. Instants are epoch milliseconds of the seasons' clock, money is integer fen.
 */
export interface LotState {
  readonly lotId: string;
  readonly status: LotStatus;
  /** The complete rules, from `completeRules`; frozen once announced. */
  readonly rules: LotRules;
  /** Hash of the announced rules; a draft has none. */
  readonly rulesHash?: string | undefined;
  readonly opensAt: number;
  /** The end as it stands: `scheduledCloseAt` plus extensions plus time lost to suspension. */
  readonly closesAt: number;
  /** The leading amount; absent until the first bid. */
  readonly currentPriceFen?: number | undefined;
  readonly leadingPartyId?: string | undefined;
  readonly leadingBidderCode?: string | undefined;
  /** Accepted bids so far, which is the `seq` of the last one. */
  readonly bidCount: number;
  /** How many accepted bids have moved the end. */
  readonly extensions: number;
  /** Set while suspended: the status that a resume leads back to. */
  readonly suspendedFrom?: 'registering' | 'bidding' | undefined;
  /** Set while suspended. */
  readonly suspendedAt?: number | undefined;
  /** When the lot was cancelled or voided. */
  readonly endedAt?: number | undefined;
}

/** A bidder's registration for the lot in question, as it stands when the bid is judged. */
export interface RegistrationFacts {
  readonly bidderCode: string;
  readonly qualification: 'pending' | 'passed' | 'failed';
  readonly agreedRulesHash: string;
  readonly agreedAt: number;
  /**
   * When the deposit was secured: paid, or waived. Absent while it is due, and once it was given back or forfeited.
   */
  readonly depositPaidAt?: number | undefined;
}

/** Who bids, as far as the rules ask. Flags left out count as false. */
export interface BidderFacts {
  readonly partyId: string;
  /** The role and scope allow bidding at all. */
  readonly mayBid: boolean;
  /** A seller of the lot for another reason than standing in `rules.sellerPartyIds`, such as supplying the listing. */
  readonly isSeller?: boolean | undefined;
  /** Staff of the operator of the season. */
  readonly isOperator?: boolean | undefined;
  /** A host of the special that the lot's session belongs to. */
  readonly isHost?: boolean | undefined;
  readonly banned?: boolean | undefined;
  /** End of the ban; absent means without end. */
  readonly bannedUntil?: number | undefined;
  readonly registration?: RegistrationFacts | undefined;
}

/** One attempt to bid. */
export interface BidAttempt {
  readonly bidder: BidderFacts;
  readonly amountFen: number;
  /** Must repeat the amount where it jumps further than `maxJumpSteps`. */
  readonly confirmAmountFen?: number | undefined;
  /** Default `bid`. `preemption` asks to equal the current price by right. */
  readonly kind?: BidKind | undefined;
  /** When the last byte of the request was read. Decides over everything that time decides. */
  readonly receivedAt: number;
  /** When the bid is judged, at or after `receivedAt`. */
  readonly acceptedAt: number;
}

/** An accepted bid, as it enters the log. */
export interface AcceptedBid {
  /** Dense per lot from 1. */
  readonly seq: number;
  readonly bidderCode: string;
  readonly amountFen: number;
  readonly kind: BidKind;
  readonly receivedAt: number;
  readonly acceptedAt: number;
  readonly closesAtBefore: number;
  readonly closesAtAfter: number;
}

/** The refusals of a bid and their extras, in the form of the problem body (instants as text). */
export interface BidRefusalExtras {
  'request.invalid': Record<string, never>;
  'bid.seller_may_not_bid': Record<string, never>;
  'bid.banned': { until?: string };
  'auth.forbidden': Record<string, never>;
  'bid.lot_not_open': { opensAt: string };
  'bid.lot_suspended': Record<string, never>;
  'bid.closed': { closedAt: string };
  'bid.not_registered': Record<string, never>;
  'bid.deposit_missing': { depositFen: number };
  'bid.rules_not_accepted': Record<string, never>;
  'bid.already_leading': Record<string, never>;
  'bid.too_low': { minNextAmountFen: number };
  'bid.off_step': { lowerFen: number; higherFen: number };
  'bid.confirm_required': { amountFen: number };
}

export type BidRefusalCode = keyof BidRefusalExtras;

/** A refused attempt: it changes nothing, extends nothing and enters no log. */
export type BidRefusal = {
  [Code in BidRefusalCode]: {
    readonly accepted: false;
    readonly refused: Code;
    readonly extras: BidRefusalExtras[Code];
  };
}[BidRefusalCode];

export interface BidAcceptance {
  readonly accepted: true;
  readonly bid: AcceptedBid;
  /** The lot with the bid in it. */
  readonly lotAfter: LotState;
}

export type BidJudgement = BidAcceptance | BidRefusal;

/** The reserve price and the salt of its commitment. Private until the lot has sold. */
export interface Reserve {
  readonly priceFen: number;
  /** 32 random bytes as 64 hexadecimal digits. */
  readonly salt: string;
}

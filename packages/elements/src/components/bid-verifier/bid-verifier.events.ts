import type { VerdictOverall } from '@jtop/rules/verdict';

/** What came of verifying. */
export interface BidVerifierDetail {
  readonly lotId: string;
  readonly overall: VerdictOverall;
  /** Codes of the checks that failed or could not be made. What a receipt says is never in it. */
  readonly codes: readonly string[];
  /** How many receipts were checked. */
  readonly receipts: number;
  /** How many entries the log has; undefined where it could not be read. */
  readonly entries: number | undefined;
  /** Hash of the last entry; undefined where the log could not be read. */
  readonly headHash: string | undefined;
}

/** Fired when an auction has been verified, at first and after each receipt. Does not bubble. */
export class JtopBidVerifierCheckedEvent extends Event {
  static readonly type = 'jtop-bid-verifier-checked';

  constructor(readonly detail: BidVerifierDetail) {
    super(JtopBidVerifierCheckedEvent.type);
  }
}

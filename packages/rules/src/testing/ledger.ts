import {
  type ClosingStatement,
  type Jwks,
  type LogEntry,
  type LotRules,
  formatInstant,
} from '@jtop/contract';
import {
  closeLot,
  judgeBid,
  resumeLot,
  suspendLot,
  cancelLot,
  voidLot,
  type BidAttempt,
  type BidJudgement,
  type Closing,
  type LotState,
  type Reserve,
  type Transition,
} from '../auction/index.js';
import {
  announcementHash,
  appendEntry,
  bidDraft,
  closedDraft,
  commitReserve,
  createSigner,
  encodeClosingStatement,
  encodeReceipt,
  rulesHash,
  type EntryDraft,
  type EntryOf,
  type LogEntryType,
} from '../log/index.js';
import { DAY, lotOf } from './lots.js';

/** The public seed of the tests' key: 00 01 02 … 1f. */
export const TEST_SEED = Uint8Array.from({ length: 32 }, (_, place) => place);
export const TEST_KID = 'test-2026';
export const signer = createSigner(TEST_SEED, TEST_KID);
export const jwks: Jwks = { keys: [signer.jwk] };

/** A lot with its log, kept together as a platform keeps them, without a database. */
export class Ledger {
  readonly rules: LotRules;
  readonly announcement = '江苏省专利拍卖季：拍卖公告 (test)';
  readonly entries: LogEntry[] = [];
  readonly bidders = new Set<string>();
  readonly #reserve: Reserve | undefined;
  lot: LotState;
  closing: Closing | undefined;

  constructor(rules: LotRules, reserve?: Reserve) {
    this.#reserve = reserve;
    this.rules = commitReserve(rules, reserve);
    this.lot = lotOf(this.rules);
    const { reserveCommitment } = this.rules;
    this.#append({
      lotId: this.lot.lotId,
      type: 'announced',
      at: this.lot.opensAt - 7 * DAY,
      data: {
        rulesHash: rulesHash(this.rules),
        announcementHash: announcementHash(this.announcement),
        ...(reserveCommitment === undefined ? {} : { reserveCommitment }),
        keyId: TEST_KID,
      },
    });
  }

  #append<T extends LogEntryType>(draft: EntryDraft<T>): EntryOf<T> {
    const entry = appendEntry(this.entries[this.entries.length - 1], draft);
    this.entries.push(entry);
    return entry;
  }

  /** A receipt for each bid; signed when asked for, as signing takes most of the time. */
  get receipts(): string[] {
    const bids = this.entries.filter((entry) => entry.type === 'bid');
    return bids.map((entry) => encodeReceipt(entry, TEST_KID, signer.sign));
  }

  get statement(): ClosingStatement | undefined {
    const closed = this.entries.find((entry) => entry.type === 'closed');
    return closed && encodeClosingStatement(closed, TEST_KID, signer.sign);
  }

  bid(attempt: BidAttempt): BidJudgement {
    const judged = judgeBid(this.lot, attempt);
    if (judged.accepted) {
      this.lot = judged.lotAfter;
      this.bidders.add(judged.bid.bidderCode);
      this.#append(bidDraft(this.lot.lotId, judged.bid));
    }
    return judged;
  }

  move(type: 'suspended' | 'resumed' | 'cancelled' | 'voided', at: number): Transition {
    const moves = { suspended: suspendLot, resumed: resumeLot, cancelled: cancelLot, voided: voidLot };
    const moved = moves[type](this.lot, at);
    if (moved.ok) {
      const before = this.lot.closesAt;
      this.lot = moved.lotAfter;
      const { closesAt } = this.lot;
      const data = closesAt === before ? {} : { closesAtAfter: formatInstant(closesAt) };
      this.#append({ lotId: this.lot.lotId, type, at, data: { reason: 'test', ...data } });
    }
    return moved;
  }

  close(now: number = this.lot.closesAt + this.rules.closeGraceMs): boolean {
    const closed = closeLot(this.lot, { now, distinctBidders: this.bidders.size, reserve: this.#reserve });
    if (!closed.ok) return false;
    this.lot = closed.lotAfter;
    this.closing = closed.closing;
    this.#append(closedDraft(this.lot.lotId, closed.closing));
    return true;
  }
}

import { formatInstant, type BidAccepted } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { mayCall, seesDrafts } from '@jtop/rules/access';
import {
  judgeBid,
  nextAmountFen,
  type BidAcceptance,
  type BidRefusal,
  type BidderFacts,
  type RegistrationFacts,
} from '@jtop/rules/auction';
import { bidDraft, encodeReceipt } from '@jtop/rules/log';
import type { KeyStore } from '../context.js';
import type { Tx } from '../db/schema.js';
import { replay } from '../idempotency/index.js';
import { callerOf } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { bidderFacts } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import type { LotChange } from '../lots/lot-change.js';
import { isPublic, type LotRow } from '../lots/rows.js';
import { bidOfEntry } from './entity.js';
import type { Outcome } from './lot-queue.js';
import { bidsPath, PLACE_OPERATION, type PendingBid, type PlacedBid } from './pending-bid.js';
import {
  insertBids,
  insertKeys,
  insertRejections,
  keyName,
  type BatchInput,
  type BidRow,
  type KeyRow,
  type RejectionRow,
} from './repository.js';

/** What a batch is judged by, read once for all of it while the lot is locked. */
export interface BatchFacts extends BatchInput {
  readonly lot: LotRow;
  readonly keys: Pick<KeyStore, 'receiptKeyId' | 'signReceipt'>;
  /** The process ends: nothing can be held any more. */
  readonly stopping: boolean;
}

/**
 * Judges the bids of a batch one after the other in memory, each on the lot that the one before left behind, and
 * collects what is to be stored. {@link save} then writes it in a handful of statements.
 */
export class BidBatch {
  readonly #facts: BatchFacts;
  readonly #change: LotChange;
  readonly #accepted: BidRow[] = [];
  readonly #keys: KeyRow[] = [];
  readonly #rejections: RejectionRow[] = [];

  constructor(facts: BatchFacts, change: LotChange) {
    this.#facts = facts;
    this.#change = change;
  }

  /** Judges the next bid. */
  decide(bid: PendingBid): Outcome<PlacedBid> {
    const { lot, known } = this.#facts;
    if (!isPublic(lot) && !seesDrafts(bid.viewer)) return { error: new ProblemError('not_found') };
    const before = known.get(keyName(bid));
    if (before !== undefined) return replayed(before, bid);
    const judged = this.#judge(bid);
    if (judged.accepted) return { answer: { status: 201, body: this.#accept(bid, judged) } };
    return this.#mayHold(judged, bid) ?? this.#refuse(bid, problemOf(judged, bid.viewer));
  }

  /** What {@link save} adds beside the change of the lot. */
  get rows(): { readonly bids: BidRow[]; readonly keys: KeyRow[]; readonly rejections: RejectionRow[] } {
    return { bids: this.#accepted, keys: this.#keys, rejections: this.#rejections };
  }

  /**
   * Writes what the batch has led to, in one statement.
   * @returns the lot as it is now stored; undefined where it has not changed
   */
  async save(tx: Tx): Promise<LotRow | undefined> {
    const rejections = insertRejections(this.#rejections);
    if (this.#change.dirty) {
      return this.#change.save(tx, [insertBids(this.#accepted), insertKeys(this.#keys), rejections]);
    }
    if (this.#rejections.length > 0) await rejections.execute(tx);
    return undefined;
  }

  #judge(bid: PendingBid) {
    const { lot, registrations, hosts } = this.#facts;
    return judgeBid(this.#change.state, {
      bidder: bidderOf(bid.viewer, lot, hosts, registrations.get(bid.partyId)?.facts),
      amountFen: bid.body.amountFen,
      confirmAmountFen: bid.body.confirmAmountFen,
      kind: bid.body.kind,
      receivedAt: bid.receivedAt,
      acceptedAt: this.#change.now,
    });
  }

  #accept(bid: PendingBid, judged: BidAcceptance): BidAccepted {
    const { keys, known } = this.#facts;
    const change = this.#change;
    const entry = change.log(bidDraft(change.lotId, judged.bid));
    const receipt = encodeReceipt(entry, keys.receiptKeyId, (bytes) => keys.signReceipt(bytes));
    change.state = judged.lotAfter;
    const accepted = bidOfEntry(entry);
    change.tell('bid', (lot) => ({ bid: accepted, lot }));
    this.#accepted.push({ ...bidRow(change.lotId, bid.partyId, judged), hash: entry.hash, receipt });
    const { amountFen } = judged.bid;
    const body: BidAccepted = {
      bid: accepted,
      receipt,
      lot: {
        currentPriceFen: amountFen,
        nextAmountFen: nextAmountFen(change.state.rules, amountFen),
        closesAt: formatInstant(change.state.closesAt),
        bidCount: change.state.bidCount,
        version: change.version,
      },
    };
    const key = keyRow(change, bid, body);
    this.#keys.push(key);
    // The same key may stand twice in one batch.
    known.set(keyName(bid), key);
    return body;
  }

  /**
   * A bid received after the end is not refused before the grace is over: another node may still bring one that was
   * received earlier and moves the end.
   */
  #mayHold(judged: BidRefusal, bid: PendingBid): Outcome<PlacedBid> | undefined {
    const { state, now } = this.#change;
    const heldUntil = state.closesAt + state.rules.closeGraceMs;
    if (judged.refused !== 'bid.closed' || state.status !== 'bidding' || now >= heldUntil) return undefined;
    if (!this.#facts.stopping) return { heldUntil };
    return this.#refuse(bid, new ProblemError('unavailable', { retryAfterMs: heldUntil - now }));
  }

  #refuse(bid: PendingBid, error: ProblemError): Outcome<PlacedBid> {
    this.#rejections.push({
      id: newId(this.#change.now),
      lot_id: this.#change.lotId,
      party_id: bid.partyId,
      amount_fen: bid.body.amountFen,
      code: error.code,
      received_at: bid.receivedAt,
      request_id: bid.requestId,
    });
    return { error };
  }
}

function replayed(kept: Pick<KeyRow, 'body_hash' | 'response'>, bid: PendingBid): Outcome<PlacedBid> {
  try {
    return { answer: replay<BidAccepted>(kept, bid.bodyHash) };
  } catch (error) {
    return { error };
  }
}

/** The refusal as it is answered: the table of calls knows what the caller lacks. */
export function problemOf(judged: BidRefusal, viewer: Viewer): ProblemError {
  if (judged.refused === 'auth.forbidden') {
    const may = mayCall(PLACE_OPERATION, callerOf(viewer));
    if (!may.ok) return new ProblemError(may.code, may.extras);
  }
  return new ProblemError(judged.refused, judged.extras);
}

/** Who bids, as the rules ask, with the registration. */
export function bidderOf(
  viewer: Viewer,
  lot: Pick<LotRow, 'seller_party_ids'>,
  hosts: ReadonlySet<string>,
  registration: RegistrationFacts | undefined,
): BidderFacts {
  return { ...bidderFacts(viewer, lot, hosts), registration };
}

function bidRow(lotId: string, partyId: string, { bid }: BidAcceptance): Omit<BidRow, 'hash' | 'receipt'> {
  return {
    lot_id: lotId,
    seq: bid.seq,
    party_id: partyId,
    bidder_code: bid.bidderCode,
    amount_fen: bid.amountFen,
    kind: bid.kind,
    received_at: bid.receivedAt,
    accepted_at: bid.acceptedAt,
    closes_at_before: bid.closesAtBefore,
    closes_at_after: bid.closesAtAfter,
  };
}

function keyRow(change: LotChange, bid: PendingBid, body: BidAccepted): KeyRow {
  return {
    party_id: bid.partyId,
    operation: PLACE_OPERATION,
    path: bidsPath(change.lotId),
    key: bid.key,
    body_hash: bid.bodyHash,
    status: 201,
    response: JSON.stringify(body),
    created_at: change.now,
    // Keys of bids are kept for ever: a bidder may ask about one after the close.
    expires_at: null,
  };
}

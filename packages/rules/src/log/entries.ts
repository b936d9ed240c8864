import { type BidEntry, type ClosedEntry, type LogEntry, formatInstant } from '@jtop/contract';
import type { Closing } from '../auction/close.js';
import type { AcceptedBid } from '../auction/types.js';
import { canonicalize, sha256Hex } from './hashing.js';

export type LogEntryType = LogEntry['type'];

/** The entry of one type. */
export type EntryOf<T extends LogEntryType> = Extract<LogEntry, { type: T }>;

/** What a new entry says, before it has its place in the chain. `at` is epoch milliseconds. */
export interface EntryDraft<T extends LogEntryType> {
  readonly lotId: string;
  readonly type: T;
  readonly at: number;
  readonly data: EntryOf<T>['data'];
}

/** The last entry of a chain, or as much of it as the next one needs. */
export type LogHead = Pick<LogEntry, 'index' | 'hash'>;

/** `prevHash` of the first entry. */
export const GENESIS_HASH = '0000000000000000000000000000000000000000000000000000000000000000';

/** The hash of an entry: SHA-256 over the JCS of all of it but its own `hash`. */
export function entryHash(entry: object): string {
  const { hash: _, ...rest } = entry as { hash?: unknown };
  return sha256Hex(canonicalize(rest));
}

/**
 * Makes the next entry of a lot's log.
 * @param head the entry before, undefined for the first
 */
export function appendEntry<T extends LogEntryType>(
  head: LogHead | undefined,
  draft: EntryDraft<T>,
): EntryOf<T> {
  const unhashed = {
    lotId: draft.lotId,
    index: head === undefined ? 0 : head.index + 1,
    type: draft.type,
    at: formatInstant(draft.at),
    data: draft.data,
    prevHash: head?.hash ?? GENESIS_HASH,
  };
  return { ...unhashed, hash: entryHash(unhashed) } as unknown as EntryOf<T>;
}

/** An entry as its line of `log.jsonl`, without the line end: its JCS. */
export function logLine(entry: LogEntry): string {
  return canonicalize(entry);
}

/** The draft of an accepted bid's entry. */
export function bidDraft(lotId: string, bid: AcceptedBid): EntryDraft<'bid'> {
  const data: BidEntry['data'] = {
    seq: bid.seq,
    bidderCode: bid.bidderCode,
    amountFen: bid.amountFen,
    kind: bid.kind,
    receivedAt: formatInstant(bid.receivedAt),
    acceptedAt: formatInstant(bid.acceptedAt),
    closesAtBefore: formatInstant(bid.closesAtBefore),
    closesAtAfter: formatInstant(bid.closesAtAfter),
  };
  return { lotId, type: 'bid', at: bid.acceptedAt, data };
}

/** The draft of the close's entry; the winner's party stays out of it. */
export function closedDraft(lotId: string, closing: Closing): EntryDraft<'closed'> {
  const { at, winnerPartyId: _, ...data } = closing;
  return { lotId, type: 'closed', at, data: data satisfies ClosedEntry['data'] };
}

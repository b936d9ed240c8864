import { formatInstant, type Bid } from '@jtop/contract';
import type { BidEntry } from '@jtop/contract';
import type { BidRow } from './repository.js';

/** An accepted bid as the wire gives it: under the code, never under the party. */
export function bidEntity(row: BidRow): Bid {
  return {
    lotId: row.lot_id,
    seq: row.seq,
    bidderCode: row.bidder_code,
    amountFen: row.amount_fen,
    kind: row.kind,
    receivedAt: formatInstant(row.received_at),
    acceptedAt: formatInstant(row.accepted_at),
    closesAtBefore: formatInstant(row.closes_at_before),
    closesAtAfter: formatInstant(row.closes_at_after),
    hash: row.hash,
  };
}

/** The same from its entry in the log. */
export function bidOfEntry(entry: Pick<BidEntry, 'lotId' | 'data' | 'hash'>): Bid {
  return { lotId: entry.lotId, ...entry.data, hash: entry.hash };
}

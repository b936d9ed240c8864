import type { BidAccepted, BidPlace } from '@jtop/contract';
import type { StoredAnswer } from '../idempotency/index.js';
import type { Viewer } from '../identity/viewer.js';

/** A bid on its way into a lot's queue. */
export interface PendingBid {
  readonly viewer: Viewer;
  readonly partyId: string;
  readonly body: BidPlace;
  /** Epoch milliseconds, stamped when the body had been read. */
  readonly receivedAt: number;
  readonly key: string;
  readonly bodyHash: string;
  readonly requestId: string;
}

/** 201 with the accepted bid, or 200 with what the key was answered with before. */
export type PlacedBid = StoredAnswer<BidAccepted>;

/** The operation that keys of bids are kept under. */
export const PLACE_OPERATION = 'lots.bids.place';

/** The path that keys of bids on a lot are kept under. */
export function bidsPath(lotId: string): string {
  return `/v1/lots/${lotId}/bids`;
}

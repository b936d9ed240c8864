import type { LotQueues } from '../bids/lot-queues.js';
import type { PendingBid, PlacedBid } from '../bids/pending-bid.js';
import type { Platform } from '../context.js';

/** The platform with the queues through which everything passes that changes a lot. */
export interface Auction extends Platform {
  readonly queues: LotQueues<PendingBid, PlacedBid>;
}

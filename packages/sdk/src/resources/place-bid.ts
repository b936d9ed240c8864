/** The calls of `Bids` that bid. In a module of their own, because a page that only watches needs none of it. */
import { lotsBidsPlaceOperation, type BidAccepted, type BidDryRun, type BidPlace } from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

const accepted = () => import('@jtop/contract/validators/bid-accepted');
const dryRun = () => import('@jtop/contract/validators/bid-dry-run');

/** See `Bids.place`. */
export function placeBid(
  core: Core,
  lotId: string,
  body: BidPlace,
  options?: WriteOptions,
): ApiPromise<BidAccepted> {
  const input = { id: lotId, body, validator: accepted };
  return requestWrite<'lots.bids.place', BidAccepted>(core, lotsBidsPlaceOperation, input, options);
}

/** See `Bids.check`. */
export function checkBid(
  core: Core,
  lotId: string,
  body: BidPlace,
  options?: RequestOptions,
): ApiPromise<BidDryRun> {
  return core.request<'lots.bids.place', BidDryRun>(lotsBidsPlaceOperation, {
    id: lotId,
    query: { dryRun: true },
    body,
    validator: dryRun,
    options,
  });
}

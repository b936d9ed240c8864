import {
  lotsBidsListOperation,
  type Bid,
  type BidAccepted,
  type BidDryRun,
  type BidPlace,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { checkBid, placeBid } from './place-bid.js';

export type { Bid, BidAccepted, BidDryRun, BidPlace };
/** `since`: bids after this `seq`. */
export type BidsListParams = Params<'lots.bids.list'>;

const page = () => import('@jtop/contract/validators/bid-page');

/** See {@link Bids.list}. */
export function listBids(
  core: Core,
  lotId: string,
  params?: BidsListParams,
  options?: RequestOptions,
): ListOf<'lots.bids.list'> {
  return requestList(core, lotsBidsListOperation, page, params, options, lotId);
}

/** The bids of a lot. */
export class Bids {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Accepted bids in the order of their `seq`.
   *
   * @example
   * for await (const bid of jtop.lots.bids.list(lotId)) console.log(bid.seq, bid.bidderCode, bid.amountFen);
   * @throws NotFoundError `not_found`
   */
  list(lotId: string, params?: BidsListParams, options?: RequestOptions): ListOf<'lots.bids.list'> {
    return listBids(this.#core, lotId, params, options);
  }

  /**
   * Places a bid of `amountFen`. Resolves only when the platform has stored it; keep the `receipt`, it is your proof.
   *
   * @example
   * const { bid, receipt } = await jtop.lots.bids.place(lot.id, { amountFen: lot.nextAmountFen });
   * @throws ConflictError `bid.too_low`, `bid.off_step`, `bid.already_leading`, `bid.confirm_required`, `bid.closed`,
   * `bid.lot_not_open`, `bid.lot_suspended`, `bid.not_registered`, `bid.deposit_missing`, `bid.rules_not_accepted`
   * @throws PermissionError `bid.seller_may_not_bid`, `bid.banned`
   * @throws OutcomeUnknownError where no answer came: `error.reconcile()` finds out
   */
  place(lotId: string, body: BidPlace, options?: WriteOptions): ApiPromise<BidAccepted> {
    return placeBid(this.#core, lotId, body, options);
  }

  /**
   * Asks what would become of a bid (a dry run); nothing is stored.
   *
   * @throws the refusals of {@link Bids.place}
   */
  check(lotId: string, body: BidPlace, options?: RequestOptions): ApiPromise<BidDryRun> {
    return checkBid(this.#core, lotId, body, options);
  }
}

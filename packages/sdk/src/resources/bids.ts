import {
  lotsBidTokensCreateOperation,
  lotsBidsListOperation,
  lotsBidsPlaceOperation,
  type Bid,
  type BidAccepted,
  type BidDryRun,
  type BidPlace,
  type BidToken,
  type BidTokenCreate,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Bid, BidAccepted, BidDryRun, BidPlace, BidToken, BidTokenCreate };
/** `since`: bids after this `seq`. */
export type BidsListParams = Params<'lots.bids.list'>;

const page = () => import('@jtop/contract/validators/bid-page');
const accepted = () => import('@jtop/contract/validators/bid-accepted');
const token = () => import('@jtop/contract/validators/bid-token');
const dryRun = () => import('@jtop/contract/validators/bid-dry-run');

/** See {@link Bids.list}. */
export function listBids(
  core: Core,
  lotId: string,
  params?: BidsListParams,
  options?: RequestOptions,
): ListOf<'lots.bids.list'> {
  return requestList(core, lotsBidsListOperation, page, params, options, lotId);
}

/** See {@link Bids.place}. */
export function placeBid(
  core: Core,
  lotId: string,
  body: BidPlace,
  options?: WriteOptions,
): ApiPromise<BidAccepted> {
  const input = { id: lotId, body, validator: accepted };
  return requestWrite<'lots.bids.place', BidAccepted>(core, lotsBidsPlaceOperation, input, options);
}

/** See {@link Bids.check}. */
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

/** See {@link BidTokens.create}. */
export function createBidToken(
  core: Core,
  lotId: string,
  body: BidTokenCreate,
  options?: WriteOptions,
): ApiPromise<BidToken> {
  return requestWrite(core, lotsBidTokensCreateOperation, { id: lotId, body, validator: token }, options);
}

/** Tokens for acting in a page (`confirm="inline"`): one lot, one origin, up to an amount. */
export class BidTokens {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Makes a token that a partner's server gives to its own page. Never give a page the token that this is called with.
   *
   * @throws PermissionError `auth.forbidden` where the origin is on no site key's list for acting in the page
   */
  create(lotId: string, body: BidTokenCreate, options?: WriteOptions): ApiPromise<BidToken> {
    return createBidToken(this.#core, lotId, body, options);
  }
}

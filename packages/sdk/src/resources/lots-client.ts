import type { ApiPromise } from '../core/promise.js';
import type { ListOf } from '../core/list.js';
import type { Core, RequestOptions, WriteOptions } from '../core/types.js';
import type { Live } from '../live/live.js';
import { watchLot, type LotStore } from '../live/lot-store.js';
import { BidTokens } from './bid-tokens.js';
import { Bids } from './bids.js';
import * as operations from './lots.js';
import type {
  ClosingStatement,
  Lot,
  LotAnnounce,
  LotCreate,
  LotReason,
  LotRelist,
  LotResume,
  LotsListParams,
} from './lots.js';
import { Deposits, Registrations } from './registrations.js';

/** Lots (标的): one attempt each at selling a listing by auction. */
export class Lots {
  readonly bids: Bids;
  readonly bidTokens: BidTokens;
  readonly registrations: Registrations;
  readonly deposits: Deposits;
  readonly log: LotLogs;
  readonly closingStatement: ClosingStatements;
  readonly #core: Core;
  readonly #live: () => Live;

  constructor(core: Core, live: () => Live) {
    this.#core = core;
    this.#live = live;
    this.bids = new Bids(core);
    this.bidTokens = new BidTokens(core);
    this.registrations = new Registrations(core);
    this.deposits = new Deposits(core);
    this.log = new LotLogs(core);
    this.closingStatement = new ClosingStatements(core);
  }

  /**
   * Lots, latest first.
   *
   * @example
   * const open = await jtop.lots.list({ status: 'bidding' });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: LotsListParams, options?: RequestOptions): ListOf<'lots.list'> {
    return operations.listLots(this.#core, params, options);
  }

  /**
   * One lot.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Lot> {
    return operations.retrieveLot(this.#core, id, options);
  }

  /**
   * A store that follows a lot live until it is closed. It holds nothing of the DOM.
   *
   * @example
   * const store = jtop.lots.watch(lotId);
   * store.subscribe(() => console.log(store.getSnapshot().lot?.currentPriceFen));
   */
  watch(id: string): LotStore {
    return watchLot(this.#live(), id);
  }

  /** Drafts a lot. For the operator, as are all acts below. */
  create(body: LotCreate, options?: WriteOptions): ApiPromise<Lot> {
    return operations.createLot(this.#core, body, options);
  }

  /**
   * Publishes the announcement, freezes the rules and opens registration.
   *
   * @throws ConflictError `lot.not_verified`, `lot.announced_too_late`, `lot.listing_taken`, `lot.state`
   */
  announce(id: string, body: LotAnnounce, options?: WriteOptions): ApiPromise<Lot> {
    return operations.announceLot(this.#core, id, body, options);
  }

  /**
   * Stops a lot for the time being: it does not open, close or take bids.
   *
   * @throws ConflictError `lot.state`
   */
  suspend(id: string, body: LotReason, options?: WriteOptions): ApiPromise<Lot> {
    return operations.suspendLot(this.#core, id, body, options);
  }

  /**
   * Takes a suspended lot up again; the time lost is added to its end.
   *
   * @throws ConflictError `lot.state`
   */
  resume(id: string, body?: LotResume, options?: WriteOptions): ApiPromise<Lot> {
    return operations.resumeLot(this.#core, id, body, options);
  }

  /**
   * Ends a lot that has no bids yet.
   *
   * @throws ConflictError `lot.state`
   */
  cancel(id: string, body: LotReason, options?: WriteOptions): ApiPromise<Lot> {
    return operations.cancelLot(this.#core, id, body, options);
  }

  /**
   * Declares a lot void, for collusion or a failure of the system.
   *
   * @throws ConflictError `lot.state`
   */
  void(id: string, body: LotReason, options?: WriteOptions): ApiPromise<Lot> {
    return operations.voidLot(this.#core, id, body, options);
  }

  /**
   * Lists an unsold lot again as a new attempt, and gives the new lot.
   *
   * @throws ConflictError `lot.state`
   */
  relist(id: string, body: LotRelist, options?: WriteOptions): ApiPromise<Lot> {
    return operations.relistLot(this.#core, id, body, options);
  }
}

/** Verifiable logs of lots. */
export class LotLogs {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The log as it is: JSON Lines, one entry a line, ready for a verifier.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(lotId: string, options?: RequestOptions): ApiPromise<string> {
    return operations.retrieveLotLog(this.#core, lotId, options);
  }
}

/** Signed ends of lots. */
export class ClosingStatements {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The signed end of a lot.
   *
   * @throws NotFoundError `not_found`, also before the close
   */
  retrieve(lotId: string, options?: RequestOptions): ApiPromise<ClosingStatement> {
    return operations.retrieveClosingStatement(this.#core, lotId, options);
  }
}

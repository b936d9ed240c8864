import {
  lotsAnnounceOperation,
  lotsCancelOperation,
  lotsCreateOperation,
  lotsListOperation,
  lotsRelistOperation,
  lotsResumeOperation,
  lotsSuspendOperation,
  lotsVoidOperation,
  type ClosingStatement,
  type Lot,
  type LotAnnounce,
  type LotCreate,
  type LotReason,
  type LotRelist,
  type LotResume,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export { retrieveLot } from './lot.js';
export { retrieveClosingStatement, retrieveLotLog } from './lot-log.js';
export type { ClosingStatement, Lot, LotAnnounce, LotCreate, LotReason, LotRelist, LotResume };
/** Filters of {@link listLots}. */
export type LotsListParams = Params<'lots.list'>;

const page = () => import('@jtop/contract/validators/lot-page');
const one = () => import('@jtop/contract/validators/lot');

/** Lots, latest first. Drafts are the operator's. */
export function listLots(core: Core, params?: LotsListParams, options?: RequestOptions): ListOf<'lots.list'> {
  return requestList(core, lotsListOperation, page, params, options);
}

/** Drafts a lot. For the operator, as are all acts on a lot below. */
export function createLot(core: Core, body: LotCreate, options?: WriteOptions): ApiPromise<Lot> {
  return requestWrite(core, lotsCreateOperation, { body, validator: one }, options);
}

/** Publishes the announcement and opens registration. Throws ConflictError `lot.not_verified`, `lot.announced_too_late`. */
export function announceLot(
  core: Core,
  id: string,
  body: LotAnnounce,
  options?: WriteOptions,
): ApiPromise<Lot> {
  return requestWrite(core, lotsAnnounceOperation, { id, body, validator: one }, options);
}

/** Stops a lot for the time being. Throws ConflictError `lot.state`. */
export function suspendLot(core: Core, id: string, body: LotReason, options?: WriteOptions): ApiPromise<Lot> {
  return requestWrite(core, lotsSuspendOperation, { id, body, validator: one }, options);
}

/** Takes a suspended lot up again; the time lost is added to its end. Throws ConflictError `lot.state`. */
export function resumeLot(
  core: Core,
  id: string,
  body: LotResume = {},
  options?: WriteOptions,
): ApiPromise<Lot> {
  return requestWrite(core, lotsResumeOperation, { id, body, validator: one }, options);
}

/** Ends a lot before it is bid on. Throws ConflictError `lot.state`. */
export function cancelLot(core: Core, id: string, body: LotReason, options?: WriteOptions): ApiPromise<Lot> {
  return requestWrite(core, lotsCancelOperation, { id, body, validator: one }, options);
}

/** Declares a lot void. Throws ConflictError `lot.state`. */
export function voidLot(core: Core, id: string, body: LotReason, options?: WriteOptions): ApiPromise<Lot> {
  return requestWrite(core, lotsVoidOperation, { id, body, validator: one }, options);
}

/** Lists an unsold lot again as a new attempt, and gives the new lot. Throws ConflictError `lot.state`. */
export function relistLot(core: Core, id: string, body: LotRelist, options?: WriteOptions): ApiPromise<Lot> {
  return requestWrite(core, lotsRelistOperation, { id, body, validator: one }, options);
}

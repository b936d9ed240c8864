import {
  pushesCoverageRetrieveOperation,
  pushesCreateOperation,
  pushesListOperation,
  type Push,
  type PushCoverage,
  type PushCreate,
  type PushSummary,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Push, PushCoverage, PushCreate, PushSummary };

const page = () => import('@jtop/contract/validators/push-page');
const summary = () => import('@jtop/contract/validators/push-summary');
const coverage = () => import('@jtop/contract/validators/push-coverage');

/** See {@link Pushes.list}. */
export function listPushes(
  core: Core,
  params?: Params<'pushes.list'>,
  options?: RequestOptions,
): ListOf<'pushes.list'> {
  return requestList(core, pushesListOperation, page, params, options);
}

/** See {@link Pushes.create}. */
export function createPush(core: Core, body: PushCreate, options?: WriteOptions): ApiPromise<PushSummary> {
  return requestWrite(core, pushesCreateOperation, { body, validator: summary }, options);
}

/** See {@link PushCoverages.retrieve}. */
export function retrievePushCoverage(
  core: Core,
  params: Params<'pushes.coverage.retrieve'> = {},
  options?: RequestOptions,
): ApiPromise<PushCoverage> {
  return core.request(pushesCoverageRetrieveOperation, {
    query: { ...params },
    validator: coverage,
    options,
  });
}

/** How far the demands were brought around (应推尽推). */
export class PushCoverages {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** How many of the published demands were pushed, in all and by field. */
  retrieve(params?: Params<'pushes.coverage.retrieve'>, options?: RequestOptions): ApiPromise<PushCoverage> {
    return retrievePushCoverage(this.#core, params, options);
  }
}

/** Demands that were brought before somebody (定向推送). */
export class Pushes {
  readonly coverage: PushCoverages;
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    this.coverage = new PushCoverages(core);
  }

  /**
   * Pushes, latest first: all for the operator, else those that one sent or was sent.
   *
   * @throws AuthenticationError `auth.required`
   */
  list(params?: Params<'pushes.list'>, options?: RequestOptions): ListOf<'pushes.list'> {
    return listPushes(this.#core, params, options);
  }

  /**
   * Pushes a demand to parties, or to all of an audience; who has had it is passed over. For the operator, hosts and sub-centres.
   *
   * @throws ConflictError `demand.state`
   */
  create(body: PushCreate, options?: WriteOptions): ApiPromise<PushSummary> {
    return createPush(this.#core, body, options);
  }
}

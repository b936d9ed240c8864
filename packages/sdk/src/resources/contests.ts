import {
  demandsAwardOperation,
  demandsContestCancelOperation,
  demandsContestCreateOperation,
  demandsContestHaltOperation,
  demandsContestOpenOperation,
  demandsContestResumeOperation,
  demandsContestRetrieveOperation,
  demandsIntentsCreateOperation,
  demandsIntentsListOperation,
  type Contest,
  type ContestCreate,
  type ContestReason,
  type Demand,
  type DemandAward,
  type Intent,
  type IntentCreate,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Contest, ContestCreate, ContestReason, DemandAward, Intent, IntentCreate };

const one = () => import('@jtop/contract/validators/contest');
const demand = () => import('@jtop/contract/validators/demand');
const intent = () => import('@jtop/contract/validators/intent');
const intents = () => import('@jtop/contract/validators/intent-page');

/** See {@link Contests.retrieve}. */
export function retrieveContest(core: Core, demandId: string, options?: RequestOptions): ApiPromise<Contest> {
  return core.request(demandsContestRetrieveOperation, { id: demandId, validator: one, options });
}

/** See {@link Contests.create}. */
export function createContest(
  core: Core,
  demandId: string,
  body: ContestCreate,
  options?: WriteOptions,
): ApiPromise<Contest> {
  return requestWrite(core, demandsContestCreateOperation, { id: demandId, body, validator: one }, options);
}

/** See {@link Contests.open}. */
export function openContest(core: Core, demandId: string, options?: WriteOptions): ApiPromise<Contest> {
  return requestWrite(core, demandsContestOpenOperation, { id: demandId, body: {}, validator: one }, options);
}

/** See {@link Contests.halt}. */
export function haltContest(
  core: Core,
  demandId: string,
  body: ContestReason,
  options?: WriteOptions,
): ApiPromise<Contest> {
  return requestWrite(core, demandsContestHaltOperation, { id: demandId, body, validator: one }, options);
}

/** See {@link Contests.resume}. */
export function resumeContest(core: Core, demandId: string, options?: WriteOptions): ApiPromise<Contest> {
  return requestWrite(
    core,
    demandsContestResumeOperation,
    { id: demandId, body: {}, validator: one },
    options,
  );
}

/** See {@link Contests.cancel}. */
export function cancelContest(
  core: Core,
  demandId: string,
  body: ContestReason,
  options?: WriteOptions,
): ApiPromise<Contest> {
  return requestWrite(core, demandsContestCancelOperation, { id: demandId, body, validator: one }, options);
}

/** See {@link Demands.award}. */
export function awardDemand(
  core: Core,
  demandId: string,
  body: DemandAward,
  options?: WriteOptions,
): ApiPromise<Demand> {
  return requestWrite(core, demandsAwardOperation, { id: demandId, body, validator: demand }, options);
}

/** See {@link Intents.list}. */
export function listIntents(
  core: Core,
  demandId: string,
  params?: Params<'demands.intents.list'>,
  options?: RequestOptions,
): ListOf<'demands.intents.list'> {
  return requestList(core, demandsIntentsListOperation, intents, params, options, demandId);
}

/** See {@link Intents.create}. */
export function createIntent(
  core: Core,
  demandId: string,
  body: IntentCreate = {},
  options?: WriteOptions,
): ApiPromise<Intent> {
  return requestWrite(
    core,
    demandsIntentsCreateOperation,
    { id: demandId, body, validator: intent },
    options,
  );
}

/** Public contests of demands (竞榜): one each at most. */
export class Contests {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The contest of a demand.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(demandId: string, options?: RequestOptions): ApiPromise<Contest> {
    return retrieveContest(this.#core, demandId, options);
  }

  /**
   * Plans a contest among short-listed solutions. For the operator, as are all acts below.
   *
   * @throws ConflictError `contest.solution_not_fit`, `contest.state`, `demand.state`
   */
  create(demandId: string, body: ContestCreate, options?: WriteOptions): ApiPromise<Contest> {
    return createContest(this.#core, demandId, body, options);
  }

  /**
   * Opens a contest to the public. It needs the consent of the company and of every team.
   *
   * @throws ConflictError `contest.state`, `demand.consent_missing`, `demand.answers_open`
   */
  open(demandId: string, options?: WriteOptions): ApiPromise<Contest> {
    return openContest(this.#core, demandId, options);
  }

  /**
   * Stops a contest for the time being.
   *
   * @throws ConflictError `contest.state`
   */
  halt(demandId: string, body: ContestReason, options?: WriteOptions): ApiPromise<Contest> {
    return haltContest(this.#core, demandId, body, options);
  }

  /**
   * Takes a contest up again, where all consents stand.
   *
   * @throws ConflictError `contest.state`, `demand.consent_missing`
   */
  resume(demandId: string, options?: WriteOptions): ApiPromise<Contest> {
    return resumeContest(this.#core, demandId, options);
  }

  /**
   * Calls a contest off.
   *
   * @throws ConflictError `contest.state`
   */
  cancel(demandId: string, body: ContestReason, options?: WriteOptions): ApiPromise<Contest> {
    return cancelContest(this.#core, demandId, body, options);
  }
}

/** Who means to take demands on (意向反馈). */
export class Intents {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Who means to take a demand on, latest first. For its company and the operator.
   *
   * @throws NotFoundError `not_found`
   */
  list(
    demandId: string,
    params?: Params<'demands.intents.list'>,
    options?: RequestOptions,
  ): ListOf<'demands.intents.list'> {
    return listIntents(this.#core, demandId, params, options);
  }

  /**
   * Says that one means to take a demand on. For teams.
   *
   * @throws ConflictError `demand.state`
   */
  create(demandId: string, body?: IntentCreate, options?: WriteOptions): ApiPromise<Intent> {
    return createIntent(this.#core, demandId, body, options);
  }
}

import {
  solutionsFeedbackCreateOperation,
  solutionsReceiptRetrieveOperation,
  solutionsRetrieveOperation,
  solutionsScreenOperation,
  solutionsShortlistOperation,
  solutionsVersionsCreateOperation,
  solutionsVersionsListOperation,
  solutionsWillingOperation,
  solutionsWithdrawOperation,
  type Solution,
  type SolutionFeedback,
  type SolutionReason,
  type SolutionReceipt,
  type SolutionVersionCreate,
  type SolutionWilling,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type {
  Solution,
  SolutionFeedback,
  SolutionReason,
  SolutionReceipt,
  SolutionVersionCreate,
  SolutionWilling,
};

const one = () => import('@jtop/contract/validators/solution');
const receipt = () => import('@jtop/contract/validators/solution-receipt');
const receipts = () => import('@jtop/contract/validators/solution-receipt-page');

/** See {@link Solutions.retrieve}. */
export function retrieveSolution(core: Core, id: string, options?: RequestOptions): ApiPromise<Solution> {
  return core.request(solutionsRetrieveOperation, { id, validator: one, options });
}

/** See {@link SolutionReceipts.retrieve}. */
export function retrieveSolutionReceipt(
  core: Core,
  solutionId: string,
  options?: RequestOptions,
): ApiPromise<SolutionReceipt> {
  return core.request(solutionsReceiptRetrieveOperation, { id: solutionId, validator: receipt, options });
}

/** See {@link SolutionVersions.list}. */
export function listSolutionVersions(
  core: Core,
  solutionId: string,
  params?: Params<'solutions.versions.list'>,
  options?: RequestOptions,
): ListOf<'solutions.versions.list'> {
  return requestList(core, solutionsVersionsListOperation, receipts, params, options, solutionId);
}

/** See {@link SolutionVersions.create}. */
export function createSolutionVersion(
  core: Core,
  solutionId: string,
  body: SolutionVersionCreate,
  options?: WriteOptions,
): ApiPromise<SolutionReceipt> {
  return requestWrite(
    core,
    solutionsVersionsCreateOperation,
    { id: solutionId, body, validator: receipt },
    options,
  );
}

/** See {@link Solutions.withdraw}. */
export function withdrawSolution(
  core: Core,
  id: string,
  body: SolutionReason,
  options?: WriteOptions,
): ApiPromise<Solution> {
  return requestWrite(core, solutionsWithdrawOperation, { id, body, validator: one }, options);
}

/** See {@link Solutions.willing}. */
export function sayWilling(
  core: Core,
  id: string,
  body: SolutionWilling,
  options?: WriteOptions,
): ApiPromise<Solution> {
  return requestWrite(core, solutionsWillingOperation, { id, body, validator: one }, options);
}

/** See {@link Solutions.screen}. */
export function screenSolution(core: Core, id: string, options?: WriteOptions): ApiPromise<Solution> {
  return requestWrite(core, solutionsScreenOperation, { id, body: {}, validator: one }, options);
}

/** See {@link Solutions.shortlist}. */
export function shortlistSolution(core: Core, id: string, options?: WriteOptions): ApiPromise<Solution> {
  return requestWrite(core, solutionsShortlistOperation, { id, body: {}, validator: one }, options);
}

/** See {@link SolutionFeedbacks.create}. */
export function createFeedback(
  core: Core,
  solutionId: string,
  body: SolutionFeedback,
  options?: WriteOptions,
): ApiPromise<Solution> {
  return requestWrite(
    core,
    solutionsFeedbackCreateOperation,
    { id: solutionId, body, validator: one },
    options,
  );
}

/** Receipts of newest versions. */
export class SolutionReceipts {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The receipt of the newest version, for its team.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(solutionId: string, options?: RequestOptions): ApiPromise<SolutionReceipt> {
    return retrieveSolutionReceipt(this.#core, solutionId, options);
  }
}

/** Versions of solutions; none is ever changed. */
export class SolutionVersions {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The receipts of all versions, newest first.
   *
   * @throws NotFoundError `not_found`
   */
  list(
    solutionId: string,
    params?: Params<'solutions.versions.list'>,
    options?: RequestOptions,
  ): ListOf<'solutions.versions.list'> {
    return listSolutionVersions(this.#core, solutionId, params, options);
  }

  /**
   * Hands in the next version, the whole solution anew, up to the deadline’s own millisecond.
   *
   * @throws ConflictError `solution.deadline_passed`, `solution.state`, `document.not_fit`
   */
  create(
    solutionId: string,
    body: SolutionVersionCreate,
    options?: WriteOptions,
  ): ApiPromise<SolutionReceipt> {
    return createSolutionVersion(this.#core, solutionId, body, options);
  }
}

/** What teams are told that were not chosen. */
export class SolutionFeedbacks {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Lets a solution go, and says why. For the company.
   *
   * @throws ConflictError `solution.state`, `solution.feedback_required`
   */
  create(solutionId: string, body: SolutionFeedback, options?: WriteOptions): ApiPromise<Solution> {
    return createFeedback(this.#core, solutionId, body, options);
  }
}

/** Solutions of teams (解决方案). */
export class Solutions {
  readonly receipt: SolutionReceipts;
  readonly versions: SolutionVersions;
  readonly feedback: SolutionFeedbacks;
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    this.receipt = new SolutionReceipts(core);
    this.versions = new SolutionVersions(core);
    this.feedback = new SolutionFeedbacks(core);
  }

  /**
   * One solution in its newest version, as the caller may see it.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Solution> {
    return retrieveSolution(this.#core, id, options);
  }

  /**
   * Takes a solution back. For its team.
   *
   * @throws ConflictError `solution.state`
   */
  withdraw(id: string, body: SolutionReason, options?: WriteOptions): ApiPromise<Solution> {
    return withdrawSolution(this.#core, id, body, options);
  }

  /**
   * Says whether the team would take an award; it would until it says no.
   *
   * @throws ConflictError `solution.state`
   */
  willing(id: string, body: SolutionWilling, options?: WriteOptions): ApiPromise<Solution> {
    return sayWilling(this.#core, id, body, options);
  }

  /**
   * Takes a solution up for screening. For the company, as is the next.
   *
   * @throws ConflictError `solution.state`
   */
  screen(id: string, options?: WriteOptions): ApiPromise<Solution> {
    return screenSolution(this.#core, id, options);
  }

  /**
   * Short-lists a solution.
   *
   * @throws ConflictError `solution.state`
   */
  shortlist(id: string, options?: WriteOptions): ApiPromise<Solution> {
    return shortlistSolution(this.#core, id, options);
  }
}

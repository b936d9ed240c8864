import {
  demandsSolutionsListOperation,
  demandsSolutionsSubmitOperation,
  type SolutionReceipt,
  type SolutionSubmit,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { SolutionSubmit };

const page = () => import('@jtop/contract/validators/solution-page');
const receipt = () => import('@jtop/contract/validators/solution-receipt');

/** See {@link DemandSolutions.list}. */
export function listSolutions(
  core: Core,
  demandId: string,
  params?: Params<'demands.solutions.list'>,
  options?: RequestOptions,
): ListOf<'demands.solutions.list'> {
  return requestList(core, demandsSolutionsListOperation, page, params, options, demandId);
}

/** See {@link DemandSolutions.submit}. */
export function submitSolution(
  core: Core,
  demandId: string,
  body: SolutionSubmit,
  options?: WriteOptions,
): ApiPromise<SolutionReceipt> {
  return requestWrite(
    core,
    demandsSolutionsSubmitOperation,
    { id: demandId, body, validator: receipt },
    options,
  );
}

/** Solutions of one demand. */
export class DemandSolutions {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Solutions of a demand, newest first. The public is told `total` and given no items; a team sees its own, the company all.
   *
   * @throws NotFoundError `not_found`
   */
  list(
    demandId: string,
    params?: Params<'demands.solutions.list'>,
    options?: RequestOptions,
  ): ListOf<'demands.solutions.list'> {
    return listSolutions(this.#core, demandId, params, options);
  }

  /**
   * Answers a demand, and gives the signed receipt. Keep it: it proves what was handed in, and when.
   *
   * @example
   * const { receiptJws } = await jtop.demands.solutions.submit(demand.id, {
   *   teamName, lead: { name: '张某' }, approach, maturityTrl: 6, quoteFen: 80_000_000,
   *   milestones: [{ name: '小试', days: 90, amountFen: 30_000_000 }, { name: '中试', days: 180, amountFen: 50_000_000 }],
   * });
   * @throws BadRequestError `request.invalid` with an error for each field
   * @throws ConflictError `solution.deadline_passed`, `solution.already_submitted`, `demand.state`, `document.not_fit`,
   *   `consent.text_stale`
   */
  submit(demandId: string, body: SolutionSubmit, options?: WriteOptions): ApiPromise<SolutionReceipt> {
    return submitSolution(this.#core, demandId, body, options);
  }
}

import { seasonsListOperation, seasonsRetrieveOperation, type Season } from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions } from '../core/types.js';

export type { Season };
/** Filters of {@link listSeasons}. */
export type SeasonsListParams = Params<'seasons.list'>;

const page = () => import('@jtop/contract/validators/season-page');
const one = () => import('@jtop/contract/validators/season');

/** See {@link Seasons.list}. */
export function listSeasons(
  core: Core,
  params?: SeasonsListParams,
  options?: RequestOptions,
): ListOf<'seasons.list'> {
  return requestList(core, seasonsListOperation, page, params, options);
}

/** See {@link Seasons.retrieve}. */
export function retrieveSeason(core: Core, id: string, options?: RequestOptions): ApiPromise<Season> {
  return core.request(seasonsRetrieveOperation, { id, validator: one, options });
}

/** The two seasons of each year. */
export class Seasons {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Seasons, newest first.
   *
   * @example
   * const { items } = await jtop.seasons.list({ year: 2026 });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: SeasonsListParams, options?: RequestOptions): ListOf<'seasons.list'> {
    return listSeasons(this.#core, params, options);
  }

  /**
   * One season by its readable id, such as `auction-2026`.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Season> {
    return retrieveSeason(this.#core, id, options);
  }
}

import { specialsListOperation, specialsRetrieveOperation, type Special } from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions } from '../core/types.js';

export type { Special };
/** Filters of {@link listSpecials}. */
export type SpecialsListParams = Params<'specials.list'>;

const page = () => import('@jtop/contract/validators/special-page');
const one = () => import('@jtop/contract/validators/special');

/** See {@link Specials.list}. */
export function listSpecials(
  core: Core,
  params?: SpecialsListParams,
  options?: RequestOptions,
): ListOf<'specials.list'> {
  return requestList(core, specialsListOperation, page, params, options);
}

/** See {@link Specials.retrieve}. */
export function retrieveSpecial(core: Core, id: string, options?: RequestOptions): ApiPromise<Special> {
  return core.request(specialsRetrieveOperation, { id, validator: one, options });
}

/** The specials (产业专场) of a season, with their sessions and hosts. */
export class Specials {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Specials in the order of the notice.
   *
   * @example
   * for await (const special of jtop.specials.list({ seasonId: 'auction-2026' })) console.log(special.title);
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: SpecialsListParams, options?: RequestOptions): ListOf<'specials.list'> {
    return listSpecials(this.#core, params, options);
  }

  /**
   * One special with all its sessions.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Special> {
    return retrieveSpecial(this.#core, id, options);
  }
}

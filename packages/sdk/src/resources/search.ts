import { searchListOperation, type SearchHit, type SearchPage } from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { Core, Params, RequestOptions } from '../core/types.js';

export type { SearchHit, SearchPage };

const page = () => import('@jtop/contract/validators/search-page');

/** See {@link Search.list}. */
export function search(
  core: Core,
  params?: Params<'search.list'>,
  options?: RequestOptions,
): ListOf<'search.list'> {
  return requestList(core, searchListOperation, page, params, options);
}

/** Search over listings and demands. */
export class Search {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Listings and demands by words, Chinese or English, best first; the first page brings the facets.
   *
   * @example
   * const { items, facets } = await jtop.search.list({ q: '聚乳酸 增韧', type: 'demand' });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: Params<'search.list'>, options?: RequestOptions): ListOf<'search.list'> {
    return search(this.#core, params, options);
  }
}

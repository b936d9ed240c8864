import { listingsListOperation, type Listing } from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions } from '../core/types.js';
import { retrieveListing } from './listing.js';

export { retrieveListing };
export type { Listing };
/** Filters of {@link listListings}. */
export type ListingsListParams = Params<'listings.list'>;

const page = () => import('@jtop/contract/validators/listing-page');

/** See {@link Listings.list}. */
export function listListings(
  core: Core,
  params?: ListingsListParams,
  options?: RequestOptions,
): ListOf<'listings.list'> {
  return requestList(core, listingsListOperation, page, params, options);
}

/** Published results and patents. */
export class Listings {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Published listings, newest first unless sorted otherwise.
   *
   * @example
   * const cards = await jtop.listings.list({ field: 'biomedicine', starred: true, limit: 12 });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: ListingsListParams, options?: RequestOptions): ListOf<'listings.list'> {
    return listListings(this.#core, params, options);
  }

  /**
   * One published listing.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Listing> {
    return retrieveListing(this.#core, id, options);
  }
}

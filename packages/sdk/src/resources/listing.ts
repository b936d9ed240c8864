import { listingsRetrieveOperation, type Listing } from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions } from '../core/types.js';

// By itself, so that who shows one listing need not fetch what lists them.

const one = () => import('@jtop/contract/validators/listing');

/** See {@link Listings.retrieve}. */
export function retrieveListing(core: Core, id: string, options?: RequestOptions): ApiPromise<Listing> {
  return core.request(listingsRetrieveOperation, { id, validator: one, options });
}

import { lotsRetrieveOperation, type Lot } from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions } from '../core/types.js';

// By itself, so that who shows one lot need not fetch what lists lots.

const one = () => import('@jtop/contract/validators/lot');

/** One lot. Throws NotFoundError `not_found`. */
export function retrieveLot(core: Core, id: string, options?: RequestOptions): ApiPromise<Lot> {
  return core.request(lotsRetrieveOperation, { id, validator: one, options });
}

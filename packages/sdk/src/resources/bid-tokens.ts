import { lotsBidTokensCreateOperation, type BidToken, type BidTokenCreate } from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { BidToken, BidTokenCreate };

const token = () => import('@jtop/contract/validators/bid-token');

/** See {@link BidTokens.create}. */
export function createBidToken(
  core: Core,
  lotId: string,
  body: BidTokenCreate,
  options?: WriteOptions,
): ApiPromise<BidToken> {
  return requestWrite(core, lotsBidTokensCreateOperation, { id: lotId, body, validator: token }, options);
}

/** Tokens for acting in a page (`confirm="inline"`): one lot, one origin, up to an amount. */
export class BidTokens {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Makes a token that a partner's server gives to its own page. Never give a page the token that this is called with.
   *
   * @throws PermissionError `auth.forbidden` where the origin is on no site key's list for acting in the page
   */
  create(lotId: string, body: BidTokenCreate, options?: WriteOptions): ApiPromise<BidToken> {
    return createBidToken(this.#core, lotId, body, options);
  }
}

import { jwksRetrieveOperation, type Jwk, type Jwks } from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions } from '../core/types.js';

export type { Jwk, Jwks };

const one = () => import('@jtop/contract/validators/jwks');

/** The public keys by which receipts and closing statements are verified, old ones too. */
export function retrieveJwks(core: Core, options?: RequestOptions): ApiPromise<Jwks> {
  return core.request(jwksRetrieveOperation, { validator: one, options });
}

/** Public keys of the platform. */
export class JwkSets {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The keys of receipts and closing statements, old ones too.
   *
   * @example
   * const jwks = await jtop.jwks.retrieve();
   */
  retrieve(options?: RequestOptions): ApiPromise<Jwks> {
    return retrieveJwks(this.#core, options);
  }
}

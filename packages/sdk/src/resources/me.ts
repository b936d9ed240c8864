import { meRetrieveOperation, type Me as Viewer } from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions } from '../core/types.js';

export type { Viewer };

const one = () => import('@jtop/contract/validators/me');

/** See {@link Me.retrieve}. */
export function retrieveMe(core: Core, options?: RequestOptions): ApiPromise<Viewer> {
  return core.request(meRetrieveOperation, { validator: one, options });
}

/** Whom the access token stands for. */
export class Me {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The party behind the token, with its roles and scopes.
   *
   * @throws AuthenticationError `auth.required`
   */
  retrieve(options?: RequestOptions): ApiPromise<Viewer> {
    return retrieveMe(this.#core, options);
  }
}

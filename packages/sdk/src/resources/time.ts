import { timeRetrieveOperation, type ServerTime } from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions } from '../core/types.js';

export type { ServerTime };

const one = () => import('@jtop/contract/validators/server-time');

/** See {@link Time.retrieve}. */
export function retrieveTime(core: Core, options?: RequestOptions): ApiPromise<ServerTime> {
  return core.request(timeRetrieveOperation, { validator: one, options });
}

/** The seasons' clock as it stands on the platform. To count down, use `jtop.clock`: it knows how long answers travel. */
export class Time {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The platform's time when it answered. */
  retrieve(options?: RequestOptions): ApiPromise<ServerTime> {
    return retrieveTime(this.#core, options);
  }
}

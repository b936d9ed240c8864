import {
  meDemandsListOperation,
  meRegistrationsListOperation,
  meRetrieveOperation,
  type Me as Viewer,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions } from '../core/types.js';

export type { Viewer };

/** `lotId`: only the one for this lot. */
export type OwnRegistrationsListParams = Params<'me.registrations.list'>;

/** `status`: only those that stand there. */
export type OwnDemandsListParams = Params<'me.demands.list'>;

const demands = () => import('@jtop/contract/validators/demand-page');
const registrations = () => import('@jtop/contract/validators/registration-page');
const one = () => import('@jtop/contract/validators/me');

/** See {@link Me.retrieve}. */
export function retrieveMe(core: Core, options?: RequestOptions): ApiPromise<Viewer> {
  return core.request(meRetrieveOperation, { validator: one, options });
}

/** See {@link OwnRegistrations.list}. */
export function listOwnRegistrations(
  core: Core,
  params?: OwnRegistrationsListParams,
  options?: RequestOptions,
): ListOf<'me.registrations.list'> {
  return requestList(core, meRegistrationsListOperation, registrations, params, options);
}

/** See {@link OwnDemands.list}. */
export function listOwnDemands(
  core: Core,
  params?: OwnDemandsListParams,
  options?: RequestOptions,
): ListOf<'me.demands.list'> {
  return requestList(core, meDemandsListOperation, demands, params, options);
}

/** The caller's own demands. */
export class OwnDemands {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The demands that the party posted, drafts too, in full; latest first.
   *
   * @throws AuthenticationError `auth.required`
   */
  list(params?: OwnDemandsListParams, options?: RequestOptions): ListOf<'me.demands.list'> {
    return listOwnDemands(this.#core, params, options);
  }
}

/** The caller's own registrations. */
export class OwnRegistrations {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * The lots that the party takes part in, with its codes there; latest first.
   *
   * @throws AuthenticationError `auth.required`
   */
  list(params?: OwnRegistrationsListParams, options?: RequestOptions): ListOf<'me.registrations.list'> {
    return listOwnRegistrations(this.#core, params, options);
  }
}

/** Whom the access token stands for. */
export class Me {
  readonly demands: OwnDemands;
  readonly registrations: OwnRegistrations;
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    this.demands = new OwnDemands(core);
    this.registrations = new OwnRegistrations(core);
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

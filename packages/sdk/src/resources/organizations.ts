import {
  organizationsListOperation,
  organizationsRetrieveOperation,
  type Organization,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions } from '../core/types.js';

export type { Organization };
/** Filters of {@link listOrganizations}. */
export type OrganizationsListParams = Params<'organizations.list'>;

const page = () => import('@jtop/contract/validators/organization-page');
const one = () => import('@jtop/contract/validators/organization');

/** See {@link Organizations.list}. */
export function listOrganizations(
  core: Core,
  params?: OrganizationsListParams,
  options?: RequestOptions,
): ListOf<'organizations.list'> {
  return requestList(core, organizationsListOperation, page, params, options);
}

/** See {@link Organizations.retrieve}. */
export function retrieveOrganization(
  core: Core,
  id: string,
  options?: RequestOptions,
): ApiPromise<Organization> {
  return core.request(organizationsRetrieveOperation, { id, validator: one, options });
}

/** The bodies of the market: sponsors, hosts, universities, companies. */
export class Organizations {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Organizations by name.
   *
   * @example
   * const hosts = await jtop.organizations.list({ role: 'host' }).toArray({ limit: 50 });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: OrganizationsListParams, options?: RequestOptions): ListOf<'organizations.list'> {
    return listOrganizations(this.#core, params, options);
  }

  /**
   * One organization.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Organization> {
    return retrieveOrganization(this.#core, id, options);
  }
}

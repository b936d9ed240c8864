import type { Operation } from './operation.js';

/** Who the access token stands for. */
export const meRetrieveOperation = {
  id: 'me.retrieve',
  method: 'GET',
  path: '/v1/me',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** The caller's own registrations, latest first. */
export const meRegistrationsListOperation = {
  id: 'me.registrations.list',
  method: 'GET',
  path: '/v1/me/registrations',
  auth: 'required',
  idempotent: 'no',
  paginated: true,
  cache: 'none',
} as const satisfies Operation;

/** The caller’s own demands in full, latest first. */
export const meDemandsListOperation = {
  id: 'me.demands.list',
  method: 'GET',
  path: '/v1/me/demands',
  auth: 'required',
  idempotent: 'no',
  paginated: true,
  cache: 'none',
} as const satisfies Operation;

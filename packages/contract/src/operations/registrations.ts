import type { Operation } from './operation.js';

/** Registers the party for a lot. */
export const lotsRegistrationsCreateOperation = {
  id: 'lots.registrations.create',
  method: 'POST',
  path: '/v1/lots/{id}/registrations',
  auth: 'required',
  scope: 'registrations:write',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Pays the deposit. */
export const lotsDepositsCreateOperation = {
  id: 'lots.deposits.create',
  method: 'POST',
  path: '/v1/lots/{id}/deposits',
  auth: 'required',
  scope: 'registrations:write',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

import type { Operation } from './operation.js';

/** Bodies of the market. */
export const organizationsListOperation = {
  id: 'organizations.list',
  method: 'GET',
  path: '/v1/organizations',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One body. */
export const organizationsRetrieveOperation = {
  id: 'organizations.retrieve',
  method: 'GET',
  path: '/v1/organizations/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

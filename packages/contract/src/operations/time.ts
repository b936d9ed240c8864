import type { Operation } from './operation.js';

/** The seasons’ clock. */
export const timeRetrieveOperation = {
  id: 'time.retrieve',
  method: 'GET',
  path: '/v1/time',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

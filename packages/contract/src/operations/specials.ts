import type { Operation } from './operation.js';

/** The specials (产业专场) with their sessions and hosts. */
export const specialsListOperation = {
  id: 'specials.list',
  method: 'GET',
  path: '/v1/specials',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One special. */
export const specialsRetrieveOperation = {
  id: 'specials.retrieve',
  method: 'GET',
  path: '/v1/specials/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

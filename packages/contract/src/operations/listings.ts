import type { Operation } from './operation.js';

/** Published listings. */
export const listingsListOperation = {
  id: 'listings.list',
  method: 'GET',
  path: '/v1/listings',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One published listing. */
export const listingsRetrieveOperation = {
  id: 'listings.retrieve',
  method: 'GET',
  path: '/v1/listings/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

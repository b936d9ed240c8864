import type { Operation } from './operation.js';

/** Listings and demands by words, best first, with facets. */
export const searchListOperation = {
  id: 'search.list',
  method: 'GET',
  path: '/v1/search',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'revalidate',
} as const satisfies Operation;

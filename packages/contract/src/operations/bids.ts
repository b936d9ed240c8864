import type { Operation } from './operation.js';

/** Accepted bids, by seq. */
export const lotsBidsListOperation = {
  id: 'lots.bids.list',
  method: 'GET',
  path: '/v1/lots/{id}/bids',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'revalidate',
} as const satisfies Operation;

/** Places a bid. */
export const lotsBidsPlaceOperation = {
  id: 'lots.bids.place',
  method: 'POST',
  path: '/v1/lots/{id}/bids',
  auth: 'required',
  scope: 'bids:place',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Makes a token for acting on one lot in a page, up to an amount. */
export const lotsBidTokensCreateOperation = {
  id: 'lots.bidTokens.create',
  method: 'POST',
  path: '/v1/lots/{id}/bid-tokens',
  auth: 'required',
  scope: 'bids:place',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

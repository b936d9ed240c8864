import type { Operation } from './operation.js';

/** The public keys of receipts and closing statements. */
export const jwksRetrieveOperation = {
  id: 'jwks.retrieve',
  method: 'GET',
  path: '/.well-known/jwks.json',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

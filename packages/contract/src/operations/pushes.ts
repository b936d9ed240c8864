import type { Operation } from './operation.js';

/** Pushes, latest first: all for the operator, else those that one sent or was sent. */
export const pushesListOperation = {
  id: 'pushes.list',
  method: 'GET',
  path: '/v1/pushes',
  auth: 'required',
  idempotent: 'no',
  paginated: true,
  cache: 'none',
} as const satisfies Operation;

/** Pushes a demand. */
export const pushesCreateOperation = {
  id: 'pushes.create',
  method: 'POST',
  path: '/v1/pushes',
  auth: 'required',
  scope: 'matches:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** How many of the published demands were pushed. */
export const pushesCoverageRetrieveOperation = {
  id: 'pushes.coverage.retrieve',
  method: 'GET',
  path: '/v1/pushes/coverage',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

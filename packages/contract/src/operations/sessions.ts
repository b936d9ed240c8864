import type { Operation } from './operation.js';

/** Bidding sessions, earliest first. */
export const sessionsListOperation = {
  id: 'sessions.list',
  method: 'GET',
  path: '/v1/sessions',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One bidding session. */
export const sessionsRetrieveOperation = {
  id: 'sessions.retrieve',
  method: 'GET',
  path: '/v1/sessions/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

/** Opens a bidding session. */
export const sessionsCreateOperation = {
  id: 'sessions.create',
  method: 'POST',
  path: '/v1/sessions',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

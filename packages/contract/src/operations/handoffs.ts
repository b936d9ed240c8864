import type { Operation } from './operation.js';

/** Drafts an act that a person confirms on the platform's own page. */
export const handoffsCreateOperation = {
  id: 'handoffs.create',
  method: 'POST',
  path: '/v1/handoffs',
  auth: 'none',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** What became of a hand-off, for who holds its secret (`Authorization: Handoff <secret>`). */
export const handoffsRetrieveOperation = {
  id: 'handoffs.retrieve',
  method: 'GET',
  path: '/v1/handoffs/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

import type { Operation } from './operation.js';

/** What fits a demand, best first: listings for everybody, teams for the company and the operator. */
export const demandsMatchesListOperation = {
  id: 'demands.matches.list',
  method: 'GET',
  path: '/v1/demands/{id}/matches',
  auth: 'optional',
  idempotent: 'no',
  paginated: true,
  cache: 'revalidate',
} as const satisfies Operation;

/** Proposes a match. */
export const matchesCreateOperation = {
  id: 'matches.create',
  method: 'POST',
  path: '/v1/matches',
  auth: 'required',
  scope: 'matches:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Accepts or declines a match. */
export const matchesRespondOperation = {
  id: 'matches.respond',
  method: 'POST',
  path: '/v1/matches/{id}/respond',
  auth: 'required',
  scope: 'matches:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

import type { Operation } from './operation.js';

/** The contest of a demand. A planned one only for who runs or takes part in it. */
export const demandsContestRetrieveOperation = {
  id: 'demands.contest.retrieve',
  method: 'GET',
  path: '/v1/demands/{id}/contest',
  auth: 'optional',
  idempotent: 'no',
  paginated: false,
  cache: 'revalidate',
} as const satisfies Operation;

/** Plans a contest. */
export const demandsContestCreateOperation = {
  id: 'demands.contest.create',
  method: 'POST',
  path: '/v1/demands/{id}/contest',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Opens a contest to the public. */
export const demandsContestOpenOperation = {
  id: 'demands.contest.open',
  method: 'POST',
  path: '/v1/demands/{id}/contest/open',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Stops a contest for the time being. */
export const demandsContestHaltOperation = {
  id: 'demands.contest.halt',
  method: 'POST',
  path: '/v1/demands/{id}/contest/halt',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a contest up again. */
export const demandsContestResumeOperation = {
  id: 'demands.contest.resume',
  method: 'POST',
  path: '/v1/demands/{id}/contest/resume',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Calls a contest off. */
export const demandsContestCancelOperation = {
  id: 'demands.contest.cancel',
  method: 'POST',
  path: '/v1/demands/{id}/contest/cancel',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Awards a demand to a solution. */
export const demandsAwardOperation = {
  id: 'demands.award',
  method: 'POST',
  path: '/v1/demands/{id}/award',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Who means to take a demand on, for its company and the operator. */
export const demandsIntentsListOperation = {
  id: 'demands.intents.list',
  method: 'GET',
  path: '/v1/demands/{id}/intents',
  auth: 'required',
  idempotent: 'no',
  paginated: true,
  cache: 'none',
} as const satisfies Operation;

/** Says that one means to take a demand on. */
export const demandsIntentsCreateOperation = {
  id: 'demands.intents.create',
  method: 'POST',
  path: '/v1/demands/{id}/intents',
  auth: 'required',
  scope: 'solutions:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

import type { Operation } from './operation.js';

/** Boards, newest first. Drafts only for the operator. */
export const boardsListOperation = {
  id: 'boards.list',
  method: 'GET',
  path: '/v1/boards',
  auth: 'optional',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One board with its demands. */
export const boardsRetrieveOperation = {
  id: 'boards.retrieve',
  method: 'GET',
  path: '/v1/boards/{id}',
  auth: 'optional',
  idempotent: 'no',
  paginated: false,
  cache: 'revalidate',
} as const satisfies Operation;

/** Drafts a board. */
export const boardsCreateOperation = {
  id: 'boards.create',
  method: 'POST',
  path: '/v1/boards',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Changes a board. */
export const boardsUpdateOperation = {
  id: 'boards.update',
  method: 'PATCH',
  path: '/v1/boards/{id}',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
  revised: true,
} as const satisfies Operation;

/** Publishes a board. */
export const boardsPublishOperation = {
  id: 'boards.publish',
  method: 'POST',
  path: '/v1/boards/{id}/publish',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a board down. */
export const boardsWithdrawOperation = {
  id: 'boards.withdraw',
  method: 'POST',
  path: '/v1/boards/{id}/withdraw',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

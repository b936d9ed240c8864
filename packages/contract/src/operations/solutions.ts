import type { Operation } from './operation.js';

/** Solutions of a demand, newest first: for the public `total` and no items. */
export const demandsSolutionsListOperation = {
  id: 'demands.solutions.list',
  method: 'GET',
  path: '/v1/demands/{id}/solutions',
  auth: 'optional',
  idempotent: 'no',
  paginated: true,
  cache: 'revalidate',
} as const satisfies Operation;

/** Answers a demand. */
export const demandsSolutionsSubmitOperation = {
  id: 'demands.solutions.submit',
  method: 'POST',
  path: '/v1/demands/{id}/solutions',
  auth: 'required',
  scope: 'solutions:write',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** One solution, for its team, the company and the operator. */
export const solutionsRetrieveOperation = {
  id: 'solutions.retrieve',
  method: 'GET',
  path: '/v1/solutions/{id}',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** The receipt of the newest version, for its team and the operator. */
export const solutionsReceiptRetrieveOperation = {
  id: 'solutions.receipt.retrieve',
  method: 'GET',
  path: '/v1/solutions/{id}/receipt',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** The receipts of all versions, newest first. */
export const solutionsVersionsListOperation = {
  id: 'solutions.versions.list',
  method: 'GET',
  path: '/v1/solutions/{id}/versions',
  auth: 'required',
  idempotent: 'no',
  paginated: true,
  cache: 'none',
} as const satisfies Operation;

/** Hands in the next version, before the deadline. */
export const solutionsVersionsCreateOperation = {
  id: 'solutions.versions.create',
  method: 'POST',
  path: '/v1/solutions/{id}/versions',
  auth: 'required',
  scope: 'solutions:write',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a solution back. */
export const solutionsWithdrawOperation = {
  id: 'solutions.withdraw',
  method: 'POST',
  path: '/v1/solutions/{id}/withdraw',
  auth: 'required',
  scope: 'solutions:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Says whether the team would take an award. */
export const solutionsWillingOperation = {
  id: 'solutions.willing',
  method: 'POST',
  path: '/v1/solutions/{id}/willing',
  auth: 'required',
  scope: 'solutions:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a solution up for screening. */
export const solutionsScreenOperation = {
  id: 'solutions.screen',
  method: 'POST',
  path: '/v1/solutions/{id}/screen',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Short-lists a solution. */
export const solutionsShortlistOperation = {
  id: 'solutions.shortlist',
  method: 'POST',
  path: '/v1/solutions/{id}/shortlist',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Lets a solution go, and says why. */
export const solutionsFeedbackCreateOperation = {
  id: 'solutions.feedback.create',
  method: 'POST',
  path: '/v1/solutions/{id}/feedback',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

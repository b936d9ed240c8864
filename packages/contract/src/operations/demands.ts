import type { Operation } from './operation.js';

/** Demands in their public view, newest first. Those that are not published only for the operator. */
export const demandsListOperation = {
  id: 'demands.list',
  method: 'GET',
  path: '/v1/demands',
  auth: 'optional',
  idempotent: 'no',
  paginated: true,
  cache: 'revalidate',
} as const satisfies Operation;

/** One demand, as the viewer’s level may see it. */
export const demandsRetrieveOperation = {
  id: 'demands.retrieve',
  method: 'GET',
  path: '/v1/demands/{id}',
  auth: 'optional',
  idempotent: 'no',
  paginated: false,
  cache: 'revalidate',
} as const satisfies Operation;

/** Posts a demand. */
export const demandsCreateOperation = {
  id: 'demands.create',
  method: 'POST',
  path: '/v1/demands',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** What each level would see of a demand. Stores nothing. */
export const demandsPreviewOperation = {
  id: 'demands.preview',
  method: 'POST',
  path: '/v1/demands/preview',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Changes a demand that is not published yet. */
export const demandsUpdateOperation = {
  id: 'demands.update',
  method: 'PATCH',
  path: '/v1/demands/{id}',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
  revised: true,
} as const satisfies Operation;

/** Hands a draft in. */
export const demandsSubmitOperation = {
  id: 'demands.submit',
  method: 'POST',
  path: '/v1/demands/{id}/submit',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Chooses what is let known of a demand. */
export const demandsDisclosureSetOperation = {
  id: 'demands.disclosure.set',
  method: 'PUT',
  path: '/v1/demands/{id}/disclosure',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
  revised: true,
} as const satisfies Operation;

/** Takes a demand back. */
export const demandsWithdrawOperation = {
  id: 'demands.withdraw',
  method: 'POST',
  path: '/v1/demands/{id}/withdraw',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a demand up into a diagnosis meeting. */
export const demandsDiagnosisBeginOperation = {
  id: 'demands.diagnosis.begin',
  method: 'POST',
  path: '/v1/demands/{id}/diagnosis/begin',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Says what a diagnosis meeting found. */
export const demandsDiagnosisCreateOperation = {
  id: 'demands.diagnosis.create',
  method: 'POST',
  path: '/v1/demands/{id}/diagnosis',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Publishes a demand that was found valid. */
export const demandsPublishOperation = {
  id: 'demands.publish',
  method: 'POST',
  path: '/v1/demands/{id}/publish',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Marks a demand as hot, or takes the mark away. */
export const demandsHotOperation = {
  id: 'demands.hot',
  method: 'POST',
  path: '/v1/demands/{id}/hot',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a published demand through its next step. */
export const demandsAdvanceOperation = {
  id: 'demands.advance',
  method: 'POST',
  path: '/v1/demands/{id}/advance',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Carries an unmet demand over into another season. */
export const demandsCarryOverOperation = {
  id: 'demands.carryOver',
  method: 'POST',
  path: '/v1/demands/{id}/carry-over',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

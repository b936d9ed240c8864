import type { Operation } from './operation.js';

/** Lots, latest first. Drafts only for the operator. */
export const lotsListOperation = {
  id: 'lots.list',
  method: 'GET',
  path: '/v1/lots',
  auth: 'optional',
  idempotent: 'no',
  paginated: true,
  cache: 'revalidate',
} as const satisfies Operation;

/** One lot. */
export const lotsRetrieveOperation = {
  id: 'lots.retrieve',
  method: 'GET',
  path: '/v1/lots/{id}',
  auth: 'optional',
  idempotent: 'no',
  paginated: false,
  cache: 'revalidate',
} as const satisfies Operation;

/** Drafts a lot. */
export const lotsCreateOperation = {
  id: 'lots.create',
  method: 'POST',
  path: '/v1/lots',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Publishes the announcement and opens registration. */
export const lotsAnnounceOperation = {
  id: 'lots.announce',
  method: 'POST',
  path: '/v1/lots/{id}/announce',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Stops a lot for the time being. */
export const lotsSuspendOperation = {
  id: 'lots.suspend',
  method: 'POST',
  path: '/v1/lots/{id}/suspend',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a suspended lot up again. */
export const lotsResumeOperation = {
  id: 'lots.resume',
  method: 'POST',
  path: '/v1/lots/{id}/resume',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Ends a lot before it is bid on. */
export const lotsCancelOperation = {
  id: 'lots.cancel',
  method: 'POST',
  path: '/v1/lots/{id}/cancel',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Declares a lot void. */
export const lotsVoidOperation = {
  id: 'lots.void',
  method: 'POST',
  path: '/v1/lots/{id}/void',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Lists an unsold lot again, as a new attempt. */
export const lotsRelistOperation = {
  id: 'lots.relist',
  method: 'POST',
  path: '/v1/lots/{id}/relist',
  auth: 'required',
  scope: 'lots:manage',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

import type { Operation } from './operation.js';

/** The texts that parties sign, newest first. */
export const consentTextsListOperation = {
  id: 'consentTexts.list',
  method: 'GET',
  path: '/v1/consent-texts',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One text in one version. */
export const consentTextsRetrieveOperation = {
  id: 'consentTexts.retrieve',
  method: 'GET',
  path: '/v1/consent-texts/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

/** Stores the next version of a text. */
export const consentTextsCreateOperation = {
  id: 'consentTexts.create',
  method: 'POST',
  path: '/v1/consent-texts',
  auth: 'required',
  scope: 'demands:manage',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Signs a text for one thing. */
export const consentsSignOperation = {
  id: 'consents.sign',
  method: 'POST',
  path: '/v1/consents',
  auth: 'required',
  scope: 'consents:write',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Takes a consent back. */
export const consentsRevokeOperation = {
  id: 'consents.revoke',
  method: 'POST',
  path: '/v1/consents/{id}/revoke',
  auth: 'required',
  scope: 'consents:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

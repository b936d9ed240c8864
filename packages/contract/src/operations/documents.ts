import type { Operation } from './operation.js';
import { DOCUMENT_MAX_BYTES, DOCUMENT_TYPES } from '../common/challenge-enums.js';

/** Uploads a file, the body as it is. Without a token a page needs its site key. */
export const documentsCreateOperation = {
  id: 'documents.create',
  method: 'POST',
  path: '/v1/documents',
  auth: 'optional',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
  consumes: DOCUMENT_TYPES,
  maxBytes: DOCUMENT_MAX_BYTES,
} as const satisfies Operation;

/** What is known of a file. */
export const documentsRetrieveOperation = {
  id: 'documents.retrieve',
  method: 'GET',
  path: '/v1/documents/{id}',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** A signed address of a file, for at most 5 minutes. */
export const documentsLinkRetrieveOperation = {
  id: 'documents.link.retrieve',
  method: 'GET',
  path: '/v1/documents/{id}/link',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

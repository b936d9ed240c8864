import type { Operation } from './operation.js';
import { IMPORT_MAX_BYTES, IMPORT_TYPES } from '../common/challenge-enums.js';

/** A form for many rows. */
export const importTemplatesRetrieveOperation = {
  id: 'importTemplates.retrieve',
  method: 'GET',
  path: '/v1/import-templates/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;

/** The caller’s own imports, latest first. */
export const importsListOperation = {
  id: 'imports.list',
  method: 'GET',
  path: '/v1/imports',
  auth: 'required',
  idempotent: 'no',
  paginated: true,
  cache: 'none',
} as const satisfies Operation;

/** Takes a workbook in, the body as it is, or says what would become of it. */
export const importsCreateOperation = {
  id: 'imports.create',
  method: 'POST',
  path: '/v1/imports',
  auth: 'required',
  scope: 'demands:write',
  idempotent: 'accepted',
  paginated: false,
  cache: 'none',
  consumes: IMPORT_TYPES,
  maxBytes: IMPORT_MAX_BYTES,
} as const satisfies Operation;

/** One import. */
export const importsRetrieveOperation = {
  id: 'imports.retrieve',
  method: 'GET',
  path: '/v1/imports/{id}',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** A signed address of the workbook with the rows that were refused, and why. */
export const importsErrorsRetrieveOperation = {
  id: 'imports.errors.retrieve',
  method: 'GET',
  path: '/v1/imports/{id}/errors',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

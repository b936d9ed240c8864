import {
  importTemplatesRetrieveOperation,
  importsCreateOperation,
  importsErrorsRetrieveOperation,
  importsListOperation,
  importsRetrieveOperation,
  type DocumentLink,
  type ImportDocument,
  type ImportJob,
  type ImportTemplate,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { ImportDocument, ImportJob, ImportTemplate };

const template = () => import('@jtop/contract/validators/import-template');
const page = () => import('@jtop/contract/validators/import-job-page');
const one = () => import('@jtop/contract/validators/import-job');
const link = () => import('@jtop/contract/validators/document-link');

/** See {@link ImportTemplates.retrieve}. */
export function retrieveImportTemplate(
  core: Core,
  id: string,
  options?: RequestOptions,
): ApiPromise<ImportTemplate> {
  return core.request(importTemplatesRetrieveOperation, { id, validator: template, options });
}

/** See {@link Imports.list}. */
export function listImports(
  core: Core,
  params?: Params<'imports.list'>,
  options?: RequestOptions,
): ListOf<'imports.list'> {
  return requestList(core, importsListOperation, page, params, options);
}

/** See {@link Imports.create}. */
export function createImport(
  core: Core,
  file: Blob,
  params: Params<'imports.create'>,
  options?: WriteOptions,
): ApiPromise<ImportJob> {
  const headers = { 'Content-Type': file.type };
  const input = { body: file, headers, query: { ...params }, validator: one };
  return requestWrite(core, importsCreateOperation, input, options);
}

/** See {@link Imports.retrieve}. */
export function retrieveImport(core: Core, id: string, options?: RequestOptions): ApiPromise<ImportJob> {
  return core.request(importsRetrieveOperation, { id, validator: one, options });
}

/** See {@link ImportErrors.retrieve}. */
export function retrieveImportErrors(
  core: Core,
  importId: string,
  options?: RequestOptions,
): ApiPromise<DocumentLink> {
  return core.request(importsErrorsRetrieveOperation, { id: importId, validator: link, options });
}

/** Forms for many rows. */
export class ImportTemplates {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * A form’s columns, and the address of its empty workbook.
   *
   * @example
   * const { columns, url } = await jtop.importTemplates.retrieve('demand_collection');
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<ImportTemplate> {
    return retrieveImportTemplate(this.#core, id, options);
  }
}

/** Workbooks with the rows that were refused. */
export class ImportErrors {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * A signed address of the workbook with the refused rows and why, for 5 minutes at most.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(importId: string, options?: RequestOptions): ApiPromise<DocumentLink> {
    return retrieveImportErrors(this.#core, importId, options);
  }
}

/** Many demands at once, from a workbook (批量上传). */
export class Imports {
  readonly errors: ImportErrors;
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    this.errors = new ImportErrors(core);
  }

  /**
   * The caller's own imports, latest first.
   *
   * @throws AuthenticationError `auth.required`
   */
  list(params?: Params<'imports.list'>, options?: RequestOptions): ListOf<'imports.list'> {
    return listImports(this.#core, params, options);
  }

  /**
   * Takes a workbook in, or says what would become of it (`dry_run`). Good rows are taken although others are not; the same rows again change nothing.
   *
   * @param file - An .xlsx of up to 10 MiB and 10,000 rows, its `type` that of a workbook.
   * @example
   * const trial = await jtop.imports.create(file, { template: 'demand_collection', mode: 'dry_run', name: file.name });
   * @throws ConflictError `import.unreadable`, `import.template_mismatch`, `import.too_many_rows`, `import.too_many_errors`
   */
  create(file: Blob, params: Params<'imports.create'>, options?: WriteOptions): ApiPromise<ImportJob> {
    return createImport(this.#core, file, params, options);
  }

  /**
   * One import with its counts and its first errors.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<ImportJob> {
    return retrieveImport(this.#core, id, options);
  }
}

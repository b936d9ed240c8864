import {
  documentsCreateOperation,
  documentsLinkRetrieveOperation,
  documentsRetrieveOperation,
  type Document as StoredDocument,
  type DocumentLink,
} from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { DocumentLink, StoredDocument };
/** `name` and `kind` of a file; `siteKey` where a page uploads it without a token. */
export type DocumentUploadParams = Params<'documents.create'>;

const one = () => import('@jtop/contract/validators/document');
const link = () => import('@jtop/contract/validators/document-link');

/** See {@link Documents.create}. */
export function createDocument(
  core: Core,
  file: Blob,
  params: DocumentUploadParams,
  options?: WriteOptions,
): ApiPromise<StoredDocument> {
  const headers = { 'Content-Type': file.type };
  const input = { body: file, headers, query: { ...params }, validator: one };
  return requestWrite(core, documentsCreateOperation, input, options);
}

/** See {@link Documents.retrieve}. */
export function retrieveDocument(
  core: Core,
  id: string,
  options?: RequestOptions,
): ApiPromise<StoredDocument> {
  return core.request(documentsRetrieveOperation, { id, validator: one, options });
}

/** See {@link DocumentLinks.retrieve}. */
export function retrieveDocumentLink(
  core: Core,
  documentId: string,
  options?: RequestOptions,
): ApiPromise<DocumentLink> {
  return core.request(documentsLinkRetrieveOperation, { id: documentId, validator: link, options });
}

/** Signed addresses of files. */
export class DocumentLinks {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * A signed address of a file, for 5 minutes at most. Each use is logged.
   *
   * @throws NotFoundError `not_found`, also for who may not read the file
   */
  retrieve(documentId: string, options?: RequestOptions): ApiPromise<DocumentLink> {
    return retrieveDocumentLink(this.#core, documentId, options);
  }
}

/** Files that go with demands and solutions. */
export class Documents {
  readonly link: DocumentLinks;
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    this.link = new DocumentLinks(core);
  }

  /**
   * Uploads a file. A demand or a solution takes it up by `{ documentId: id, hash }`; one that nothing takes up is dropped.
   *
   * @param file - Up to 20 MiB; its `type` is one of `DOCUMENT_TYPES`, and has to be true. Bytes of a program:
   *   `new Blob([bytes], { type: 'application/pdf' })`.
   * @example
   * const { id: documentId, hash } = await jtop.documents.create(file, { name: file.name, kind: 'attachment' });
   * @throws ApiError `request.media_type`, `request.too_large`
   * @throws ConflictError `document.type_mismatch`
   */
  create(file: Blob, params: DocumentUploadParams, options?: WriteOptions): ApiPromise<StoredDocument> {
    return createDocument(this.#core, file, params, options);
  }

  /**
   * What is known of a file.
   *
   * @throws NotFoundError `not_found`, also for who may not read it
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<StoredDocument> {
    return retrieveDocument(this.#core, id, options);
  }
}

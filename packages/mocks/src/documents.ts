import { DOCUMENT_LINK_MAX_SECONDS, formatInstant, type Document, type DocumentLink } from '@jtop/contract';
import { ProblemError, problemAnswer } from '@jtop/contract/binding';
import {
  DOCUMENT_WAITING,
  checkDocumentHead,
  inspectDocument,
  isDocumentType,
  refuseContent,
  refuseHead,
  type DocumentKind,
  type DocumentRefusal,
} from '@jtop/rules/documents';
import { encodeBase64url, sha256Hex } from '@jtop/rules/log';
import type { Viewer } from './identity/party.js';
import type { Store } from './store.js';

/** What has taken a file up. */
export interface DocumentTaker {
  readonly kind: 'demand' | 'solution' | 'import';
  readonly id: string;
}

/** A file as the mock keeps it. */
export interface DocumentRecord {
  readonly entity: Omit<Document, 'expiresAt'>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whose it is; a page's has none until it is taken up. */
  partyId?: string;
  readonly siteKey?: string;
  /** Epoch milliseconds; absent once it is taken up. */
  expiresAt?: number;
  taker?: DocumentTaker;
}

/** Who may read what a taker has taken up, besides its owner and the operator. */
export type DocumentReader = (taker: DocumentTaker, viewer: Viewer) => boolean;

interface Sent {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly owner: { readonly partyId: string } | { readonly siteKey: string };
  readonly now: number;
}

/**
 * Takes a file in.
 * @throws ProblemError 400, 413, 415 and 409 `document.type_mismatch` as the rules say; 429 `rate.limited`
 */
export function uploadDocument(store: Store, { name, kind, type, bytes, owner, now }: Sent): DocumentRecord {
  const fault = checkDocumentHead({ name, kind, type, bytes: bytes.length });
  if (fault !== undefined) throw problemOf(refuseHead(fault));
  const content = isDocumentType(type) ? inspectDocument(type, bytes) : undefined;
  if (content !== undefined && isDocumentType(type)) throw problemOf(refuseContent(type, content));
  dropExpired(store, now);
  admitWaiting(store, owner, bytes.length, now);
  const record: DocumentRecord = {
    entity: {
      id: store.random.id(now),
      kind,
      name,
      mime: type,
      bytes: bytes.length,
      hash: sha256Hex(bytes),
      uploadedAt: formatInstant(now),
    },
    bytes: Uint8Array.from(bytes),
    expiresAt: now + DOCUMENT_WAITING.forMs,
    ...owner,
  };
  store.documents.set(record.entity.id, record);
  return record;
}

/** The entity of a record. */
export function documentEntity({ entity, expiresAt }: DocumentRecord): Document {
  return { ...entity, ...(expiresAt === undefined ? {} : { expiresAt: formatInstant(expiresAt) }) };
}

export interface DocumentTaking {
  readonly taker: DocumentTaker;
  readonly partyId: string;
  /** Of the page that drafted the act. */
  readonly siteKey?: string;
  readonly now: number;
  /** Field that names the files. @default 'attachments' */
  readonly path?: string;
}

/**
 * Takes files up: all that are named, or none.
 * @returns them as the taker shows them
 * @throws ProblemError 409 `document.not_fit { documentIds }`
 */
export function takeUp(
  store: Store,
  refs: readonly { readonly documentId: string; readonly hash: string }[],
  taking: DocumentTaking,
): Pick<Document, 'id' | 'name' | 'mime' | 'bytes' | 'hash'>[] {
  const found = refs.map(({ documentId, hash }) => {
    const record = store.documents.get(documentId.toLowerCase());
    const fits =
      record?.entity.hash === hash.toLowerCase() && isThere(record, taking.now) && isFor(record, taking);
    return fits ? record : undefined;
  });
  const wrong = refs.flatMap(({ documentId }, index) => (found[index] ? [] : [{ documentId, index }]));
  if (wrong.length > 0) {
    const { path = 'attachments' } = taking;
    const message = 'the file is not there any more, not yours, or not the one of this hash; upload it again';
    throw new ProblemError(
      'document.not_fit',
      { documentIds: wrong.map(({ documentId }) => documentId) },
      { errors: wrong.map(({ index }) => ({ path: `${path}.${index}`, code: 'not_fit', message })) },
    );
  }
  return found
    .filter((record) => record !== undefined)
    .map((record) => {
      if (record.taker === undefined) record.partyId = taking.partyId;
      record.taker ??= taking.taker;
      delete record.expiresAt;
      const { id, name, mime, bytes, hash } = record.entity;
      return { id, name, mime, bytes, hash };
    });
}

/** Lets a file go that was taken up: it waits again, for a day. @returns its bytes */
export function letGo(store: Store, id: string, now: number): Uint8Array<ArrayBuffer> {
  const record = store.documents.get(id);
  if (record === undefined) throw new Error(`no document ${id}`);
  delete record.taker;
  record.expiresAt = now + DOCUMENT_WAITING.forMs;
  return record.bytes;
}

/**
 * A file that a viewer may read.
 * @throws ProblemError 404 `not_found`
 */
export function readableDocument(
  store: Store,
  id: string,
  viewer: Viewer,
  { now, reader }: { readonly now: number; readonly reader: DocumentReader },
): DocumentRecord {
  const record = store.documents.get(id.toLowerCase());
  if (record === undefined || !isThere(record, now) || !mayRead(record, viewer, reader)) {
    throw new ProblemError('not_found');
  }
  return record;
}

/** A signed address of a file, on the platform's own origin. */
export function linkTo(
  store: Store,
  record: DocumentRecord,
  { platform, now }: { readonly platform: string; readonly now: number },
): DocumentLink {
  const expiresAt = now + DOCUMENT_LINK_MAX_SECONDS * 1000;
  const token = encodeBase64url(store.random.bytes(32));
  store.documentLinks.set(token, { documentId: record.entity.id, expiresAt });
  return { url: `${platform}/documents/${token}`, expiresAt: formatInstant(expiresAt) };
}

/**
 * Gives the file of an address.
 * @returns undefined where the path is not one of these
 */
export function answerDocument(store: Store, request: Request, now: number): Response | undefined {
  const [, token] = /^\/documents\/([^/]+)$/.exec(new URL(request.url).pathname) ?? [];
  if (token === undefined) return undefined;
  try {
    return give(store, request, { token, now });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return problemAnswer(error, crypto.randomUUID(), request.method === 'HEAD');
  }
}

function give(
  store: Store,
  { method }: Request,
  { token, now }: { readonly token: string; readonly now: number },
): Response {
  if (method !== 'GET' && method !== 'HEAD') {
    throw new ProblemError('request.method_not_allowed', { allow: ['GET', 'HEAD'] });
  }
  const link = store.documentLinks.get(token);
  const record = store.documents.get(link?.documentId ?? '');
  if (link === undefined || record === undefined || !isThere(record, now))
    throw new ProblemError('not_found');
  if (now >= link.expiresAt) {
    const detail = 'this address has expired; ask for a new one';
    throw new ProblemError('auth.forbidden', { reason: 'expired' }, { detail });
  }
  const { name, mime, bytes } = record.entity;
  return new Response(method === 'HEAD' ? null : record.bytes, {
    headers: {
      'content-type': mime,
      'content-length': String(bytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, '_')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });
}

function admitWaiting(store: Store, owner: Sent['owner'], bytes: number, now: number): void {
  const limit = 'partyId' in owner ? DOCUMENT_WAITING.party : DOCUMENT_WAITING.page;
  const waiting = [...store.documents.values()].filter(
    ({ expiresAt, partyId, siteKey }) =>
      expiresAt !== undefined &&
      ('partyId' in owner ? partyId === owner.partyId : partyId === undefined && siteKey === owner.siteKey),
  );
  const held = waiting.reduce((sum, { entity }) => sum + entity.bytes, 0);
  if (waiting.length < limit.files && held + bytes <= limit.bytes) return;
  const first = Math.min(...waiting.map(({ expiresAt }) => expiresAt ?? Infinity));
  throw new ProblemError('rate.limited', { retryAfterMs: Math.max(1, first - now) });
}

function dropExpired({ documents }: Store, now: number): void {
  for (const [id, record] of documents) if (!isThere(record, now)) documents.delete(id);
}

function isThere({ expiresAt }: DocumentRecord, now: number): boolean {
  return expiresAt === undefined || now < expiresAt;
}

function isFor(record: DocumentRecord, { taker, partyId, siteKey }: DocumentTaking): boolean {
  if (record.taker !== undefined) return record.taker.kind === taker.kind && record.taker.id === taker.id;
  if (record.partyId !== undefined) return record.partyId === partyId;
  return record.siteKey !== undefined && record.siteKey === siteKey;
}

function mayRead({ partyId, taker }: DocumentRecord, viewer: Viewer, reader: DocumentReader): boolean {
  if (viewer.party === undefined) return false;
  if (partyId === viewer.party.id) return true;
  return taker !== undefined && (viewer.party.role === 'operator' || reader(taker, viewer));
}

function problemOf({ code, extras, detail, errors }: DocumentRefusal): ProblemError {
  return new ProblemError(code, extras, {
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  });
}

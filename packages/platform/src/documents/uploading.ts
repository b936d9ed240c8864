import { createHash } from 'node:crypto';
import type { Document } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { DOCUMENT_WAITING, type DocumentType } from '@jtop/rules/documents';
import type { Platform } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import { findAnswer, withIdempotency, type KeyScope, type StoredAnswer } from '../idempotency/index.js';
import { newId } from '../lots/ids.js';
import { acceptContent, type SentFile } from './content.js';
import { blobKey, documentEntity, type DocumentRow } from './entity.js';
import type { DocumentOwner } from './owner.js';
import { admitWaiting, type WaitingLimits } from './waiting.js';

/** An upload as it was received. */
export interface Upload extends SentFile {
  readonly owner: DocumentOwner;
  readonly idempotencyKey?: string | undefined;
  /** Digest of type and bytes. */
  readonly bodyHash: string;
  /** Epoch milliseconds of the seasons' clock. */
  readonly at: number;
  /** @default those of the rules */
  readonly limits?: WaitingLimits;
}

type Storage = Pick<Platform, 'db' | 'blobs' | 'log'>;

/** How long a blob may take to be put before its row counts as left behind, milliseconds. */
const PUTTING_MS = 900_000;

/**
 * Takes a file in: it then waits for a day for what takes it up. Its row comes before its blob and is completed after it,
 * so what a process leaves that is killed in between is dropped like any file that nothing takes up.
 *
 * @throws ProblemError as {@link acceptContent}; 429 `rate.limited` where too much waits; 422 `idempotency.mismatch`;
 *   503 `unavailable` where the bytes cannot be stored
 */
export async function uploadDocument(storage: Storage, upload: Upload): Promise<StoredAnswer<Document>> {
  const { db } = storage;
  const { at, owner, bytes, limits } = upload;
  const mime = await acceptContent(upload);
  const scope = keyScope(upload);
  const row = rowOf(upload, mime);
  const known = await inTransaction(db, async (tx) => {
    const answer = scope === undefined ? undefined : await findAnswer<Document>(tx, scope, at);
    if (answer !== undefined) return answer;
    await admitWaiting(tx, owner, { bytes: bytes.length, at, ...(limits === undefined ? {} : { limits }) });
    await tx.insertInto('documents').values(row).execute();
    return undefined;
  });
  if (known !== undefined) return known;
  let answer: StoredAnswer<Document> | undefined;
  try {
    await putBlob(storage, row.id, bytes);
    answer = await complete(storage, scope, row);
    return answer;
  } finally {
    // Refused, or the same call had been answered in the meantime: this try of it leaves nothing.
    if (answer?.body.id !== row.id) await forget(storage, row.id);
  }
}

/**
 * Keeps a file that the platform has made, such as a workbook with the errors of an import. It is dropped after a day
 * unless something takes it up; where it has no owner, anybody may have a link to it.
 *
 * @throws ProblemError 503 `unavailable` where the bytes cannot be stored
 */
export async function keepDocument(storage: Storage, made: Omit<Upload, 'bodyHash'>): Promise<Document> {
  const { body } = await uploadDocument(storage, { ...made, bodyHash: '' });
  return body;
}

function rowOf({ bytes, name, kind, owner, at }: Upload, mime: DocumentType): DocumentRow {
  return {
    id: newId(at),
    kind,
    name,
    mime,
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
    party_id: owner.by === 'party' ? owner.partyId : null,
    site_key_id: owner.by === 'page' ? owner.siteKeyId : null,
    address_hash: owner.by === 'page' ? owner.addressHash : null,
    stored: false,
    dropping: false,
    uploaded_at: at,
    expires_at: at + PUTTING_MS,
    taken_by_kind: null,
    taken_by_id: null,
  };
}

/** Keys of a page are kept apart by its site key, as it has no party. */
function keyScope({ owner, idempotencyKey, bodyHash, name, kind }: Upload): KeyScope | undefined {
  if (idempotencyKey === undefined || owner.by === 'platform') return undefined;
  return {
    partyId: owner.by === 'party' ? owner.partyId : owner.siteKeyId,
    operation: 'documents.create',
    path: '/v1/documents',
    key: idempotencyKey,
    // What is asked besides the body makes another call of it.
    bodyHash: createHash('sha256')
      .update(JSON.stringify([bodyHash, name, kind]))
      .digest('hex'),
  };
}

async function putBlob({ blobs, log }: Storage, id: string, bytes: Uint8Array): Promise<void> {
  try {
    await blobs.put(blobKey(id), bytes);
  } catch (error) {
    log.error({ err: error, documentId: id }, 'a file could not be stored');
    throw unavailable('the file could not be stored; send it again later', error);
  }
}

async function complete(
  { db }: Storage,
  scope: KeyScope | undefined,
  row: DocumentRow,
): Promise<StoredAnswer<Document>> {
  const at = row.uploaded_at;
  return inTransaction(db, async (tx) => {
    const work = async (): Promise<StoredAnswer<Document>> => {
      const stored = await tx
        .updateTable('documents')
        .set({ stored: true, expires_at: at + DOCUMENT_WAITING.forMs })
        .where('id', '=', row.id)
        .where('dropping', '=', false)
        .returningAll()
        .executeTakeFirst();
      if (stored === undefined) throw unavailable('storing the file took too long; send it again');
      return { status: 201, body: documentEntity(stored) };
    };
    return scope === undefined ? work() : withIdempotency(tx, scope, at, work);
  });
}

/**
 * Takes back what was begun. Where the end of the commit was not heard of, the file may be stored after all and stays.
 * Whatever fails here is made up for by the job that drops what has waited too long.
 */
async function forget({ db, blobs, log }: Storage, id: string): Promise<void> {
  try {
    const row = await db.selectFrom('documents').select('stored').where('id', '=', id).executeTakeFirst();
    if (row?.stored === true) return;
    await blobs.delete(blobKey(id));
    await db.deleteFrom('documents').where('id', '=', id).where('stored', '=', false).execute();
  } catch (error) {
    log.warn({ err: error, documentId: id }, 'a file that was not taken is dropped later');
  }
}

function unavailable(detail: string, cause?: unknown): ProblemError {
  const problem = new ProblemError('unavailable', { retryAfterMs: 1_000 }, { detail });
  problem.cause = cause;
  return problem;
}

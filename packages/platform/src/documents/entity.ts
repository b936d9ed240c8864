import { formatInstant, type Document } from '@jtop/contract';
import type { Selectable } from 'kysely';
import type { DocumentsTable } from '../db/schema-documents.js';

export type DocumentRow = Selectable<DocumentsTable>;

/** A file as the demand or solution that has taken it up shows it. */
export type AttachedDocument = Pick<Document, 'id' | 'name' | 'mime' | 'bytes' | 'hash'>;

export function attachedDocument({ id, name, mime, bytes, hash }: DocumentRow): AttachedDocument {
  return { id, name, mime, bytes, hash };
}

export function documentEntity(row: DocumentRow): Document {
  return {
    ...attachedDocument(row),
    kind: row.kind,
    uploadedAt: formatInstant(row.uploaded_at),
    ...(row.expires_at === null ? {} : { expiresAt: formatInstant(row.expires_at) }),
  };
}

/** Whether a file is there for those who may read it. @param at - epoch milliseconds of the seasons' clock */
export function isThere({ stored, dropping, expires_at: expiresAt }: DocumentRow, at: number): boolean {
  return stored && !dropping && (expiresAt === null || at < expiresAt);
}

/** Where the bytes of a file lie. */
export const blobKey = (id: string): string => `documents/${id}`;

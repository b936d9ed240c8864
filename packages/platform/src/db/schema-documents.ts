import type { DocumentKind } from '@jtop/rules/documents';
import type { Generated } from 'kysely';

/** Files; their bytes are blobs under `documents/<id>`. */
export interface DocumentsTable {
  id: string;
  kind: DocumentKind;
  name: string;
  /** What the content was found to be. */
  mime: string;
  bytes: number;
  /** SHA-256, hex. */
  hash: string;
  /** Whose it is; null: a page's, until it is taken up, or the platform's own. */
  party_id: string | null;
  site_key_id: string | null;
  /** Where a page's visitor came from, keyed digest; only while it waits. */
  address_hash: string | null;
  /** Whether the blob is whole. */
  stored: boolean;
  /** Whether the blob is being deleted. */
  dropping: Generated<boolean>;
  uploaded_at: number;
  /** When it is dropped; null: never. */
  expires_at: number | null;
  /** What has taken it up. */
  taken_by_kind: string | null;
  taken_by_id: string | null;
}

/** Every link that was given to a file, and every use of one. */
export interface DocumentAccessesTable {
  id: string;
  document_id: string;
  link_id: string;
  act: 'link' | 'download';
  /** Who asked for the link; null: anybody may read the file. */
  party_id: string | null;
  at: number;
  /** Where from, keyed digest; null where that is not known. */
  address_hash: string | null;
}

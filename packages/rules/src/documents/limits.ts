import { DOCUMENT_MAX_BYTES, DOCUMENT_TYPES, IMPORT_MAX_BYTES, IMPORT_TYPES } from '@jtop/contract';
import type { DOCUMENT_KINDS } from '@jtop/contract';

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Whether a media type is one of those that files may be. */
export function isDocumentType(type: string): type is DocumentType {
  return DOCUMENT_TYPES.some((one) => one === type);
}

/** What a file of a kind may be. */
export interface DocumentLimit {
  /** Media types. */
  readonly types: readonly DocumentType[];
  readonly maxBytes: number;
}

/** The limits of a file by its kind. */
export const DOCUMENT_LIMITS: Readonly<Record<DocumentKind, DocumentLimit>> = {
  attachment: { types: DOCUMENT_TYPES, maxBytes: DOCUMENT_MAX_BYTES },
  evidence: { types: DOCUMENT_TYPES, maxBytes: DOCUMENT_MAX_BYTES },
  import: { types: IMPORT_TYPES, maxBytes: IMPORT_MAX_BYTES },
};

/** How a file's name may end, by its type, in lower case; the first is the usual one. */
export const DOCUMENT_ENDINGS: Readonly<Record<DocumentType, readonly [string, ...string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
};

/** So many files of so many bytes together. */
export interface WaitingLimit {
  readonly files: number;
  readonly bytes: number;
}

const MIB = 1_048_576;

/**
 * How much may wait that no demand or solution has taken up. Two full forms are 20 files; a page speaks for many people,
 * so what one of them may leave with it is counted by address as well.
 */
export const DOCUMENT_WAITING = {
  /** How long a file waits before it is dropped, milliseconds. */
  forMs: 86_400_000,
  party: { files: 40, bytes: 200 * MIB },
  page: { files: 1000, bytes: 4096 * MIB },
  address: { files: 40, bytes: 200 * MIB },
} as const satisfies Readonly<Record<string, number | WaitingLimit>>;

/**
 * How far an office file may unfold (it is a ZIP archive of XML). Real ones hold some hundred parts; tables of like rows
 * shrink to a fortieth, a bomb to a thousandth.
 */
export const ARCHIVE_LIMITS = {
  entries: 5000,
  /** Unfolded, all entries together. */
  bytes: 512 * MIB,
  /** Unfolded against folded, once the archive unfolds to more than 8 MiB. */
  ratio: 200,
  ratioFromBytes: 8 * MIB,
} as const;

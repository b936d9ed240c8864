import { ProblemError } from '@jtop/contract/binding';
import {
  checkDocumentHead,
  inspectDocument,
  isDocumentType,
  refuseContent,
  refuseHead,
  type ContentFault,
  type DocumentKind,
  type DocumentRefusal,
  type DocumentType,
} from '@jtop/rules/documents';
import { checkContentTypes } from './content-types.js';

/** A file that somebody sends. */
export interface SentFile {
  readonly name: string;
  readonly kind: DocumentKind;
  /** Media type that it is said to be, without parameters. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Types that file-type tells apart and that are as good as the one that is declared. */
const AS_GOOD: Readonly<Record<string, string>> = { 'image/apng': 'image/png' };

/**
 * Holds a file to the limits of its kind, and its content to what it is said to be.
 *
 * @returns the type that it is
 * @throws ProblemError 400 `request.invalid` for the name, 413 `request.too_large { maxBytes }`, 415 `request.media_type
 *   { accepts }`, 409 `document.type_mismatch { declared, found? }`
 */
export async function acceptContent({ name, kind, type, bytes }: SentFile): Promise<DocumentType> {
  const fault = checkDocumentHead({ name, kind, type, bytes: bytes.length });
  if (fault !== undefined) throw problemOf(refuseHead(fault));
  if (!isDocumentType(type)) throw new Error(`a kind of files takes ${type}, which is no type of files`);
  const content =
    inspectDocument(type, bytes) ?? checkContentTypes(type, bytes) ?? (await lookFurther(type, bytes));
  if (content === undefined) return type;
  const found = content.found ?? (await foundIn(bytes));
  throw problemOf(refuseContent(type, { code: content.code, ...(found === undefined ? {} : { found }) }));
}

/** The rules know the beginnings of files; file-type looks further into them. Office files have been looked into already. */
async function lookFurther(type: DocumentType, bytes: Uint8Array): Promise<ContentFault | undefined> {
  if (type.startsWith('application/vnd.openxmlformats') || (await foundIn(bytes)) === type) return undefined;
  return { code: 'wrong_content' };
}

/** What file-type takes the content for: a media type, or undefined. */
async function foundIn(bytes: Uint8Array): Promise<string | undefined> {
  // Loaded where it is used: most starts see no file.
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  return mime === undefined ? undefined : (AS_GOOD[mime] ?? mime);
}

function problemOf({ code, extras, detail, errors }: DocumentRefusal): ProblemError {
  return new ProblemError(code, extras, {
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  });
}

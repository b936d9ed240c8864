import { ProblemError, invalid } from '@jtop/contract/binding';
import {
  DOCUMENT_LIMITS,
  checkDocumentHead,
  inspectDocument,
  type ContentFaultCode,
  type DocumentKind,
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

const REMEDIES: Readonly<Record<ContentFaultCode, string>> = {
  wrong_content:
    'the content is not of the declared type; save the file as that type, or declare the type that it is',
  macros: 'the file holds macros; save it without them, as .docx, .xlsx or .pptx, or as PDF',
  active_content: 'the file holds controls or programs; take them out, or save it as PDF',
  encrypted: 'the file is locked by a password; save it without one',
  damaged: 'the file is damaged or was made in an unusual way; open it and save it again',
  unfolds_too_far: 'the file unfolds to far more than it holds; make it smaller, or save it as PDF',
};

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
  switch (fault?.code) {
    case 'type_not_taken':
      throw new ProblemError('request.media_type', { accepts: fault.accepts });
    case 'too_large':
      throw new ProblemError('request.too_large', { maxBytes: fault.maxBytes });
    case 'empty':
      throw invalid({ path: '', code: 'empty', message: 'the body is empty; send the file' });
    case 'unsafe_name':
      throw invalid({
        path: 'name',
        code: 'unsafe_name',
        message: 'the name holds characters that cannot be seen; give one without them',
      });
    case 'wrong_ending':
      throw invalid({
        path: 'name',
        code: 'wrong_ending',
        message: `a file of this type is named with the ending ${fault.endings.join(' or ')}`,
      });
    case undefined:
  }
  const declared = typeOf(kind, type);
  const content = inspectDocument(declared, bytes) ?? checkContentTypes(declared, bytes);
  if (content !== undefined) throw mismatch(declared, content.code, content.found ?? (await foundIn(bytes)));
  // The rules know the beginnings of files; file-type looks further into them.
  const found = await foundIn(bytes);
  const isArchive = declared.startsWith('application/vnd.openxmlformats');
  if (!isArchive && found !== declared) throw mismatch(declared, 'wrong_content', found);
  return declared;
}

function typeOf(kind: DocumentKind, type: string): DocumentType {
  const known = DOCUMENT_LIMITS[kind].types.find((one) => one === type);
  if (known === undefined)
    throw new ProblemError('request.media_type', { accepts: DOCUMENT_LIMITS[kind].types });
  return known;
}

/** What file-type takes the content for: a media type, or undefined. */
async function foundIn(bytes: Uint8Array): Promise<string | undefined> {
  // Loaded where it is used: most starts see no file.
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  return mime === undefined ? undefined : (AS_GOOD[mime] ?? mime);
}

function mismatch(declared: string, code: ContentFaultCode, found: string | undefined): ProblemError {
  const message = REMEDIES[code];
  return new ProblemError(
    'document.type_mismatch',
    { declared, ...(found === undefined ? {} : { found }) },
    { detail: message, errors: [{ path: '', code, message }] },
  );
}

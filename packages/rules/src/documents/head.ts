import { DOCUMENT_ENDINGS, DOCUMENT_LIMITS, type DocumentKind, type DocumentType } from './limits.js';

/** What is known of a file before its content is looked at. */
export interface DocumentHead {
  readonly name: string;
  readonly kind: DocumentKind;
  /** The media type that it is said to be, without parameters. */
  readonly type: string;
  readonly bytes: number;
}

/** What keeps a file from being taken; `path` is the field of the wire, empty for the file itself. */
export type HeadFault =
  | { readonly path: 'name'; readonly code: 'wrong_ending'; readonly endings: readonly string[] }
  | { readonly path: 'name'; readonly code: 'unsafe_name' }
  | { readonly path: ''; readonly code: 'type_not_taken'; readonly accepts: readonly DocumentType[] }
  | { readonly path: ''; readonly code: 'empty' }
  | { readonly path: ''; readonly code: 'too_large'; readonly maxBytes: number };

/**
 * Checks name, type and size of a file against the limits of its kind: before it is sent, and again by who receives it.
 *
 * @returns undefined where all is well
 */
export function checkDocumentHead({ name, kind, type, bytes }: DocumentHead): HeadFault | undefined {
  const { types, maxBytes } = DOCUMENT_LIMITS[kind];
  const taken = types.find((one) => one === type);
  if (taken === undefined) return { path: '', code: 'type_not_taken', accepts: types };
  if (bytes === 0) return { path: '', code: 'empty' };
  if (bytes > maxBytes) return { path: '', code: 'too_large', maxBytes };
  // What turns the direction of writing makes «gpj.exe» read as «exe.jpg».
  if (/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(name)) return { path: 'name', code: 'unsafe_name' };
  const endings = DOCUMENT_ENDINGS[taken];
  const isNamed = endings.some(
    (ending) => name.toLowerCase().endsWith(ending) && name.length > ending.length,
  );
  return isNamed ? undefined : { path: 'name', code: 'wrong_ending', endings };
}

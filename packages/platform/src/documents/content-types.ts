import { inflateRawSync } from 'node:zlib';
import { readZip, type ContentFault, type DocumentType, type ZipEntry } from '@jtop/rules/documents';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
/** What the list of types calls the main part (ECMA-376-1 §11.3.10, §12.3.23, §13.3.6). Those with macros go by other names. */
const MAIN_PARTS: Readonly<Partial<Record<DocumentType, string>>> = {
  [`${OFFICE}wordprocessingml.document`]: `${OFFICE}wordprocessingml.document.main+xml`,
  [`${OFFICE}spreadsheetml.sheet`]: `${OFFICE}spreadsheetml.sheet.main+xml`,
  [`${OFFICE}presentationml.presentation`]: `${OFFICE}presentationml.presentation.main+xml`,
};
const MACROS = /macroEnabled|vbaProject|vbaData|macrosheet/i;
const ACTIVE = /activeX/i;
/** A list of types is some kilobytes; more than this of it is not unfolded. */
const MAX_LIST_BYTES = 1_048_576;
const STORED = 0;

/**
 * Looks into the list of types of an office file, the one part that is unfolded: it says which program opens the file,
 * whatever its parts are called.
 *
 * @returns undefined where all is well, also for a file that is no office file
 */
export function checkContentTypes(type: DocumentType, file: Uint8Array): ContentFault | undefined {
  const main = MAIN_PARTS[type];
  if (main === undefined) return undefined;
  const zip = readZip(file);
  const entry = zip.ok
    ? zip.entries.find(({ name }) => name.toLowerCase() === '[content_types].xml')
    : undefined;
  const list = entry === undefined ? undefined : unfold(file, entry);
  if (list === undefined) return { code: 'damaged' };
  if (MACROS.test(list)) return { code: 'macros', found: type };
  if (ACTIVE.test(list)) return { code: 'active_content', found: type };
  return list.includes(`"${main}"`) || list.includes(`'${main}'`) ? undefined : { code: 'wrong_content' };
}

/** The text of an entry; undefined where it cannot be unfolded, or unfolds too far. */
function unfold(file: Uint8Array, { at, foldedBytes, method }: ZipEntry): string | undefined {
  const folded = file.subarray(at, at + foldedBytes);
  try {
    const bytes = method === STORED ? folded : inflateRawSync(folded, { maxOutputLength: MAX_LIST_BYTES });
    return bytes.length > MAX_LIST_BYTES ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

import type { DocumentType } from './limits.js';
import { endsAsZip, readZip, textAt, type ZipEntry, type ZipFault } from './zip.js';

/** What is wrong with a file's content. */
export type ContentFaultCode = 'wrong_content' | 'macros' | 'active_content' | ZipFault;

export interface ContentFault {
  readonly code: ContentFaultCode;
  /** What it is, where that can be told: a media type. */
  readonly found?: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const ZIP = 'application/zip';
/** The folder that the parts of each kind of office file lie in (ECMA-376-1, §11 to §13, by convention of all writers). */
const OFFICE_FOLDERS: Readonly<Record<string, DocumentType>> = {
  'word/': `${OFFICE}wordprocessingml.document`,
  'xl/': `${OFFICE}spreadsheetml.sheet`,
  'ppt/': `${OFFICE}presentationml.presentation`,
};

/** First bytes of what is met in place of what was said; text stands for itself. */
const BEGINNINGS: readonly (readonly [found: string, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  [ZIP, [0x50, 0x4b, 0x03, 0x04]],
  // Word, Excel and PowerPoint of before 2007, and what a newer one becomes with a password.
  ['application/x-cfb', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['application/x-msdownload', [0x4d, 0x5a]],
  ['application/x-elf', [0x7f, 0x45, 0x4c, 0x46]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/** Programs inside office files: VBA, the macro sheets of Excel 4, and office files with either inside the file. */
const MACROS =
  /(^|\/)vba(project\w*\.bin|data\.xml)$|(^|\/)(macro|dialog|intlmacro)sheets\/|\.(doc|dot|xls|xlt|xla|ppt|pot|pps|ppa)m$|\.xlsb$/;
/** Controls that run as soon as the file is opened, and files that are programs. */
const ACTIVE = /(^|\/)activex\/|\.(exe|dll|scr|com|bat|cmd|ps1|vbs|js|jar|hta|lnk|msi)$/;

/**
 * Whether a file is what it is said to be, and nothing that runs. Nothing is unfolded, so neither its size nor what it
 * costs depends on what an archive claims.
 *
 * @returns undefined where all is well
 */
export function inspectDocument(type: DocumentType, file: Uint8Array): ContentFault | undefined {
  const found = beginningOf(file);
  if (!type.startsWith(OFFICE)) {
    if (found !== type) return wrong(found);
    // Two files in one: a PDF for its reader, and a .jar or .zip for whoever takes it from its end.
    return endsAsZip(file) ? wrong(ZIP) : undefined;
  }
  if (found !== ZIP) return wrong(found);
  const zip = readZip(file);
  return zip.ok ? inspectOffice(type, zip.entries) : { code: zip.code, found: ZIP };
}

function inspectOffice(type: DocumentType, entries: readonly ZipEntry[]): ContentFault | undefined {
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.some((name) => MACROS.test(name))) return { code: 'macros', found: type };
  if (names.some((name) => ACTIVE.test(name))) return { code: 'active_content', found: type };
  if (names.some((name) => /^\/|\\|\0|(^|\/)\.\.(\/|$)/.test(name))) return { code: 'damaged', found: ZIP };
  const folders = Object.keys(OFFICE_FOLDERS).filter((folder) =>
    names.some((name) => name.startsWith(folder)),
  );
  const [folder = ''] = folders;
  const kind = OFFICE_FOLDERS[folder];
  if (!names.includes('[content_types].xml') || folders.length !== 1 || kind === undefined) return wrong(ZIP);
  return kind === type ? undefined : wrong(kind);
}

function beginningOf(file: Uint8Array): string | undefined {
  const known = BEGINNINGS.find(([, bytes]) => bytes.every((byte, index) => file[index] === byte));
  if (known !== undefined) return known[0];
  const text = textAt(file, 0, 512).trimStart().toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!doctype svg[^>]*>\s*)?<svg/.test(text)) return 'image/svg+xml';
  return /^<(!doctype html|html|script|head|body)/.test(text) ? 'text/html' : undefined;
}

function wrong(found: string | undefined): ContentFault {
  return { code: 'wrong_content', ...(found === undefined ? {} : { found }) };
}

import { ARCHIVE_LIMITS } from './limits.js';

/** An entry of a ZIP archive, as its central directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly foldedBytes: number;
  readonly bytes: number;
  /** Where its folded bytes begin in the file. */
  readonly at: number;
}

export type ZipFault = 'damaged' | 'encrypted' | 'unfolds_too_far';
export type ZipReading =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly code: ZipFault };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;
const MAX_NAME_BYTES = 1024;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/**
 * Reads what a ZIP archive holds without unfolding any of it (APPNOTE 6.3.10, §4.3). Archives in several parts and those
 * of ZIP64, which begin at 4 GiB, count as damaged, and so does one whose two tables disagree: readers would see two
 * different files.
 */
export function readZip(file: Uint8Array): ZipReading {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(view);
  if (end === undefined) return { ok: false, code: 'damaged' };
  const count = view.getUint16(end + 10, true);
  const directoryAt = view.getUint32(end + 16, true);
  const isWhole =
    view.getUint16(end + 4, true) === 0 &&
    view.getUint16(end + 8, true) === count &&
    directoryAt + view.getUint32(end + 12, true) === end;
  if (!isWhole) return { ok: false, code: 'damaged' };
  if (count > ARCHIVE_LIMITS.entries) return { ok: false, code: 'unfolds_too_far' };
  return readDirectory(file, view, { at: directoryAt, end, count });
}

/** Whether a file ends as an archive does, whatever it begins as: programs that look at the end open it as one. */
export function endsAsZip(file: Uint8Array): boolean {
  return findEnd(new DataView(file.buffer, file.byteOffset, file.byteLength)) !== undefined;
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1) {
    if (
      view.getUint32(at, true) === END &&
      at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  return undefined;
}

function readDirectory(
  file: Uint8Array,
  view: DataView,
  directory: { readonly at: number; readonly end: number; readonly count: number },
): ZipReading {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let { at } = directory;
  let unfolded = 0;
  for (let index = 0; index < directory.count; index += 1) {
    if (at + CENTRAL_BYTES > directory.end || view.getUint32(at, true) !== CENTRAL)
      return { ok: false, code: 'damaged' };
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return { ok: false, code: 'encrypted' };
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const entry = readEntry(file, view, { at, nameBytes, before: directory.at });
    if (next > directory.end || entry === undefined || names.has(entry.name.toLowerCase()))
      return { ok: false, code: 'damaged' };
    names.add(entry.name.toLowerCase());
    entries.push(entry);
    unfolded += entry.bytes;
    at = next;
  }
  if (at !== directory.end) return { ok: false, code: 'damaged' };
  const { bytes, ratio, ratioFromBytes } = ARCHIVE_LIMITS;
  const isBomb = unfolded > bytes || (unfolded > ratioFromBytes && unfolded > ratio * file.length);
  return isBomb ? { ok: false, code: 'unfolds_too_far' } : { ok: true, entries };
}

/** The entry of a record of the directory; undefined where its own header is not where it should be, or says another name. */
function readEntry(
  file: Uint8Array,
  view: DataView,
  record: { readonly at: number; readonly nameBytes: number; readonly before: number },
): ZipEntry | undefined {
  const { at, nameBytes, before } = record;
  const method = view.getUint16(at + 10, true);
  const foldedBytes = view.getUint32(at + 20, true);
  const bytes = view.getUint32(at + 24, true);
  const localAt = view.getUint32(at + 42, true);
  if (method !== STORED && method !== DEFLATED) return undefined;
  if (localAt + LOCAL_BYTES > before || view.getUint32(localAt, true) !== LOCAL) return undefined;
  const localNameBytes = view.getUint16(localAt + 26, true);
  const dataAt = localAt + LOCAL_BYTES + localNameBytes + view.getUint16(localAt + 28, true);
  if (nameBytes !== localNameBytes || nameBytes > MAX_NAME_BYTES) return undefined;
  if (dataAt + foldedBytes > before) return undefined;
  if (method === STORED && foldedBytes !== bytes) return undefined;
  const name = textAt(file, at + CENTRAL_BYTES, nameBytes);
  if (name !== textAt(file, localAt + LOCAL_BYTES, nameBytes)) return undefined;
  return { name, method, foldedBytes, bytes, at: dataAt };
}

/** Bytes as text, one character each: enough to compare names, and to look for those in ASCII. */
export function textAt(file: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...file.subarray(at, at + length));
}

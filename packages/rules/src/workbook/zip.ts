import { Inflate } from 'fflate';
import { UnreadableFile } from '../imports/unreadable.js';

/** How much a workbook may unpack to in all, in bytes. 10,000 rows with two pages of text each fit in. */
export const UNPACKED_MAX = 67_108_864;

const ENTRIES_MAX = 2_000;
/** Compressed bytes taken at once: deflate makes no more than 1,032 times as many of them, so 17 MB. */
const STEP = 16_384;
const END = { signature: 0x06054b50, size: 22, commentMax: 65_535 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 1;

/** The parts of a workbook that its rows are read from. */
const WANTED =
  /^(\[Content_Types\]\.xml|xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\w*\.xml|styles\w*\.xml|worksheets\/[^/]+\.xml))$/iu;
const MACROS = /vbaProject\.bin$|^xl\/macrosheets\//iu;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** Parts of a workbook by their names. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * Unpacks what is needed of a workbook: refused by the sizes that it declares, and again by counting while it inflates,
 * since a bomb lies. Memory never holds more than {@link UNPACKED_MAX} and one step.
 *
 * @throws UnreadableFile `too_large`, `macro`, `encrypted`, `damaged`
 */
export function unpack(bytes: Uint8Array, maxBytes: number = UNPACKED_MAX): Parts {
  const steps = unpackInSteps(bytes, maxBytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in slices, for a thread that has other things to do.
 *
 * @param turn - lets everything else have a turn
 * @throws UnreadableFile `too_large`, `macro`, `encrypted`, `damaged`
 */
export async function unpackInTurns(bytes: Uint8Array, turn: () => Promise<void>): Promise<Parts> {
  const steps = unpackInSteps(bytes, UNPACKED_MAX);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}

function* unpackInSteps(bytes: Uint8Array, maxBytes: number): Generator<undefined, Parts> {
  const entries = centralDirectory(bytes);
  if (entries.some(({ name }) => MACROS.test(name))) throw new UnreadableFile('macro');
  const wanted = entries.filter(({ name }) => WANTED.test(name));
  if (wanted.some(({ flags }) => (flags & IS_ENCRYPTED) !== 0)) throw new UnreadableFile('encrypted');
  const declared = wanted.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (declared > maxBytes) throw tooLarge(maxBytes);
  const parts = new Map<string, Uint8Array>();
  for (const entry of wanted) {
    if (parts.has(entry.name)) throw new UnreadableFile('damaged');
    parts.set(entry.name, yield* content(bytes, entry));
  }
  return parts;
}

function tooLarge(maxBytes: number): UnreadableFile {
  return new UnreadableFile('too_large', { maxMiB: Math.floor(maxBytes / 1_048_576) });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function centralDirectory(bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > ENTRIES_MAX) throw new UnreadableFile('damaged');
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL.size > bytes.length || view.getUint32(at, true) !== CENTRAL.signature) {
      throw new UnreadableFile('damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + CENTRAL.size, at + CENTRAL.size + nameLength);
    entries.push({
      name: String.fromCharCode(...name.subarray(0, 512)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += CENTRAL.size + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END.size - END.commentMax);
  for (let at = view.byteLength - END.size; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  throw new UnreadableFile('damaged');
}

function* content(
  bytes: Uint8Array,
  { offset, packed, unpacked, method }: Entry,
): Generator<undefined, Uint8Array> {
  const view = viewOf(bytes);
  if (offset + LOCAL.size > bytes.length || view.getUint32(offset, true) !== LOCAL.signature) {
    throw new UnreadableFile('damaged');
  }
  const start = offset + LOCAL.size + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) throw new UnreadableFile('damaged');
  if (method === DEFLATED) return yield* inflate(data, unpacked);
  if (method !== STORED || packed !== unpacked) throw new UnreadableFile('damaged');
  return data;
}

/** Inflates into exactly as many bytes as were declared, and stops at the first one more. */
function* inflate(data: Uint8Array, size: number): Generator<undefined, Uint8Array> {
  const whole = new Uint8Array(size);
  let filled = 0;
  const inflater = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw new UnreadableFile('damaged');
    whole.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < data.length; at += STEP) {
    try {
      inflater.push(data.subarray(at, at + STEP), at + STEP >= data.length);
    } catch {
      throw new UnreadableFile('damaged');
    }
    yield;
  }
  if (filled !== size) throw new UnreadableFile('damaged');
  return whole;
}

/**
 * Parts as a zip of stored entries: what the library reads is what was counted here, and it has nothing left to inflate.
 * Checksums are left out, for it looks at none.
 */
export function pack(parts: Parts): ArrayBuffer {
  const names = [...parts.keys()].map((name) => Uint8Array.from(name, (letter) => letter.charCodeAt(0)));
  const contents = [...parts.values()];
  const sum = (sizes: readonly { length: number }[]): number =>
    sizes.reduce((total, { length }) => total + length, 0);
  const heads = names.length * (LOCAL.size + CENTRAL.size) + 2 * sum(names) + END.size;
  const bytes = new Uint8Array(heads + sum(contents));
  const view = viewOf(bytes);
  const offsets: number[] = [];
  let at = 0;
  names.forEach((name, index) => {
    const part = contents[index] ?? new Uint8Array();
    offsets.push(at);
    view.setUint32(at, LOCAL.signature, true);
    writeSizes(view, at + 18, part.length, name.length);
    bytes.set(name, at + LOCAL.size);
    bytes.set(part, at + LOCAL.size + name.length);
    at += LOCAL.size + name.length + part.length;
  });
  const directory = at;
  names.forEach((name, index) => {
    view.setUint32(at, CENTRAL.signature, true);
    writeSizes(view, at + 20, contents[index]?.length ?? 0, name.length);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    bytes.set(name, at + CENTRAL.size);
    at += CENTRAL.size + name.length;
  });
  view.setUint32(at, END.signature, true);
  view.setUint16(at + 8, names.length, true);
  view.setUint16(at + 10, names.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes.buffer;
}

/** Packed size, unpacked size and length of the name stand beside each other in both kinds of head. */
function writeSizes(view: DataView, at: number, size: number, nameLength: number): void {
  view.setUint32(at, size, true);
  view.setUint32(at + 4, size, true);
  view.setUint16(at + 8, nameLength, true);
}

/** Bytes that are looked at in one turn. */
export const SCAN_STEP = 262_144;

const TAG_MAX = 1_024;
const [LESS, GREATER, SLASH, COLON] = [0x3c, 0x3e, 0x2f, 0x3a];
const [BANG, QUESTION] = [0x21, 0x3f];
const [DOUBLE, SINGLE] = [0x22, 0x27];

/** Where each shared string stands: the first byte of its `<si>`, and the one behind it. */
export interface SharedStrings {
  readonly bytes: Uint8Array;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Finds the strings of the part that a workbook keeps them in, without reading them.
 *
 * @param turn - called after each quarter of a megabyte
 * @returns `undefined` where they cannot be told apart for certain: the part has comments, or is not plain otherwise
 */
export async function findSharedStrings(
  bytes: Uint8Array,
  turn: () => Promise<void>,
): Promise<SharedStrings | undefined> {
  const [starts, ends]: [number[], number[]] = [[], []];
  let [next, end] = [SCAN_STEP, 0];
  for (let at = bytes.indexOf(LESS); at !== -1; at = bytes.indexOf(LESS, end)) {
    if (at >= next) {
      await turn();
      next = at + SCAN_STEP;
    }
    const second = bytes[at + 1];
    end = endOfTag(bytes, at);
    if (end === -1 || second === BANG || (second === QUESTION && at > 3)) return undefined;
    const isClosing = second === SLASH;
    if (!isString(bytes, at + (isClosing ? 2 : 1))) continue;
    // A string begins only where all before it have ended, and the other way round.
    if (starts.length !== ends.length + (isClosing ? 1 : 0)) return undefined;
    if (!isClosing) starts.push(at);
    if (isClosing || bytes[end - 2] === SLASH) ends.push(end);
  }
  return starts.length === ends.length ? { bytes, starts, ends } : undefined;
}

/** A part of some of the strings, in this order; `undefined` where one is not there. */
export function someStrings(
  { bytes, starts, ends }: SharedStrings,
  indexes: readonly number[],
): Uint8Array | undefined {
  const found: Uint8Array[] = [];
  for (const index of indexes) {
    const [start, end] = [starts[index], ends[index]];
    if (start === undefined || end === undefined) return undefined;
    found.push(bytes.subarray(start, end));
  }
  const [open, close] = ['<sst>', '</sst>'].map((tag) =>
    Uint8Array.from(tag, (letter) => letter.charCodeAt(0)),
  );
  const all = [open ?? [], ...found, close ?? []];
  const part = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of all) {
    part.set(piece, at);
    at += piece.length;
  }
  return part;
}

/** Index behind a tag; -1 where another begins before it has ended. */
function endOfTag(bytes: Uint8Array, start: number): number {
  let quote = 0;
  const stop = Math.min(bytes.length, start + TAG_MAX);
  for (let at = start + 1; at < stop; at += 1) {
    const byte = bytes[at];
    if (byte === LESS) return -1;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === DOUBLE || byte === SINGLE) {
      quote = byte;
    } else if (byte === GREATER) {
      return at + 1;
    }
  }
  return -1;
}

/** Whether a name is `si`, whatever its prefix. */
function isString(bytes: Uint8Array, start: number): boolean {
  let [local, at] = [start, start];
  for (let byte = bytes[at] ?? 0; byte > 0x20 && byte !== GREATER && byte !== SLASH; byte = bytes[at] ?? 0) {
    at += 1;
    if (byte === COLON) local = at;
  }
  return at - local === 2 && bytes[local] === 0x73 && bytes[local + 1] === 0x69;
}

import { UnreadableFile } from '../imports/unreadable.js';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound files of old: .xls, and .xlsx with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
/** How much of a file tells what it is. */
const SAMPLE = 8_192;

/**
 * Lets a zip pass, and says of anything else what it is.
 * @throws UnreadableFile
 */
export function requireZip(bytes: Uint8Array): void {
  if (begins(bytes, ZIP)) return;
  if (begins(bytes, COMPOUND)) throw new UnreadableFile('old_format');
  if (UTF_16.some((mark) => begins(bytes, mark))) throw new UnreadableFile('csv', { encoding: 'UTF-16' });
  const sample = bytes.subarray(0, SAMPLE);
  const hasSeparator = [0x2c, 0x3b, 0x09].some((separator) => sample.includes(separator));
  const isMarkup = sample[0] === 0x3c || sample[0] === 0x25;
  if (bytes.length === 0 || !hasSeparator || isMarkup || sample.some(isBinary)) {
    throw new UnreadableFile('not_a_workbook');
  }
  if (isUtf8(sample)) throw new UnreadableFile('csv', { encoding: 'UTF-8' });
  throw isGb(sample)
    ? new UnreadableFile('csv', { encoding: 'GB18030' })
    : new UnreadableFile('not_a_workbook');
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Control characters that no text has; tabs and line ends are none of them. */
function isBinary(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

/** Whether bytes are UTF-8, but for a character that the end of the sample cuts. */
function isUtf8(bytes: Uint8Array): boolean {
  let following = 0;
  for (const byte of bytes) {
    if (following > 0) {
      if (byte >> 6 !== 0b10) return false;
      following -= 1;
    } else if (byte >= 0x80) {
      if (byte < 0xc2 || byte > 0xf4) return false;
      following = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    }
  }
  return true;
}

/** Whether bytes are GB 18030, but for a character that the end of the sample cuts. */
function isGb(bytes: Uint8Array): boolean {
  let index = 0;
  while (index < bytes.length) {
    const [byte = 0, next] = [bytes[index], bytes[index + 1]];
    if (byte < 0x80) {
      index += 1;
      continue;
    }
    if (byte === 0x80 || byte === 0xff) return false;
    if (next === undefined) return true;
    const isFour = next >= 0x30 && next <= 0x39;
    if (!isFour && (next < 0x40 || next === 0x7f || next === 0xff)) return false;
    index += isFour ? 4 : 2;
  }
  return true;
}

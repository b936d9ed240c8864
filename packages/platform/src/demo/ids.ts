import { createHash } from 'node:crypto';

/** The first day of the first season that the demo holds, as the 48-bit time of its ids. */
const TIME_BITS = Date.UTC(2025, 0, 1).toString(16).padStart(12, '0');

/**
 * The id of a demo record: a UUIDv7 whose time is fixed and whose random bits come from the name, so that pages and
 * tests can name the record before it exists.
 *
 * @param name - Unique within the demo, e.g. `listing:2025:17`.
 */
export function demoId(name: string): string {
  const hash = createHash('sha256').update(`jtop-demo:${name}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return [
    TIME_BITS.slice(0, 8),
    TIME_BITS.slice(8),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(7, 19),
  ].join('-');
}

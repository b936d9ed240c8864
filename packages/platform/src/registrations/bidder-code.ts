import { randomInt } from 'node:crypto';

/** Digits and capitals that nobody mistakes for one another, aloud or on a wall: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const ALPHABET = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 4;

/** A bidder's pseudonym for one lot, such as `K7Q4`, by chance alone: 279,841 there are. */
function randomBidderCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/**
 * A code that nobody has in a lot yet.
 * @param isTaken - asked while the lot is locked
 * @throws Error where so many are taken that chance finds no free one
 */
export async function freeBidderCode(isTaken: (code: string) => Promise<boolean>): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const code = randomBidderCode();
    if (!(await isTaken(code))) return code;
  }
  throw new Error('no bidder code is left in this lot');
}

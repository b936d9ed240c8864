import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import serialize from 'canonicalize';
import type { Reserve } from '../auction/types.js';
import type { LotRules } from '@jtop/contract';

/**
 * Canonical JSON (JCS, RFC 8785) of a value: the one text over which everything here is hashed and signed.
 * @throws TypeError where the value has no JSON form
 * @throws Error where it has NaN, an infinity, a lone surrogate or a circle
 */
export function canonicalize(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('a value without a JSON form');
  return text;
}

/** SHA-256 as 64 lower-case hexadecimal digits, of bytes or of a text's UTF-8. */
export function sha256Hex(input: string | Uint8Array): string {
  return bytesToHex(sha256(typeof input === 'string' ? utf8ToBytes(input) : input));
}

/** The hash that a lot announces and that a bidder agrees to: over the complete rules exactly as the wire shows them. */
export function rulesHash(rules: LotRules): string {
  return sha256Hex(canonicalize(rules));
}

/** The hash of an announcement's text, over its UTF-8 as it is. */
export function announcementHash(text: string): string {
  return sha256Hex(text);
}

/** Commits to a reserve without showing it: SHA-256 over the JCS of `{ priceFen, salt }`. */
export function reserveCommitment(reserve: Reserve): string {
  return sha256Hex(canonicalize({ priceFen: reserve.priceFen, salt: reserve.salt }));
}

/** The rules with the commitment to a reserve in them, as they are announced. Without a reserve they stay as they are. */
export function commitReserve(rules: LotRules, reserve: Reserve | undefined): LotRules {
  return reserve === undefined ? rules : { ...rules, reserveCommitment: reserveCommitment(reserve) };
}

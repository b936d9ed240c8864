import type { BidEntry, ClosedEntry, ClosingStatement, Jwks, LogEntry } from '@jtop/contract';
import type { Sign } from './ed25519.js';
import { entryHash } from './entries.js';
import { canonicalize } from './hashing.js';
import { type JwsFault, encodeJws, verifyJws } from './jws.js';
import { readEntry } from './read-entry.js';

/**
 * The receipt (回执) of an accepted bid: a compact JWS over its log entry. Whoever holds one can prove that the bid was
 * accepted, and when.
 * @param sign Ed25519 over the bytes given; the key stays with the caller
 */
export function encodeReceipt(entry: BidEntry, kid: string, sign: Sign): string {
  return encodeJws(entry, kid, sign);
}

/** The signed end of a lot: a compact JWS over its `closed` entry. */
export function encodeClosingStatement(entry: ClosedEntry, kid: string, sign: Sign): ClosingStatement {
  return { entry, jws: encodeJws(entry, kid, sign) };
}

/** What can be wrong with a signed entry, besides the signature: it is no entry, of another type, or not its own hash. */
export type SignedEntryFault = JwsFault | 'not_an_entry' | 'bad_hash';

export type VerifiedEntry<E extends LogEntry> =
  | { readonly ok: true; readonly entry: E; readonly kid: string }
  | { readonly ok: false; readonly fault: SignedEntryFault };

function verifyEntry<T extends LogEntry['type']>(
  jws: unknown,
  jwks: Jwks,
  type: T,
): VerifiedEntry<Extract<LogEntry, { type: T }>> {
  const verified = verifyJws(jws, jwks);
  if (!verified.ok) return verified;
  const entry = readEntry(verified.payload);
  if (entry?.type !== type) return { ok: false, fault: 'not_an_entry' };
  if (!hashHolds(entry)) return { ok: false, fault: 'bad_hash' };
  return { ok: true, entry: entry as Extract<LogEntry, { type: T }>, kid: verified.kid };
}

/** Whether an entry's hash is that of what it says. False, and no error, where it says what cannot be hashed. */
export function hashHolds(entry: LogEntry): boolean {
  return hashOf(entry) === entry.hash;
}

/** The hash that an entry should have; undefined where it says what cannot be hashed. */
export function hashOf(entry: LogEntry): string | undefined {
  try {
    return entryHash(entry);
  } catch {
    return undefined;
  }
}

/** Whether two entries say the same, field by field. False, and no error, where one says what has no canonical form. */
export function sameEntry(a: LogEntry, b: LogEntry): boolean {
  try {
    return canonicalize(a) === canonicalize(b);
  } catch {
    return false;
  }
}

/**
 * Verifies the receipt of a bid against the platform's key set. Nothing else is needed; whether the log still holds the
 * bid is what `verifyLotLog` answers. Never throws.
 */
export function verifyReceipt(receipt: unknown, jwks: Jwks): VerifiedEntry<BidEntry> {
  return verifyEntry(receipt, jwks, 'bid');
}

/** Verifies the signature of a closing statement against the platform's key set. Never throws. */
export function verifyClosingStatement(jws: unknown, jwks: Jwks): VerifiedEntry<ClosedEntry> {
  return verifyEntry(jws, jwks, 'closed');
}

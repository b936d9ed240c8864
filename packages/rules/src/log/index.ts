/** The verifiable log: chain, receipts, replay. The only part of the rules that hashes and checks signatures. */
export { decodeBase64url, encodeBase64url } from './base64url.js';
export { createSigner, verifyEd25519, type Sign, type Signer } from './ed25519.js';
export {
  GENESIS_HASH,
  appendEntry,
  bidDraft,
  closedDraft,
  entryHash,
  logLine,
  type EntryDraft,
  type EntryOf,
  type LogEntryType,
  type LogHead,
} from './entries.js';
export {
  announcementHash,
  canonicalize,
  commitReserve,
  reserveCommitment,
  rulesHash,
  sha256Hex,
} from './hashing.js';
export { decodeJws, encodeJws, verifyJws, type DecodedJws, type JwsFault, type VerifiedJws } from './jws.js';
export { readEntry } from './read-entry.js';
export type { Finding, FindingCode } from './findings.js';
export {
  encodeClosingStatement,
  encodeReceipt,
  verifyClosingStatement,
  verifyReceipt,
  type SignedEntryFault,
  type VerifiedEntry,
} from './receipts.js';
export { replay, type Replay, type ReplayedLot } from './replay.js';
export {
  verifyLotLog,
  type LotLogInput,
  type LotLogResult,
  type LotLogVerification,
} from './verify-lot-log.js';

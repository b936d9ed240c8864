export {
  findAnswer,
  KEY_TTL_MS,
  pruneKeys,
  replay,
  withIdempotency,
  type KeyScope,
  type StoredAnswer,
} from './idempotency.js';

export {
  closeKey,
  findAnswer,
  pruneKeys,
  replay,
  withIdempotency,
  type KeyScope,
  type StoredAnswer,
} from './idempotency.js';

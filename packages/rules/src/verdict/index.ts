/** What can be said of an auction from its public files, as data. The sentences are in `@jtop/rules/verdict/texts`. */
export { judgeLog, judgeLogSteps } from './judge-log.js';
export { readReceiptText, type ReceiptReading } from './read-receipts.js';
export { MAX_LOG_LENGTH, MAX_RECEIPT_LENGTH } from './limits.js';
export type {
  CheckName,
  CheckStatus,
  Verdict,
  VerdictCheck,
  VerdictCode,
  VerdictFacts,
  VerdictInput,
  VerdictOverall,
  VerdictOwnCode,
  VerdictProgress,
} from './types.js';

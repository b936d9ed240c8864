/** What can be said of an auction from its public files, as data. The sentences are in `@jtop/rules/verdict/texts`. */
export { judgeLog, judgeLogSteps } from './judge-log.js';
export { readReceiptText, type ReceiptReading } from './read-receipts.js';
export {
  MAX_LOG_LENGTH,
  MAX_RECEIPT_LENGTH,
  type CheckName,
  type CheckStatus,
  type Verdict,
  type VerdictCheck,
  type VerdictCode,
  type VerdictFacts,
  type VerdictInput,
  type VerdictOverall,
  type VerdictOwnCode,
  type VerdictProgress,
} from './types.js';

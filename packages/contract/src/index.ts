/** What is said on the wire, for every runtime: plain types, operations, codes and instants. No zod reaches this entry. */
export * from './common/challenge-enums.js';
export * from './common/enums.js';
export { problemCodes, type ProblemCode } from './common/problem-codes.js';
export { INSTANT_PATTERN, dateInShanghai, formatInstant } from './common/time.js';
export { parseInstant } from './common/read-time.js';
export type * from './generated/types.js';
export * from './operations/index.js';

import type { Finding, FindingCode } from '../log/findings.js';
import type { LotLogResult } from '../log/verify-lot-log.js';

/**
 * What a verdict is made from. Each part may come from a stranger and be of any form, as text or as parsed JSON; a part
 * that is left out is said to be missing.
 */
export interface VerdictInput {
  /** The text of `log.jsonl`, at most `MAX_LOG_LENGTH` characters. */
  readonly log?: unknown;
  /** The key set of `/.well-known/jwks.json`. */
  readonly jwks?: unknown;
  /** The answer of `GET /v1/lots/{id}/closing-statement`. */
  readonly closingStatement?: unknown;
  /**
   * The lot, or its rules. With them every step and every extension is computed again. A lot also names the last entry that the
   * log had by then, so read it before the log.
   */
  readonly rules?: unknown;
  /** What was kept of receipts, a text for each file: compact JWS, or JSON that holds one. */
  readonly receipts?: readonly unknown[];
  /** The lot that the log should be of. */
  readonly lotId?: string | undefined;
}

/** `incomplete`: nothing speaks against the log, but something that belongs to the check could not be looked at. */
export type VerdictOverall = 'holds' | 'broken' | 'incomplete';

/** `unknown` could not be checked and should have been; `skipped` has nothing to check, or was not asked for. */
export type CheckStatus = 'pass' | 'fail' | 'unknown' | 'skipped';

/** What is looked at, in this order. There is one check of each, and one of `receipt` for each receipt. */
export type CheckName = 'log' | 'chain' | 'indexes' | 'keys' | 'rules' | 'replay' | 'closing' | 'receipt';

/** What only a verdict says, besides what a verifier of logs can find. */
export type VerdictOwnCode =
  | 'log.read'
  | 'log.missing'
  | 'log.too_large'
  | 'log.not_json'
  | 'log.cut_short'
  | 'log.not_an_entry'
  | 'log.unknown_type'
  | 'log.other_lot'
  | 'log.behind'
  | 'log.unreadable'
  | 'chain.intact'
  | 'indexes.dense'
  | 'keys.known'
  | 'keys.missing'
  | 'keys.malformed'
  | 'rules.match'
  | 'rules.not_given'
  | 'rules.malformed'
  | 'replay.agrees'
  | 'closing.signed'
  | 'closing.not_due'
  | 'closing.missing'
  | 'closing.malformed'
  | 'closing.no_keys'
  | 'closing.no_log'
  | 'closing.other_lot'
  | 'receipt.in_log'
  | 'receipt.no_keys'
  | 'receipt.no_log'
  | 'receipt.other_lot'
  | 'receipt.empty'
  | 'receipt.too_large'
  | 'receipt.other_shape'
  | 'receipt.not_a_receipt';

/** By which a text is found. A failed check has the code of what was found first. */
export type VerdictCode =
  | VerdictOwnCode
  | Exclude<
      FindingCode,
      | 'input.malformed'
      | 'line.malformed'
      | 'line.unusual'
      | 'receipt.not_an_entry'
      | 'closing_statement.malformed'
      | 'findings.truncated'
    >;

/**
 * The values that a text fills in. Texts among them may come from a stranger: they are cut to 80 characters, and characters
 * that would steer a terminal or turn the direction of a line are replaced.
 */
export interface VerdictFacts {
  /** A line of the file, from 1. */
  readonly line?: number;
  /** An entry of the log, from 0. */
  readonly entry?: number;
  /** What should stand there: a hash, an index, fen or an instant, as the code has it. */
  readonly expected?: string | number;
  /** What stands there. */
  readonly found?: string | number;
  /** How many entries the log has. */
  readonly entries?: number;
  /** How many bids it has. */
  readonly bids?: number;
  readonly seq?: number;
  readonly amountFen?: number;
  readonly bidderCode?: string;
  /** An instant as the wire writes it. */
  readonly at?: string;
  /** What the log says came of the lot. */
  readonly result?: string;
  /** How many findings of this check there are besides the one that is named. */
  readonly more?: number;
  /** The most characters that are read. */
  readonly limit?: number;
}

/** One thing that was looked at. */
export interface VerdictCheck {
  readonly name: CheckName;
  readonly status: CheckStatus;
  readonly code: VerdictCode;
  readonly facts: VerdictFacts;
  /** For `receipt`: the place of its text in the input, from 0. */
  readonly receipt?: number;
  /** All that was found, for experts. */
  readonly findings: readonly Finding[];
}

/** What can be said of an auction. */
export interface Verdict {
  readonly overall: VerdictOverall;
  readonly checks: readonly VerdictCheck[];
  /** Where the log leads to; absent where it could not be read. */
  readonly result?: LotLogResult;
}

/** How far a verdict has come, in lines and receipts. */
export interface VerdictProgress {
  readonly done: number;
  readonly total: number;
}

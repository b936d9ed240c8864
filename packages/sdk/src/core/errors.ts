import type { Problem, ProblemCode } from '@jtop/contract';
import type { OutcomeUnknownError } from './outcome-unknown.js';
import type { ProblemExtras } from './problem-extras.js';

/** Shared by all copies of this package on a page, so that an error of one copy is known to the other. */
const BRAND = /* @__PURE__ */ Symbol.for('jtop.error');

/** What a caller can be told about the request that failed. */
export interface ErrorContext {
  /** `X-Request-Id` of the answer: quote it to the platform's people. */
  readonly requestId?: string | undefined;
  /** The key that the write was sent with; the same key asks for the same intent again. */
  readonly idempotencyKey?: string | undefined;
  /** `Retry-After` in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Root of everything that this package throws, aborts by the caller's own signal excepted. */
export class JtopError extends Error {
  override readonly name: string = 'JtopError';
  /** Stable and made for programs: a code of the platform, or one of this package such as `connection`. */
  readonly code: string;
  declare readonly requestId?: string;
  declare readonly idempotencyKey?: string;
  /** `Retry-After` of the answer in milliseconds, where it had one. */
  declare readonly retryAfterMs?: number;
  declare readonly cause?: unknown;
  /** On the prototype, so that a printed error does not show it. */
  protected get [BRAND](): true {
    return true;
  }

  constructor(code: string, message: string, context: ErrorContext = {}) {
    super(message);
    this.code = code;
    for (const [name, value] of Object.entries(context)) {
      // An error that says `requestId: undefined` reads as if there had been an answer without one.
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: name !== 'cause' });
    }
  }
}

/** The problem of an answer, with the extras that its code brings. */
export type ProblemOf<Code extends string> = Problem & {
  readonly code: Code;
} & (Code extends keyof ProblemExtras ? ProblemExtras[Code] : unknown);

/**
 * The platform refused, or failed and said so. A client throws one of the classes per status in place of it.
 *
 * @example
 * if (isJtopError(error, 'bid.too_low')) offer(error.problem.minNextAmountFen);
 */
export class ApiError<Code extends string = string> extends JtopError {
  override readonly name: string = 'ApiError';
  declare readonly code: Code;
  /** HTTP status. */
  readonly status: number;
  /** The problem as it came; where the answer was none of the platform's, one made from the status. */
  readonly problem: ProblemOf<Code>;

  constructor(problem: Problem, context?: ErrorContext) {
    super(problem.code, `${problem.code}: ${problem.detail ?? problem.title}`, context);
    this.status = problem.status;
    this.problem = problem as ProblemOf<Code>;
  }
}

/** No answer came: no network, name not found, refused by the browser's security, cut in the middle. */
export class ConnectionError extends JtopError {
  override readonly name = 'ConnectionError';
  constructor(message: string, context?: ErrorContext) {
    super('connection', message, context);
  }
}

/** No complete answer within `timeout`, also after the retries. */
export class TimeoutError extends JtopError {
  override readonly name = 'TimeoutError';
  constructor(message: string, context?: ErrorContext) {
    super('timeout', message, context);
  }
}

/** The answer is not what the contract says. Of a write: it was done nonetheless. */
export class ResponseValidationError extends JtopError {
  override readonly name = 'ResponseValidationError';
  /** What came, unchecked; text where it was not JSON. */
  readonly data: unknown;
  /** JSON pointer of the first thing that is wrong, such as `/items/3/rules/opensAt`; empty for the whole. */
  readonly pointer: string;
  constructor(operation: string, data: unknown, pointer: string, context?: ErrorContext) {
    super('response.invalid', `${operation}: the answer breaks the contract at "${pointer}"`, context);
    this.data = data;
    this.pointer = pointer;
  }
}

/** Errors by code: those of this package have their class, all others are answers of the platform. */
interface OwnErrors {
  connection: ConnectionError;
  timeout: TimeoutError;
  'response.invalid': ResponseValidationError;
  'outcome.unknown': OutcomeUnknownError;
}

/**
 * Whether this is an error of this package, by code if one is given. Use it instead of `instanceof`: it also knows
 * errors of another copy of the package on the same page.
 */
export function isJtopError(error: unknown): error is JtopError;
export function isJtopError<Code extends keyof OwnErrors>(
  error: unknown,
  code: Code,
): error is OwnErrors[Code];
export function isJtopError<Code extends ProblemCode>(error: unknown, code: Code): error is ApiError<Code>;
export function isJtopError(error: unknown, code: string): error is JtopError;
export function isJtopError(error: unknown, code?: string): boolean {
  return BRAND in Object(error) && (code === undefined || (error as JtopError).code === code);
}

import { problemCodes, type ProblemCode } from '../common/problem-codes.js';
import type { FieldError, Problem } from '../generated/types.js';

/** A refusal on its way to the caller: any handler may throw it, the binder turns it into a problem answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  /** Members beside the standard ones, such as `minNextAmountFen`. `retryAfterMs` also sets `Retry-After`. */
  readonly extras: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[] | undefined;

  constructor(
    code: ProblemCode,
    extras: Readonly<Record<string, unknown>> = {},
    { detail, errors }: { detail?: string; errors?: readonly FieldError[] } = {},
  ) {
    super(detail ?? problemCodes[code].title);
    this.code = code;
    this.extras = extras;
    this.errors = errors;
  }

  get status(): number {
    return problemCodes[this.code].status;
  }
}

/**
 * The body of a problem answer (RFC 9457), and its extras. No extra can hide one of them: a lot's `status`, which
 * the rules name as they do everywhere, stands as `lotStatus`, because a problem's `status` is the HTTP status.
 */
export function problemBody(error: ProblemError, requestId: string): Problem {
  const { title, status } = problemCodes[error.code];
  const { status: lotStatus, ...extras } = error.extras;
  return {
    ...extras,
    ...(lotStatus === undefined ? {} : { lotStatus }),
    type: `urn:jtop:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.errors ? { errors: [...error.errors] } : {}),
  };
}

/** The refusal of a request whose fields are wrong. */
export function invalid(...errors: FieldError[]): ProblemError {
  return new ProblemError('request.invalid', {}, { errors });
}

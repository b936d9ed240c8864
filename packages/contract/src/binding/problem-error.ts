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

/** The body of a problem answer (RFC 9457), standard members first. */
export function problemBody(error: ProblemError, requestId: string): Problem {
  const { title, status } = problemCodes[error.code];
  return {
    type: `urn:jtop:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.errors ? { errors: [...error.errors] } : {}),
    ...error.extras,
  };
}

/** The refusal of a request whose fields are wrong. */
export function invalid(...errors: FieldError[]): ProblemError {
  return new ProblemError('request.invalid', {}, { errors });
}

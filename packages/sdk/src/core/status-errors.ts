import type { Problem } from '@jtop/contract';
import { ApiError, type ErrorContext } from './errors.js';

/** 400: the request has not the form that the operation takes; see `problem.errors`. */
export class BadRequestError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'BadRequestError';
}
/** 401: no token, or one that the platform does not take. */
export class AuthenticationError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'AuthenticationError';
}
/** 403: this party may not do this. */
export class PermissionError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'PermissionError';
}
/** 404: there is no such thing, or not for this viewer. */
export class NotFoundError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'NotFoundError';
}
/** 409: the rules say no (state, price, time, consent). An answer, never retried. */
export class ConflictError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'ConflictError';
}
/** 412: the entity has changed since it was read. */
export class StaleRevisionError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'StaleRevisionError';
}
/** 422: the idempotency key belongs to another body. */
export class IdempotencyError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'IdempotencyError';
}
/** 429: too many requests, also after the retries. */
export class RateLimitError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'RateLimitError';
}
/** 5xx: the platform failed, also after the retries. */
export class ServerError<Code extends string = string> extends ApiError<Code> {
  override readonly name = 'ServerError';
}

const byStatus: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  412: StaleRevisionError,
  422: IdempotencyError,
  429: RateLimitError,
};

/** The error of the class that a problem's status has. Apart from the core, so that a widget need not carry them all. */
export function errorOfStatus(problem: Problem, context: ErrorContext): ApiError {
  const ErrorClass = byStatus[problem.status] ?? (problem.status >= 500 ? ServerError : ApiError);
  return new ErrorClass(problem, context);
}

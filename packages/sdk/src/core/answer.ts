import type { Problem } from '@jtop/contract';
import { ApiError, type ErrorContext } from './errors.js';

/** Makes the error of a problem. */
export type ErrorMaker = (problem: Problem, context: ErrorContext) => ApiError;

/**
 * The error that an unsuccessful answer stands for.
 *
 * @param text - The answer's body; a proxy's HTML is as welcome as a problem.
 */
export function errorFromAnswer(
  { status, statusText, headers }: Response,
  text: string,
  make: ErrorMaker = (problem, context) => new ApiError(problem, context),
): ApiError {
  let body: Partial<Problem> = {};
  try {
    body = Object(JSON.parse(text)) as Partial<Problem>;
  } catch {
    // Not JSON, so not the platform that answered.
  }
  const requestId = headers.get('X-Request-Id') ?? body.requestId ?? '';
  const code = body.code ?? `http.${status}`;
  const problem = { type: 'about:blank', title: statusText, ...body, status, code, requestId };
  return make(problem, { requestId: requestId || undefined, retryAfterMs: retryAfterMs(headers) });
}

/** `Retry-After` in milliseconds from now, if there is one. */
export function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('Retry-After');
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

import { isHTTPError, type Options } from 'ky';
import { retryAfterMs } from './answer.js';
import { isJtopError } from './errors.js';

/** The longest `Retry-After` that is waited for. A longer one ends the call: to come sooner is what it forbids. */
const MAX_RETRY_AFTER_MS = 20_000;
/** Longest pause of ours. */
const MAX_BACKOFF_MS = 5_000;

const statusCodes = [408, 429, ...Array.from({ length: 100 }, (_, index) => 500 + index)];

/**
 * How ky retries one call: lost connections, timeouts, 408, 429 and 5xx, with growing pauses of random length. Whether
 * a repetition is safe the caller knows, not the method: a POST with a key is, one without is not.
 *
 * @param limit - Attempts after the first; 0 where a repetition is not safe.
 */
export function retryOptions(
  method: string,
  limit: number,
  signal: AbortSignal | undefined,
): NonNullable<Options['retry']> {
  return {
    limit,
    methods: [method],
    statusCodes,
    afterStatusCodes: statusCodes,
    backoffLimit: MAX_BACKOFF_MS,
    jitter: true,
    retryOnTimeout: true,
    shouldRetry: ({ error }) => {
      // ky would go on after the caller's own abort where AbortSignal.any is missing. An error of ours is final.
      if (signal?.aborted || isJtopError(error)) return false;
      if (isHTTPError(error) && (retryAfterMs(error.response.headers) ?? 0) > MAX_RETRY_AFTER_MS)
        return false;
      return undefined;
    },
  };
}

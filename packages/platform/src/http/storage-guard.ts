import { ProblemError } from '@jtop/contract/binding';
import { StorageFullError, toStorageError } from '../db/storage-error.js';

/** How long a client is told to wait where the storage failed, in milliseconds. */
const RETRY_AFTER_MS = { full: 30_000, away: 1_000 };

/**
 * Turns a failure of the storage into 503 `unavailable` with `Retry-After`: nothing was stored, the client may try
 * again with the same key. Any other error goes on as it is.
 */
export function asUnavailable(error: unknown): unknown {
  const failure = toStorageError(error);
  if (failure === undefined) return error;
  const full = failure instanceof StorageFullError;
  const problem = new ProblemError(
    'unavailable',
    { retryAfterMs: full ? RETRY_AFTER_MS.full : RETRY_AFTER_MS.away },
    { detail: full ? 'the platform has no space left; nothing was stored' : 'the database is away' },
  );
  problem.cause = error;
  return problem;
}

type Anything = (...args: never[]) => unknown;

/** The same functions, each with its failures of the storage told as 503; `onFailure` hears of the cause. */
export function guardStorage<T extends object>(functions: T, onFailure: (error: unknown) => void): T {
  const guarded = Object.entries(functions as Record<string, Anything>).map(([name, call]) => [
    name,
    async (...args: never[]) => {
      try {
        return await call(...args);
      } catch (error) {
        const told = asUnavailable(error);
        if (told !== error) onFailure(error);
        throw told;
      }
    },
  ]);
  return Object.fromEntries(guarded) as T;
}

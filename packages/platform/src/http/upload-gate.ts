import { randomUUID } from 'node:crypto';
import { operations, type Operation } from '@jtop/contract';
import { ProblemError, problemAnswer } from '@jtop/contract/binding';
import type { UploadLimits } from '../limits.js';
import { addressKey, isLoopback } from '../traffic/client-address.js';

type Answer = (request: Request) => Promise<Response>;

/** How long a client is told to wait: an upload takes seconds. */
const RETRY_AFTER_MS = 2_000;

/** Paths of the operations whose body is a file. */
const FILE_PATHS: ReadonlySet<string> = new Set(
  (Object.values(operations) as Operation[]).flatMap(({ consumes, path }) => (consumes ? [path] : [])),
);

/**
 * Lets so many files come in at a time and no more: their bytes are in memory until they have been looked at, and a body of
 * 20 MiB may take its time. The machine's own addresses are not counted.
 *
 * @returns the same, but 503 `unavailable` and 429 `rate.limited` for uploads beyond the limits
 */
export function limitUploads(
  answer: Answer,
  { maxAtOnce, maxAtOncePerAddress }: UploadLimits,
  addressOf: (request: Request) => string | undefined,
): Answer {
  const ofAddress = new Map<string, number>();
  let all = 0;
  return async (request) => {
    if (request.method !== 'POST' || !FILE_PATHS.has(new URL(request.url).pathname)) return answer(request);
    const address = addressOf(request);
    const key = address === undefined || isLoopback(address) ? undefined : addressKey(address);
    const ofThis = key === undefined ? 0 : (ofAddress.get(key) ?? 0);
    if (ofThis >= maxAtOncePerAddress)
      return refuse('rate.limited', 'wait until the uploads under way are done');
    if (all >= maxAtOnce) return refuse('unavailable', 'too many files are being uploaded');
    all += 1;
    if (key !== undefined) ofAddress.set(key, ofThis + 1);
    try {
      return await answer(request);
    } finally {
      all -= 1;
      if (key !== undefined) leave(ofAddress, key);
    }
  };
}

function leave(ofAddress: Map<string, number>, key: string): void {
  const left = (ofAddress.get(key) ?? 1) - 1;
  if (left === 0) ofAddress.delete(key);
  else ofAddress.set(key, left);
}

function refuse(code: 'rate.limited' | 'unavailable', detail: string): Response {
  return problemAnswer(new ProblemError(code, { retryAfterMs: RETRY_AFTER_MS }, { detail }), randomUUID());
}

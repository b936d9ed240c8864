/** The longest that a timer of a runtime can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Calls back once after real milliseconds; of more than 24 days, after these. Holds no process of Node alive: a test
 * that forgot to close a mock still ends.
 * @returns what stops it
 */
export function startTimer(ms: number, run: () => void): () => void {
  const timer: unknown = setTimeout(run, Math.min(Math.max(0, Math.ceil(ms)), LONGEST_MS));
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as NodeJS.Timeout).unref();
  return () => clearTimeout(timer as number);
}

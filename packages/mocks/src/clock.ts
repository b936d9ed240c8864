/** The mock's seasons' clock: what stamps bids, logs, messages and `/v1/time`. */
export interface MockClock {
  /** Epoch milliseconds; never decreases. */
  now(): number;
  /** How far it has been moved, in milliseconds. */
  advancedMs(): number;
  /** Moves it forward by a whole number of milliseconds >= 0. @throws RangeError for anything else */
  advance(ms: number): void;
}

/**
 * @param startMs epoch milliseconds at which the clock stands still until it is advanced; without it the clock is
 *   real time, moved ahead by what it is advanced
 */
export function createClock(startMs?: number): MockClock {
  let advanced = 0;
  let last = -Infinity;
  return {
    now() {
      last = Math.max(last, (startMs ?? Date.now()) + advanced);
      return last;
    },
    advancedMs: () => advanced,
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0)
        throw new RangeError(`the clock moves forward by whole milliseconds, not by ${ms}`);
      advanced += ms;
    },
  };
}

/** The mock's seasons' clock: what stamps bids, logs, messages and `/v1/time`. */
export interface MockClock {
  /** Epoch milliseconds; never decreases. */
  now(): number;
  /** Whether it goes by itself; otherwise it stands until it is moved. */
  readonly runs: boolean;
  /** How far it has been moved, in milliseconds. */
  advancedMs(): number;
  /** Moves it forward by a whole number of milliseconds >= 0. @throws RangeError for anything else */
  advance(ms: number): void;
  /** Calls back whenever it has been moved. @returns what ends that */
  onAdvance(listener: () => void): () => void;
}

export interface ClockStart {
  /** Epoch milliseconds at which the clock stands still; without it the clock is real time. */
  readonly now?: number | undefined;
  /** How far ahead of real time a clock that runs is, in milliseconds. @default 0 */
  readonly aheadMs?: number | undefined;
}

export function createClock({ now, aheadMs = 0 }: ClockStart = {}): MockClock {
  const listeners = new Set<() => void>();
  let advanced = 0;
  let last = -Infinity;
  return {
    runs: now === undefined,
    now() {
      last = Math.max(last, (now ?? Date.now() + aheadMs) + advanced);
      return last;
    },
    advancedMs: () => advanced,
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0)
        throw new RangeError(`the clock moves forward by whole milliseconds, not by ${ms}`);
      advanced += ms;
      for (const listener of [...listeners]) listener();
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

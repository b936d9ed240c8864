/**
 * The seasons' clock: the one clock that stamps bids, logs, stream messages and `/v1/time`. The database's
 * own clock is never read. Tokens and server logs use real time instead.
 */
export interface SeasonClock {
  /** Epoch milliseconds. Never decreases, also when the machine's clock is set back. */
  now(): number;
  /** How far it has been moved ahead of real time, in milliseconds. */
  advancedMs(): number;
  /** Moves it forward by a whole number of milliseconds >= 0. It cannot be moved back. */
  advance(ms: number): void;
}

/** Real time plus an offset that only grows. */
export class SystemClock implements SeasonClock {
  #offset: number;
  #last = 0;
  readonly #realNow: () => number;

  constructor(offsetMs = 0, realNow: () => number = Date.now) {
    this.#offset = checkStep(offsetMs);
    this.#realNow = realNow;
  }

  now(): number {
    this.#last = Math.max(this.#last, this.#realNow() + this.#offset);
    return this.#last;
  }

  advancedMs(): number {
    return this.#offset;
  }

  advance(ms: number): void {
    this.#offset += checkStep(ms);
  }
}

/** A clock that stands still until told otherwise: for tests, and for seeding the past. */
export class ManualClock implements SeasonClock {
  #now: number;
  #advanced = 0;

  /** @param startMs epoch milliseconds */
  constructor(startMs: number) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  advancedMs(): number {
    return this.#advanced;
  }

  advance(ms: number): void {
    this.#now += checkStep(ms);
    this.#advanced += ms;
  }

  /** Moves it forward to an instant; an earlier one is refused. */
  moveTo(instantMs: number): void {
    this.advance(instantMs - this.#now);
  }
}

function checkStep(ms: number): number {
  if (!Number.isSafeInteger(ms) || ms < 0) {
    throw new RangeError(`the seasons' clock moves forward by whole milliseconds, not by ${ms}`);
  }
  return ms;
}

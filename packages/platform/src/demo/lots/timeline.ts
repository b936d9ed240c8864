import type { ManualClock } from '../../clock.js';

interface Step {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/**
 * Plays what happened to many lots in the order of time, on a clock that is moved from step to step. Steps that lie
 * behind its end are left out: they have not happened yet.
 */
export class Timeline {
  readonly #steps: Step[] = [];
  readonly #clock: ManualClock;
  readonly #until: number;

  /** @param until - The present, epoch milliseconds. */
  constructor(clock: ManualClock, until: number) {
    this.#clock = clock;
    this.#until = until;
  }

  /** Adds a step; steps of the same instant run in the order in which they were added. A step may add further ones. */
  at(instant: number, run: () => Promise<void>): void {
    if (instant > this.#until) return;
    const step = { at: Math.max(instant, this.#clock.now()), run };
    const place = this.#steps.findIndex((other) => other.at > step.at);
    this.#steps.splice(place === -1 ? this.#steps.length : place, 0, step);
  }

  /** Runs all steps, earliest first, and leaves the clock at the present. */
  async play(): Promise<void> {
    for (let step = this.#steps.shift(); step !== undefined; step = this.#steps.shift()) {
      this.#clock.moveTo(Math.max(step.at, this.#clock.now()));
      await step.run();
    }
    this.#clock.moveTo(Math.max(this.#until, this.#clock.now()));
  }
}

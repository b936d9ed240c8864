import { nextTransitionAt, settle } from './auction/chronograph.js';
import type { MockClock } from './clock.js';
import type { Store } from './store.js';
import { startTimer } from './timer.js';

/** Something that happens by itself at an instant, epoch milliseconds: a rival's bid, an operator's act. */
export interface PlannedAct {
  readonly at: number;
  readonly act: () => void;
}

/**
 * What happens by the clock alone: lots open and close, and what a scenario has planned comes to pass. Nothing runs
 * while nobody looks: each request settles what has fallen due by then, in the order of time. Only while somebody
 * watches is there a timer for the next thing.
 */
export class Timeline {
  readonly #store: Store;
  readonly #clock: MockClock;
  readonly #acts: PlannedAct[];
  #watchers = 0;
  #stopTimer: (() => void) | undefined;

  constructor(store: Store, clock: MockClock, acts: readonly PlannedAct[]) {
    this.#store = store;
    this.#clock = clock;
    this.#acts = [...acts].sort((a, b) => a.at - b.at);
    clock.onAdvance(() => this.settle());
    store.onMessage(() => this.#arm());
  }

  /** Lets everything happen that has fallen due. @returns now, epoch milliseconds */
  settle(): number {
    const now = this.#clock.now();
    for (let next = this.#acts[0]; next !== undefined && next.at <= now; next = this.#acts[0]) {
      this.#acts.shift();
      settle(this.#store, next.at);
      next.act();
    }
    settle(this.#store, now);
    this.#arm();
    return now;
  }

  /** Somebody watches: from now on things happen when they are due. @returns what ends that */
  watch(): () => void {
    this.#watchers += 1;
    this.#arm();
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      this.#watchers -= 1;
      this.#arm();
    };
  }

  /** Whether a timer is set. */
  get armed(): boolean {
    return this.#stopTimer !== undefined;
  }

  #arm(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    // A clock that stands reaches nothing by waiting.
    if (this.#watchers === 0 || !this.#clock.runs) return;
    const next = Math.min(this.#acts[0]?.at ?? Infinity, nextTransitionAt(this.#store) ?? Infinity);
    if (next !== Infinity) this.#stopTimer = startTimer(next - this.#clock.now(), () => void this.settle());
  }
}

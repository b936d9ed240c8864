import type { SeasonClock } from '../clock.js';
import { heartbeat } from './frames.js';

/** Groups that connections are dealt into, so that not all of them are written to in the same moment. */
const GROUPS = 15;

/** Who is to hear that the stream lives. */
export interface Pulse {
  beat(bytes: Buffer): void;
}

/** Writes to each stream once in `intervalMs`: encoded once for its whole group, stamped when it is sent. */
export class Heartbeats {
  readonly #groups = Array.from({ length: GROUPS }, () => new Set<Pulse>());
  readonly #timer: NodeJS.Timeout;
  readonly #clock: SeasonClock;
  #next = 0;

  constructor(clock: SeasonClock, intervalMs: number) {
    this.#clock = clock;
    this.#timer = setInterval(() => {
      this.#next = (this.#next + 1) % GROUPS;
      this.#beat(this.#groups[this.#next]);
    }, intervalMs / GROUPS);
    this.#timer.unref();
  }

  /** The first beat comes a whole interval later. @returns what ends it */
  add(pulse: Pulse): () => void {
    const group = this.#groups[this.#next];
    group?.add(pulse);
    return () => group?.delete(pulse);
  }

  /** Writes to all streams now: the clock was moved, and nobody should count by the old time until the next beat. */
  beatAll(): void {
    for (const group of this.#groups) this.#beat(group);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #beat(group: ReadonlySet<Pulse> | undefined): void {
    if (!group || group.size === 0) return;
    const bytes = heartbeat(this.#clock.now());
    for (const pulse of group) pulse.beat(bytes);
  }
}

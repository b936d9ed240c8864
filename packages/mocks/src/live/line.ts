import type { MockClock } from '../clock.js';
import type { Behaviour } from '../scenarios/scenario.js';
import type { PlannedAct } from '../timeline.js';

/** The line between a reader and the mock, which a scenario can take down for a while. */
export interface Line {
  readonly down: boolean;
  /** Aborted when it goes down; another one once it is up again. */
  readonly signal: AbortSignal;
  /** When it goes down and comes up. */
  readonly acts: readonly PlannedAct[];
}

export function createLine(clock: MockClock, { offline }: Behaviour): Line {
  let controller = new AbortController();
  const from = clock.now() + (offline?.afterMs ?? Infinity);
  const until = from + (offline?.forMs ?? Infinity);
  const acts: PlannedAct[] = [
    { at: from, act: () => controller.abort() },
    { at: until, act: () => (controller = new AbortController()) },
  ];
  return {
    get down() {
      return controller.signal.aborted;
    },
    get signal() {
      return controller.signal;
    },
    acts: acts.filter(({ at }) => Number.isFinite(at)),
  };
}

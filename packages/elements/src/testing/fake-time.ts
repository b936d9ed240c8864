/** Timers and clocks of the page, under the hand of a test. What the browser itself waits for (frames, streams) stays real. */
export interface FakeTime {
  /** Lets time pass; runs what falls due, in order, and lets promises settle in between. */
  pass(ms: number): Promise<void>;
  /** Timers that are still set. */
  readonly pending: number;
  restore(): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

const real = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
};

/** Lets promises, streams and Lit settle. */
export async function settle(rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round++) await new Promise((resolve) => real.setTimeout(resolve, 0));
}

/** Lets things settle until a condition holds; gives up after many rounds, for the test to say what is wrong. */
export async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !condition(); round++) await settle(1);
}

/** Waits for a frame to be drawn, so that observers of the page have run. */
export async function frame(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => real.setTimeout(resolve, 0)));
  await settle(1);
}

/**
 * Takes the page's time over.
 *
 * @param wall - What the machine's own clock says, epoch milliseconds; may be wrong on purpose.
 */
export function fakeTime(wall: number): FakeTime {
  let now = 1000;
  let next = 1;
  const timers = new Map<number, Timer>();
  const saved = { now: Date.now, perf: performance.now.bind(performance), set: globalThis.setTimeout, clear: globalThis.clearTimeout };

  globalThis.setTimeout = ((run: () => void, ms = 0) => {
    timers.set(next, { at: now + ms, run });
    return next++;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((handle: number) => void timers.delete(handle)) as unknown as typeof clearTimeout;
  Date.now = () => wall + now - 1000;
  performance.now = () => now;

  return {
    get pending() {
      return timers.size;
    },
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await settle(2);
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
        if (!due) break;
        const [handle, timer] = due;
        timers.delete(handle);
        now = Math.max(now, timer.at);
        timer.run();
      }
      now = end;
      await settle(2);
    },
    restore() {
      globalThis.setTimeout = saved.set;
      globalThis.clearTimeout = saved.clear;
      Date.now = saved.now;
      performance.now = saved.perf;
    },
  };
}

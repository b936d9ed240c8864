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

/**
 * What is seen of the page, decided by the place of each element and asked anew at {@link look}. The browser's own observer
 * waits for frames, and a page of tests in the background has none.
 */
class FakeIntersectionObserver {
  static readonly all = new Set<FakeIntersectionObserver>();
  private readonly targets = new Set<Element>();

  constructor(private readonly callback: IntersectionObserverCallback) {
    FakeIntersectionObserver.all.add(this);
  }

  observe(target: Element): void {
    this.targets.add(target);
    void Promise.resolve().then(() => this.report());
  }

  unobserve(target: Element): void {
    this.targets.delete(target);
  }

  disconnect(): void {
    this.targets.clear();
    FakeIntersectionObserver.all.delete(this);
  }

  report(): void {
    const entries = [...this.targets].map((target) => {
      const { top, bottom } = target.getBoundingClientRect();
      return { target, isIntersecting: bottom > 0 && top < 2000 } as unknown as IntersectionObserverEntry;
    });
    this.callback(entries, this as unknown as IntersectionObserver);
  }
}

/** Looks at the page as a reader's eyes would after something moved. */
export async function look(): Promise<void> {
  await settle(2);
  for (const observer of FakeIntersectionObserver.all) observer.report();
  await settle(2);
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
  const saved = {
    now: Date.now,
    perf: performance.now.bind(performance),
    set: globalThis.setTimeout,
    clear: globalThis.clearTimeout,
    observer: globalThis.IntersectionObserver,
  };

  globalThis.setTimeout = ((run: () => void, ms = 0) => {
    timers.set(next, { at: now + ms, run });
    return next++;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((handle: number) =>
    void timers.delete(handle)) as unknown as typeof clearTimeout;
  Date.now = () => wall + now - 1000;
  performance.now = () => now;
  globalThis.IntersectionObserver = FakeIntersectionObserver as unknown as typeof IntersectionObserver;
  // Where tests run side by side only one of their pages is in front.
  Object.defineProperty(document, 'hidden', { configurable: true, value: false });
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });

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
      globalThis.IntersectionObserver = saved.observer;
      FakeIntersectionObserver.all.clear();
      delete (document as { hidden?: boolean }).hidden;
      delete (document as { visibilityState?: string }).visibilityState;
    },
  };
}

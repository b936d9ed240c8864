/** Resolves after so many milliseconds of real time: a campaign waits for real processes. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The time that a phase may take. */
export class Deadline {
  readonly #at: number;

  constructor(ms: number) {
    this.#at = performance.now() + ms;
  }

  get leftMs(): number {
    return Math.max(0, this.#at - performance.now());
  }

  get passed(): boolean {
    return this.leftMs === 0;
  }

  /** The earlier of this one and `ms` from now. */
  within(ms: number): Deadline {
    return new Deadline(Math.min(ms, this.leftMs));
  }

  /** Waits until something holds. @returns false where the time was up before */
  async until(holds: () => boolean | Promise<boolean>, everyMs = 20): Promise<boolean> {
    while (!(await holds())) {
      if (this.passed) return false;
      await pause(everyMs);
    }
    return true;
  }
}

/** Does a piece of work for each item, some at a time. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

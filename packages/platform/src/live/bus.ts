import type { Bus } from '../context.js';

/**
 * The bus of a single process: hints reach the listeners on the next turn of the event loop, together with all others
 * that came in the meantime, so that a batch of bids wakes a stream once.
 */
export class InProcessBus implements Bus {
  readonly #listeners = new Set<(topics: readonly string[]) => void>();
  readonly #waiting = new Set<string>();
  readonly #lookEveryMs: number;
  #scheduled = false;

  /** @param lookEveryMs - see {@link Bus.lookEveryMs}; the default is for a database that no other node writes to */
  constructor(lookEveryMs = Infinity) {
    this.#lookEveryMs = lookEveryMs;
  }

  hint(topics: readonly string[]): void {
    for (const topic of topics) this.#waiting.add(topic);
    if (this.#scheduled || this.#waiting.size === 0) return;
    this.#scheduled = true;
    setImmediate(() => this.#deliver());
  }

  subscribe(listener: (topics: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  lookEveryMs(): number {
    return this.#lookEveryMs;
  }

  async close(): Promise<void> {
    // There is nothing that connects it to anybody.
  }

  #deliver(): void {
    this.#scheduled = false;
    const topics = [...this.#waiting];
    this.#waiting.clear();
    for (const listener of [...this.#listeners]) listener(topics);
  }
}

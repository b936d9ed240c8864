import type { MessageStore } from './message-store.js';

/** A statement takes a limited number of parameters. */
const MAX_TOPICS_READ = 5_000;

interface Batch {
  readonly topics: Set<string>;
  readonly answer: Promise<ReadonlyMap<string, number>>;
}

/**
 * Reads versions of topics, one question at a time; who asks meanwhile is taken together into the next. After a restart
 * everybody comes back in the same second, and must not crowd out the bids.
 */
export class HeadReader {
  readonly #store: Pick<MessageStore, 'heads'>;
  #waiting: Batch | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<MessageStore, 'heads'>) {
    this.#store = store;
  }

  /** @returns at least the versions of these topics, as they are no earlier than now */
  ask(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const batch = (this.#waiting ??= this.#nextBatch());
    for (const topic of topics) batch.topics.add(topic);
    return batch.answer;
  }

  #nextBatch(): Batch {
    const topics = new Set<string>();
    const answer = this.#running.then(() => {
      this.#waiting = undefined;
      return this.#read([...topics]);
    });
    this.#running = answer.catch(() => undefined);
    return { topics, answer };
  }

  async #read(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const heads = new Map<string, number>();
    for (let start = 0; start < topics.length; start += MAX_TOPICS_READ) {
      const some = await this.#store.heads(topics.slice(start, start + MAX_TOPICS_READ));
      for (const [topic, version] of some) heads.set(topic, version);
    }
    return heads;
  }
}

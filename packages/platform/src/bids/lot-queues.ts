import { ProblemError } from '@jtop/contract/binding';
import { LotQueue, type Outcome, type QueueOptions } from './lot-queue.js';

export interface QueuesOptions<Bid, Answer> extends Omit<QueueOptions<Bid, Answer>, 'decide' | 'onIdle'> {
  readonly decide: (
    lotId: string,
    bids: readonly Bid[],
    stopping: boolean,
  ) => Promise<readonly Outcome<Answer>[]>;
}

/** The queues of all lots in this process; one exists while something waits in it. */
export class LotQueues<Bid extends { readonly receivedAt: number }, Answer> {
  readonly #options: QueuesOptions<Bid, Answer>;
  readonly #queues = new Map<string, LotQueue<Bid, Answer>>();
  #stopping = false;

  constructor(options: QueuesOptions<Bid, Answer>) {
    this.#options = options;
  }

  /** @throws ProblemError 429 `rate.limited` where too many wait, 503 `unavailable` while stopping */
  place(lotId: string, bid: Bid): Promise<Answer> {
    return this.#in(lotId, (queue) => queue.place(bid));
  }

  /** What waits in the longest queue, and in all. */
  depth(): { readonly longest: number; readonly total: number } {
    const lengths = [...this.#queues.values()].map((queue) => queue.length);
    return { longest: Math.max(0, ...lengths), total: lengths.reduce((sum, length) => sum + length, 0) };
  }

  /** Runs what changes a lot otherwise than by a bid, in its turn. @throws ProblemError 503 `unavailable` */
  run<T>(lotId: string, at: number, work: () => Promise<T>): Promise<T> {
    return this.#in(lotId, (queue) => queue.run(at, work));
  }

  /** Refuses what is new, decides what waits, and resolves when nothing is left. */
  async drain(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#queues.values()].map((queue) => queue.drain()));
  }

  #in<T>(lotId: string, enter: (queue: LotQueue<Bid, Answer>) => Promise<T>): Promise<T> {
    if (this.#stopping) return Promise.reject(new ProblemError('unavailable', { retryAfterMs: 1000 }));
    return enter(this.#queues.get(lotId) ?? this.#open(lotId));
  }

  #open(lotId: string): LotQueue<Bid, Answer> {
    const { decide, ...options } = this.#options;
    const queue = new LotQueue<Bid, Answer>({
      ...options,
      decide: (bids, stopping) => decide(lotId, bids, stopping),
      onIdle: () => this.#queues.delete(lotId),
    });
    this.#queues.set(lotId, queue);
    return queue;
  }
}

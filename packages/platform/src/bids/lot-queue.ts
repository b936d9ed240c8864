import { ProblemError } from '@jtop/contract/binding';
import type { SeasonClock } from '../clock.js';

/** What became of one item of a batch. */
export type Outcome<Answer> =
  | { readonly answer: Answer }
  | { readonly error: unknown }
  /** Not to be decided before this instant of the seasons' clock; asked again then. */
  | { readonly heldUntil: number };

/** How a queue is drained. */
export interface QueueOptions<Bid, Answer> {
  readonly clock: SeasonClock;
  /** Decides a run of bids, in order. Resolves with one outcome a bid, and never rejects. */
  readonly decide: (bids: readonly Bid[], stopping: boolean) => Promise<readonly Outcome<Answer>[]>;
  /** Items that may wait; the next one is refused with 429. */
  readonly maxWaiting: number;
  /** Of these, bids of one owner that are not answered yet; its next one is refused with 429. */
  readonly maxWaitingOfOne?: number;
  /** Who has placed a bid. */
  readonly ownerOf?: (bid: Bid) => string;
  /** Bids decided at once. */
  readonly maxBatch: number;
  /** Told of each bid that has been answered or refused. */
  readonly onSettled?: (settled: { readonly answer: Answer } | { readonly error: unknown }) => void;
  /** Told whenever nothing waits any more. */
  readonly onIdle?: () => void;
}

interface Entry {
  /** Instant that the queue is ordered by, epoch milliseconds. */
  readonly at: number;
  reject(error: unknown): void;
}

interface BidEntry<Bid, Answer> extends Entry {
  readonly kind: 'bid';
  readonly bid: Bid;
  heldUntil: number;
  resolve(answer: Answer): void;
}

interface TaskEntry extends Entry {
  readonly kind: 'task';
  run(): Promise<void>;
}

/** Between two looks at the clock while the head of the queue is held. Real time: the seasons' clock may jump. */
const HOLD_LOOK_MS = 20;

/**
 * The queue of one lot in this process: first in, first out by the instant at which each request was received. Bids are
 * decided in batches, everything else that changes the lot (closing it, an operator's call) runs alone and in its turn,
 * so that a lot closes only after the bids received before its end.
 */
export class LotQueue<Bid extends { readonly receivedAt: number }, Answer> {
  readonly #options: QueueOptions<Bid, Answer>;
  #waiting: (BidEntry<Bid, Answer> | TaskEntry)[] = [];
  /** Unanswered bids, by owner. */
  readonly #ofOne = new Map<string, number>();
  #draining: Promise<void> | undefined;
  #stopping = false;
  #wake: (() => void) | undefined;

  constructor(options: QueueOptions<Bid, Answer>) {
    this.#options = options;
  }

  /** What waits now, bids and tasks. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Waits in line with a bid until it has been decided. @throws ProblemError 429 `rate.limited` */
  async place(bid: Bid): Promise<Answer> {
    const leave = this.#enter(bid);
    try {
      // Nothing is waited for before this: bids enter in the order in which they were received.
      const answer = await new Promise<Answer>((resolve, reject) => {
        if (leave === undefined) return reject(new ProblemError('rate.limited', { retryAfterMs: 1000 }));
        this.#insert({ kind: 'bid', at: bid.receivedAt, bid, heldUntil: 0, resolve, reject });
      });
      this.#options.onSettled?.({ answer });
      return answer;
    } catch (error) {
      this.#options.onSettled?.({ error });
      throw error;
    } finally {
      leave?.();
    }
  }

  /** Counts a bid for its owner. @returns what ends that; undefined where there is no room for it */
  #enter(bid: Bid): (() => void) | undefined {
    const { maxWaiting, maxWaitingOfOne = maxWaiting, ownerOf } = this.#options;
    const owner = ownerOf?.(bid) ?? '';
    const unanswered = this.#ofOne.get(owner) ?? 0;
    if (this.#waiting.length >= maxWaiting || unanswered >= maxWaitingOfOne) return undefined;
    this.#ofOne.set(owner, unanswered + 1);
    return () => {
      const left = (this.#ofOne.get(owner) ?? 1) - 1;
      if (left > 0) this.#ofOne.set(owner, left);
      else this.#ofOne.delete(owner);
    };
  }

  /** Waits in line to run alone, behind everything received up to `at`. */
  run<T>(at: number, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#insert({ kind: 'task', at, run: () => work().then(resolve, reject), reject });
    });
  }

  /** Decides what waits, held bids included, and resolves when nothing is left. */
  async drain(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    await this.#draining;
  }

  #insert(entry: BidEntry<Bid, Answer> | TaskEntry): void {
    let index = this.#waiting.length;
    while (index > 0 && comesBefore(entry, this.#waiting[index - 1])) index -= 1;
    this.#waiting.splice(index, 0, entry);
    this.#wake?.();
    this.#draining ??= this.#work();
  }

  /** Puts held bids back where they stood: in front of those received at the same instant. */
  #putBack(held: readonly BidEntry<Bid, Answer>[]): void {
    const first = held[0];
    if (first === undefined) return;
    const index = this.#waiting.findIndex((other) => !comesBefore(other, first));
    this.#waiting.splice(index === -1 ? this.#waiting.length : index, 0, ...held);
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      // A turn of the event loop: requests that have been read by now get into this batch, or in front of this task.
      await nextTurn();
      const head = this.#waiting[0];
      if (head?.kind === 'task') {
        this.#waiting.shift();
        await head.run();
      } else if (head !== undefined && this.#mustHold(head)) {
        await this.#pause();
      } else {
        await this.#decide();
      }
    }
    // In the same turn as the last look at what waits: whoever comes now has to start again.
    this.#draining = undefined;
    this.#options.onIdle?.();
  }

  #mustHold(head: BidEntry<Bid, Answer>): boolean {
    return !this.#stopping && this.#options.clock.now() < head.heldUntil;
  }

  async #decide(): Promise<void> {
    const firstTask = this.#waiting.findIndex((entry) => entry.kind === 'task');
    const run = firstTask === -1 ? this.#waiting.length : firstTask;
    const batch = this.#waiting.splice(0, Math.min(run, this.#options.maxBatch)) as BidEntry<Bid, Answer>[];
    const bids = batch.map((entry) => entry.bid);
    const outcomes = await this.#options.decide(bids, this.#stopping);
    this.#putBack(batch.filter((entry, index) => !settle(entry, outcomes[index])));
  }

  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, HOLD_LOOK_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}

/** Bids go before what else was received at the same instant: a bid at the end is in time. */
function comesBefore(
  entry: { at: number; kind: string },
  other: { at: number; kind: string } | undefined,
): boolean {
  if (other === undefined) return false;
  if (entry.at !== other.at) return entry.at < other.at;
  return entry.kind === 'bid' && other.kind === 'task';
}

/** Answers one bid of a batch. @returns false where it is held */
function settle<Bid, Answer>(entry: BidEntry<Bid, Answer>, outcome: Outcome<Answer> | undefined): boolean {
  if (outcome === undefined) entry.reject(new Error('a bid of the batch has no outcome'));
  else if ('answer' in outcome) entry.resolve(outcome.answer);
  else if ('error' in outcome) entry.reject(outcome.error);
  else {
    entry.heldUntil = outcome.heldUntil;
    return false;
  }
  return true;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

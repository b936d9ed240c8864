import type { Logger } from 'pino';
import type { Bus } from '../context.js';
import { InProcessBus } from './bus.js';

/** Between two looks at the outbox while hints of other nodes do not come: what a price is behind by, at most. */
export const OUTBOX_POLL_MS = 250;
/** Between two tries to connect. */
const RETRY_MS = 5_000;

/** What a link tells. */
export interface LinkEvents {
  /** Other nodes have news on these topics. */
  onTopics(topics: readonly string[]): void;
  /** Whether hints go through. Called at each change; a link that was just made is up. */
  onState(up: boolean): void;
}

/** A connection that carries hints between nodes. It comes back by itself when it was lost. */
export interface HintLink {
  /** Tells the other nodes. Never throws: a lost hint costs latency only. */
  publish(topics: readonly string[]): void;
  close(): Promise<void>;
}

export interface LinkedBusOptions {
  readonly connect: (events: LinkEvents) => Promise<HintLink>;
  readonly log: Logger;
  /** Between two tries to connect, in milliseconds. @default 5000 */
  readonly retryMs?: number;
}

/**
 * A bus whose hints reach other nodes, too. Where the link is away, at the start or later, the platform goes on without:
 * listeners look at the outbox themselves, so that everybody is told all the same, a little later.
 */
export class LinkedBus implements Bus {
  readonly #local = new InProcessBus();
  readonly #options: LinkedBusOptions;
  #link: HintLink | undefined;
  #up = false;
  #retry: NodeJS.Timeout | undefined;
  #complained = false;
  #closed = false;
  #connecting: Promise<void>;

  constructor(options: LinkedBusOptions) {
    this.#options = options;
    this.#connecting = this.#connect();
  }

  hint(topics: readonly string[]): void {
    this.#local.hint(topics);
    if (this.#up && topics.length > 0) this.#link?.publish(topics);
  }

  subscribe(listener: (topics: readonly string[]) => void): () => void {
    return this.#local.subscribe(listener);
  }

  lookEveryMs(): number {
    return this.#up ? Infinity : OUTBOX_POLL_MS;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#connecting;
    await this.#link?.close();
  }

  async #connect(): Promise<void> {
    const { connect, retryMs = RETRY_MS } = this.#options;
    try {
      this.#link = await connect({
        onTopics: (topics) => this.#local.hint(topics),
        onState: (up) => this.#onState(up),
      });
      this.#onState(true);
    } catch (error) {
      this.#complain(error);
      if (this.#closed) return;
      this.#retry = setTimeout(() => {
        this.#connecting = this.#connect();
      }, retryMs);
      this.#retry.unref();
    }
  }

  #onState(up: boolean): void {
    if (this.#closed || up === this.#up) return;
    this.#up = up;
    if (!up) return this.#complain();
    this.#complained = false;
    this.#options.log.info('hints between nodes go by NATS');
  }

  /** Once for each time that it is away. */
  #complain(error?: unknown): void {
    if (this.#complained || this.#closed) return;
    this.#complained = true;
    this.#options.log.warn(
      { ...(error === undefined ? {} : { err: error }) },
      `NATS is away: until it is back, this node looks for news of others every ${OUTBOX_POLL_MS} ms`,
    );
  }
}

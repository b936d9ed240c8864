import type { StreamMessage, StreamPoll } from '@jtop/contract';
import type { Admission } from './admission.js';
import type { Follower, Sink } from './channel.js';
import { toMessage, type Frame } from './frames.js';
import type { Hub } from './hub.js';
import type { LiveLimits } from './limits.js';
import { resolveTopics } from './resolve.js';
import { parseTopics } from './topic-request.js';

/** Messages in one answer; the reader asks for more with the versions that it got. */
const MAX_MESSAGES = 1000;

/** Who asks. */
export interface Asker {
  /** Aborted when the asker has gone. */
  readonly signal: AbortSignal;
  /** Where it is; undefined where that is not known. */
  readonly address: string | undefined;
}

export interface PollOptions {
  readonly hub: Hub;
  readonly admission: Admission;
  readonly limits: LiveLimits;
  /** Aborted when the platform stops: whoever waits is answered then. */
  readonly stopping: AbortSignal;
}

/**
 * What is new on topics: at once where there is something (a bare topic always has its snapshot), or else as soon as
 * there is, and nothing after 25 s.
 *
 * @throws ProblemError as the stream does
 */
export async function poll(topics: string, asker: Asker, options: PollOptions): Promise<StreamPoll> {
  const { hub, admission, limits, stopping } = options;
  const requests = parseTopics(topics);
  const leave = admission.enter(asker.address);
  const basket = new Basket();
  const followers: Follower[] = [];
  try {
    for (const { request, head } of await resolveTopics(hub, requests)) {
      if (basket.closed) break;
      followers.push(await hub.follow(request, head, basket));
    }
    if (basket.messages.length === 0) await basket.filled(limits.pollMs, [asker.signal, stopping]);
    return { messages: basket.messages };
  } finally {
    basket.closed = true;
    for (const follower of followers) hub.unfollow(follower);
    leave();
  }
}

/** Collects messages until the answer goes out. */
class Basket implements Sink {
  readonly messages: StreamMessage[] = [];
  closed = false;
  #wake: (() => void) | undefined;

  send(frame: Frame): void {
    if (this.closed) return;
    this.messages.push(toMessage(frame));
    this.#wake?.();
    // Full: what comes now is asked for next time.
    if (this.messages.length >= MAX_MESSAGES) this.closed = true;
  }

  async ready(): Promise<void> {
    // There is always room until it is full.
  }

  close(): void {
    this.closed = true;
    this.#wake?.();
  }

  /** Resolves when something has come, the time is over or one of the signals is aborted. */
  async filled(ms: number, signals: readonly AbortSignal[]): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        for (const signal of signals) signal.removeEventListener('abort', done);
        // A batch of bids arrives message by message in one turn; it is answered as one.
        setImmediate(resolve);
      };
      const timer = setTimeout(done, ms);
      this.#wake = done;
      for (const signal of signals) {
        signal.addEventListener('abort', done);
        if (signal.aborted) done();
      }
    });
  }
}

import { isJtopError, type ApiError } from '../core/errors.js';
import type { Core } from '../core/types.js';
import { wait, type Environment } from './environment.js';
import type { LiveMessage } from './messages.js';
import { createStore, type Store } from './store.js';
import { pollOnce, readStream } from './stream.js';

/**
 * Where the connection stands: `paused` while nobody listens or the page has been hidden for a minute, `polling` where
 * streams do not pass, `offline` where the machine says that it has no network.
 */
export type LiveState = 'connecting' | 'live' | 'polling' | 'reconnecting' | 'offline' | 'paused' | 'closed';

/** What a connection serves. */
export interface ConnectionPort {
  readonly core: Core;
  readonly env: Environment;
  /** The topics wanted, each with the version that it stands at. */
  topics(): string[];
  /** @returns false where messages are missing before this one */
  take(message: LiveMessage): boolean;
  /** The platform refused this topic, named without a version; after it, it must not be among those wanted. */
  refuse(topic: string, error: ApiError): void;
  /** The connection is back after a loss. */
  recovered(): void;
}

export interface Connection {
  readonly state: Store<LiveState>;
  /** The topics wanted have changed. */
  refresh(): void;
  /** Lets go until {@link wake}. */
  sleep(): void;
  /** Connects again, at once where it was waiting to. */
  wake(): void;
  close(): void;
}

/** Streams that fail in a row before asking by poll. */
const FAILURES_BEFORE_POLL = 2;
/** A stream that held this long was no failure. */
const STABLE_MS = 10_000;
const FIRST_BACKOFF_MS = 1_000;
const MIN_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 15_000;
/** Between two polls, so that a busy topic comes in bunches and a broken proxy is not asked without end. */
const POLL_PAUSE_MS = 500;
/** While polling, the stream is tried again after this long, then after twice as long, … */
const STREAM_AGAIN_MS = 5_000;
const MAX_STREAM_AGAIN_MS = 60_000;

/** Keeps one exchange going as long as topics are wanted: the stream, or polls where streams do not pass. */
export function createConnection(port: ConnectionPort): Connection {
  const { core, env } = port;
  const state = createStore<LiveState>('paused');
  let controller: AbortController | undefined;
  let endPause: (() => void) | undefined;
  let running = false;
  let asleep = false;
  let closed = false;
  /** The exchange was ended from here, so its end is no failure. */
  let interrupted = false;
  let failures = 0;
  let backoffMs = FIRST_BACKOFF_MS;
  let streamAgainMs = STREAM_AGAIN_MS;
  let streamAgainAt = 0;
  /** Whether this turn goes by poll. */
  let polls = false;

  const wanted = (): boolean => !closed && !asleep && port.topics().length > 0;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => endPause?.(), ms);
      endPause = () => {
        clearTimeout(timer);
        endPause = undefined;
        resolve();
      };
    });

  const take = (message: LiveMessage, own: AbortController): void => {
    // What a connection that was given up still held is old news, or comes again on the next one.
    if (!own.signal.aborted && !port.take(message)) own.abort();
  };

  const poll = async (own: AbortController): Promise<void> => {
    for (const message of await pollOnce(core, port.topics(), own)) take(message, own);
    if (!own.signal.aborted) state.set('polling');
  };

  const keepPolling = async (own: AbortController): Promise<void> => {
    while (!own.signal.aborted) {
      await poll(own).catch(() => own.abort());
      await wait(POLL_PAUSE_MS);
    }
  };

  const stream = async (own: AbortController): Promise<void> => {
    let openedAt = Infinity;
    const meanwhile = new AbortController();
    // While it is uncertain whether the stream passes, whoever was served by polls goes on being so.
    if (state.getSnapshot() === 'polling') void keepPolling(meanwhile);
    try {
      const silent = await readStream(core, port.topics(), own, {
        onOpen() {
          openedAt = performance.now();
          meanwhile.abort();
          state.set('live');
          if (failures > 0) port.recovered();
        },
        // A platform that says 0 and hangs up at once must not be asked in a tight loop.
        onRetry: (ms) => (backoffMs = Math.max(ms, MIN_BACKOFF_MS)),
        onMessage: (message) => take(message, own),
      });
      // A stream that opened for no one hangs in a proxy; another try would cost the same wait again, so it counts twice.
      if (silent && openedAt === Infinity) failures++;
    } finally {
      meanwhile.abort();
      if (performance.now() - openedAt >= STABLE_MS) {
        failures = 0;
        streamAgainMs = STREAM_AGAIN_MS;
      }
    }
  };

  /** Finds out whom a refusal meant, and reports it. */
  const refuse = async (error: ApiError, asked: readonly string[]): Promise<void> => {
    const { topics } = error.problem as { topics?: unknown };
    const named = Array.isArray(topics) && topics.length > 0;
    const suspects: readonly unknown[] = named ? topics : asked;
    for (const suspect of suspects) {
      const topic = String(suspect).replace(/@\d+$/, '');
      if (named || asked.length === 1) port.refuse(topic, error);
      else {
        await pollOnce(core, [topic]).catch((cause: unknown) => {
          if (isRefusal(cause)) port.refuse(topic, cause);
        });
      }
    }
  };

  /** What comes after an exchange that failed: an immediate poll, or a pause. */
  const recover = async (error: unknown, asked: readonly string[]): Promise<void> => {
    if (isRefusal(error)) {
      await refuse(error, asked);
      if (port.topics().length < asked.length) return;
    }
    if (!polls) failures++;
    const asks = (isJtopError(error) && error.retryAfterMs) || 0;
    if (polls || state.getSnapshot() !== 'polling') state.set(env.isOnline() ? 'reconnecting' : 'offline');
    polls = !polls && failures >= FAILURES_BEFORE_POLL;
    if (polls) {
      streamAgainAt = performance.now() + streamAgainMs;
      streamAgainMs = Math.min(streamAgainMs * 2, MAX_STREAM_AGAIN_MS);
      return pause(asks);
    }
    const grown = Math.min(backoffMs * 2 ** (failures - 1), MAX_BACKOFF_MS);
    await pause(Math.max(asks, grown * (0.5 + Math.random() / 2)));
  };

  const run = async (): Promise<void> => {
    running = true;
    while (wanted()) {
      interrupted = false;
      const own = (controller = new AbortController());
      const asked = port.topics();
      if (state.getSnapshot() === 'paused') state.set('connecting');
      if (polls && performance.now() >= streamAgainAt) polls = false;
      let error: unknown;
      try {
        await (polls ? poll(own) : stream(own));
      } catch (caught) {
        error = caught;
      }
      if (interrupted) continue;
      if (polls && error === undefined) await pause(POLL_PAUSE_MS);
      else await recover(error, asked);
    }
    running = false;
    state.set(closed ? 'closed' : 'paused');
  };

  const interrupt = (): void => {
    interrupted = true;
    controller?.abort();
    endPause?.();
  };
  const start = (): void => {
    if (!running && wanted()) void run();
  };

  return {
    state,
    refresh() {
      interrupt();
      start();
    },
    sleep() {
      asleep = true;
      interrupt();
    },
    wake() {
      if (asleep || endPause) failures = 0;
      asleep = false;
      endPause?.();
      start();
    },
    close() {
      closed = true;
      interrupt();
      state.set('closed');
    },
  };
}

/** Whether the platform says that a topic is not to be had, now or later. */
function isRefusal(error: unknown): error is ApiError {
  return isJtopError(error) && 'status' in error && (error.status === 400 || error.status === 404);
}

import type { Core } from '../core/types.js';
import { ask, askJson } from './ask.js';
import { createEventParser } from './event-parser.js';
import type { LiveMessage } from './messages.js';

/** The platform sends something every 15 s; after two and a half of these the connection counts as dead. */
const SILENCE_MS = 37_500;
/** The platform speaks at once. Silence here means a proxy that holds everything back. */
const FIRST_BYTE_MS = 10_000;

const pathOf = (end: string, topics: readonly string[]): string =>
  `/v1/stream${end}?topics=${topics.map(encodeURIComponent).join(',')}`;

/** What a stream tells while it is read. */
export interface StreamHandlers {
  /** The first bytes are there. */
  readonly onOpen: () => void;
  /** The platform asks for this pause in milliseconds before the next try. */
  readonly onRetry: (ms: number) => void;
  readonly onMessage: (message: LiveMessage) => void;
}

/**
 * Reads one stream until it ends: by the other side, by `controller`, by silence. What is no stream ends at once.
 *
 * @param controller - Ends the exchange; aborted here too when it is over.
 * @returns whether it ended because nothing came for too long
 * @throws ApiError for an answer other than 2xx; what fetch throws where the connection failed; SyntaxError or
 * RangeError where what came is not for us
 */
export async function readStream(
  core: Core,
  topics: readonly string[],
  controller: AbortController,
  { onOpen, onRetry, onMessage }: StreamHandlers,
): Promise<boolean> {
  const { signal } = controller;
  let silent = false;
  const stop = (): void => {
    silent = true;
    controller.abort();
  };
  let watchdog = setTimeout(stop, FIRST_BYTE_MS);
  try {
    const { body, headers } = await ask(core, pathOf('', topics), signal);
    if (!body || !headers.get('Content-Type')?.startsWith('text/event-stream')) return false;
    const reader = body.getReader();
    // Also ends reads of a fetch that does not heed its signal once the answer is there.
    signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
    const feed = createEventParser(
      ({ id, event, data }) => onMessage({ id, event, data: JSON.parse(data) as LiveMessage['data'] }),
      onRetry,
    );
    for (let first = true; ; first = false) {
      const { done, value } = await reader.read();
      if (done) return silent;
      // Whatever comes is a sign of life, a comment too.
      clearTimeout(watchdog);
      watchdog = setTimeout(stop, SILENCE_MS);
      if (first) onOpen();
      feed(value);
    }
  } catch (error) {
    if (silent) return true;
    throw error;
  } finally {
    clearTimeout(watchdog);
    controller.abort();
  }
}

/**
 * Asks once for what is new; waits on the platform's side until there is something, 25 s at most.
 *
 * @throws ApiError for an answer other than 2xx; what fetch throws where the connection failed
 */
export async function pollOnce(
  core: Core,
  topics: readonly string[],
  controller?: AbortController,
): Promise<readonly LiveMessage[]> {
  const path = pathOf('/poll', topics);
  return (await askJson<{ messages: LiveMessage[] }>(core, path, SILENCE_MS, controller)).messages;
}

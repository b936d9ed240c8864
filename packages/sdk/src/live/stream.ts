import { createParser } from 'eventsource-parser';
import { errorFromAnswer, type ErrorMaker } from '../core/answer.js';
import { ConnectionError, TimeoutError } from '../core/errors.js';
import type { Environment } from './environment.js';
import type { LiveMessage } from './messages.js';

/** The platform sends something every 15 s; after two and a half of these the connection counts as dead. */
export const SILENCE_MS = 37_500;
/** The platform speaks at once. Silence here means a proxy that holds everything back. */
const FIRST_BYTE_MS = 10_000;

export interface Transport {
  readonly fetch: typeof fetch;
  readonly errors: ErrorMaker | undefined;
  readonly env: Environment;
  /** Ends the exchange; aborted here too when it is over. */
  readonly controller: AbortController;
  readonly onMessage: (message: LiveMessage) => void;
}

/**
 * Reads one stream until it ends. Resolves where the other side ended it or `controller` was aborted.
 *
 * @param onOpen - Called when the first bytes are there.
 * @param onRetry - Called with the pause in milliseconds that the platform asks for.
 * @throws ApiError for an answer other than 200; TimeoutError where nothing came for too long; ConnectionError or what
 * fetch throws where the connection failed
 */
export async function readStream(
  url: string,
  { fetch, errors, env, controller, onMessage }: Transport,
  onOpen: () => void,
  onRetry: (ms: number) => void,
): Promise<void> {
  let silent = false;
  const stop = (): void => {
    silent = true;
    controller.abort();
  };
  let watchdog = env.setTimeout(stop, FIRST_BYTE_MS);
  try {
    const response = await fetch(url, { credentials: 'omit', signal: controller.signal });
    if (!response.ok) throw errorFromAnswer(response, await response.text(), errors);
    if (!response.body || !(response.headers.get('Content-Type') ?? '').startsWith('text/event-stream')) {
      throw new ConnectionError('what answered is not the stream');
    }
    const reader = response.body.getReader();
    // Also ends reads of a fetch that does not heed its signal once the answer is there.
    controller.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
    const decoder = new TextDecoder();
    const parser = createParser({
      onRetry,
      onEvent: ({ id = '', event = 'message', data }) =>
        onMessage({ id, event, data: JSON.parse(data) as LiveMessage['data'] }),
    });
    for (let first = true; ; first = false) {
      const { done, value } = await reader.read();
      if (done) break;
      env.clearTimeout(watchdog);
      watchdog = env.setTimeout(stop, SILENCE_MS);
      if (first) onOpen();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    if (!silent) throw error;
  } finally {
    env.clearTimeout(watchdog);
    controller.abort();
  }
  if (silent) throw new TimeoutError('the stream fell silent');
}

/**
 * Asks once for what is new; waits on the platform's side until there is something, 25 s at most.
 *
 * @throws ApiError for an answer other than 200; what fetch throws where the connection failed
 */
export async function pollOnce(
  url: string,
  { fetch, errors, env, controller, onMessage }: Transport,
): Promise<void> {
  const watchdog = env.setTimeout(() => controller.abort(), SILENCE_MS);
  try {
    const response = await fetch(url, { credentials: 'omit', signal: controller.signal });
    const text = await response.text();
    if (!response.ok) throw errorFromAnswer(response, text, errors);
    for (const message of (JSON.parse(text) as { messages: LiveMessage[] }).messages) onMessage(message);
  } finally {
    env.clearTimeout(watchdog);
  }
}

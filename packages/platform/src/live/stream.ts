import { randomUUID } from 'node:crypto';
import { ProblemError, problemBody } from '@jtop/contract/binding';
import type { Logger } from 'pino';
import type { StreamConnection } from '../http/stream-connection.js';
import type { Admission } from './admission.js';
import type { Follower, Sink } from './channel.js';
import { PREAMBLE, type Frame } from './frames.js';
import type { Heartbeats, Pulse } from './heartbeats.js';
import type { Hub } from './hub.js';
import type { LiveLimits } from './limits.js';
import { resolveTopics, type Resolved } from './resolve.js';
import { parseTopics, topicsOfQuery } from './topic-request.js';

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
  'Access-Control-Allow-Origin': '*',
};

/** Between two looks at whether a reader has taken what was sent. */
const DRAIN_MS = 50;

export interface StreamOptions {
  readonly hub: Hub;
  readonly admission: Admission;
  readonly heartbeats: Heartbeats;
  readonly limits: LiveLimits;
  readonly log: Logger;
  /** Where the reader is counted. */
  readonly address: string;
  /** Aborted when the platform stops. */
  readonly stopping: AbortSignal;
}

/**
 * Serves one stream: checks everything first, so that a refusal has a status, then follows the topics until either
 * side has had enough.
 *
 * @returns the stream, to be ended by `close`; undefined where it was refused
 */
export async function serveStream(
  connection: StreamConnection,
  options: StreamOptions,
): Promise<Stream | undefined> {
  const { hub, admission, log, stopping } = options;
  let leave: (() => void) | undefined;
  let stream: Stream | undefined;
  let gone = false;
  // One listener for all that ends with the connection: ten thousand of them stay for hours.
  connection.onClose(() => {
    gone = true;
    leave?.();
    stream?.end();
  });
  try {
    const lastEventId = connection.headers.get('last-event-id');
    const requests = parseTopics(topicsOfQuery(connection.query), lastEventId);
    if (stopping.aborted) throw new ProblemError('unavailable');
    leave = admission.enter(options.address);
    const topics = await resolveTopics(hub, requests);
    if (gone) return undefined;
    if (stopping.aborted) throw new ProblemError('unavailable');
    connection.respond(200, HEADERS);
    connection.write(PREAMBLE);
    stream = new Stream(connection, topics, options);
    if (gone) stream.end();
    return stream;
  } catch (error) {
    leave?.();
    if (!(error instanceof ProblemError)) log.error({ err: error }, 'live: opening a stream failed');
    refuse(connection, error instanceof ProblemError ? error : new ProblemError('unavailable'));
    return undefined;
  }
}

/** One reader with all its topics. */
export class Stream implements Sink, Pulse {
  closed = false;
  readonly #connection: StreamConnection;
  readonly #options: StreamOptions;
  readonly #endBeats: () => void;
  #followers: Follower[] = [];

  constructor(connection: StreamConnection, topics: readonly Resolved[], options: StreamOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#endBeats = options.heartbeats.add(this);
    this.#follow(topics).catch((error: unknown) => {
      if (!this.closed) options.log.warn({ err: error }, 'live: a stream could not be continued');
      this.close();
    });
  }

  /** The connection has ended. */
  end(): void {
    this.closed = true;
    this.#endBeats();
    this.#unfollow();
  }

  send(frame: Frame): void {
    this.#write(frame.bytes);
  }

  beat(bytes: Buffer): void {
    this.#write(bytes);
  }

  async ready(): Promise<void> {
    while (!this.closed && this.#connection.bufferedBytes() > this.#options.limits.maxBufferedBytes / 4) {
      await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
    }
  }

  /**
   * Ends the stream after what was written. The reader comes back by itself and goes on where it was.
   * @param lastWords - sent before
   */
  close(lastWords?: Buffer): void {
    if (this.closed) return;
    if (lastWords !== undefined) this.#write(lastWords);
    this.closed = true;
    this.#unfollow();
    this.#connection.close();
  }

  async #follow(topics: readonly Resolved[]): Promise<void> {
    // One after the other: a page with a hundred topics must not take a hundred reads at once from everybody else.
    for (const { request, head } of topics) {
      if (this.closed) return;
      const follower = await this.#options.hub.follow(request, head, this);
      this.#followers.push(follower);
      if (this.closed) this.#unfollow();
      await this.ready();
    }
  }

  #write(bytes: Buffer): void {
    if (this.closed || this.#connection.write(bytes)) return;
    // A reader that cannot keep up would be held in memory for everybody's messages; it resumes when it can.
    if (this.#connection.bufferedBytes() > this.#options.limits.maxBufferedBytes) this.#connection.destroy();
  }

  #unfollow(): void {
    for (const follower of this.#followers) this.#options.hub.unfollow(follower);
    this.#followers = [];
  }
}

function refuse(connection: StreamConnection, error: ProblemError): void {
  const requestId = randomUUID();
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'X-Request-Id': requestId,
  };
  const { retryAfterMs } = error.extras;
  if (error.status === 503 || error.status === 429) {
    headers['Retry-After'] = String(typeof retryAfterMs === 'number' ? Math.ceil(retryAfterMs / 1000) : 1);
  }
  connection.respond(error.status, headers);
  connection.write(JSON.stringify(problemBody(error, requestId)));
  connection.close();
}

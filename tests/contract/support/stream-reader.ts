import { expect } from 'vitest';
import type { Target } from './target.js';

/** An event as it came over the stream. */
export interface Event {
  readonly id?: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a stream event by event, as long as a test wants to. */
export class StreamReader {
  readonly #gone = new AbortController();
  readonly #decoder = new TextDecoder();
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #text = '';

  private constructor(response: Response, gone: AbortController) {
    if (response.body === null) throw new Error('a stream without a body');
    this.#reader = response.body.getReader();
    this.#gone = gone;
  }

  static async open(target: Target, topics: string, lastEventId?: string): Promise<StreamReader> {
    const gone = new AbortController();
    const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    const url = `${target.origin}/v1/stream?${new URLSearchParams({ topics }).toString()}`;
    const response = await target.fetch(new Request(url, { headers, signal: gone.signal }));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream\b/);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    return new StreamReader(response, gone);
  }

  /** The next event; comments and fields without an event are passed over. */
  async next(): Promise<Event> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end < 0) {
        const { done, value } = await this.#reader.read();
        if (done) throw new Error('the stream has ended');
        this.#text += this.#decoder.decode(value, { stream: true });
        continue;
      }
      const event = parse(this.#text.slice(0, end));
      this.#text = this.#text.slice(end + 2);
      if (event !== undefined) return event;
    }
  }

  /** The next event that is no sign of life. */
  async nextMessage(): Promise<Event> {
    for (;;) {
      const event = await this.next();
      if (event.event !== 'time') return event;
    }
  }

  /** The next so many messages. */
  async messages(count: number): Promise<Event[]> {
    const messages: Event[] = [];
    while (messages.length < count) messages.push(await this.nextMessage());
    return messages;
  }

  async close(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
    this.#gone.abort();
  }
}

function parse(block: string): Event | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name !== undefined) fields.set(name, value);
  }
  const data = fields.get('data');
  const event = fields.get('event');
  if (data === undefined || event === undefined) return undefined;
  const id = fields.get('id');
  return {
    ...(id === undefined ? {} : { id }),
    event,
    data: JSON.parse(data) as Record<string, unknown>,
  };
}

import { createParser } from 'eventsource-parser';

/** A message as it came. */
export interface Message {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: { readonly topic?: string; readonly version?: number } & Readonly<Record<string, unknown>>;
}

/** One connection to the live stream; it never comes back by itself, so that a test sees how long it holds. */
export class StreamReader {
  readonly messages: Message[] = [];
  /** Whether the platform has ended the stream. */
  ended = false;
  /** What the stream says of coming back, in milliseconds. */
  retryMs: number | undefined;
  readonly #abort = new AbortController();

  private constructor() {
    // Made by `open`.
  }

  /** @throws where it is refused */
  static async open(url: string, topics: string): Promise<StreamReader> {
    const reader = new StreamReader();
    const response = await fetch(`${url}/v1/stream?topics=${topics}`, { signal: reader.#abort.signal });
    if (!response.ok || response.body === null) throw new Error(`the stream was refused: ${response.status}`);
    void reader.#read(response.body);
    return reader;
  }

  /** The newest version of a topic that has come. */
  version(topic: string): number {
    return this.messages.reduce(
      (newest, { data }) => (data.topic === topic ? Math.max(newest, data.version ?? 0) : newest),
      0,
    );
  }

  /** Versions of a topic in the order in which they came. */
  versions(topic: string): number[] {
    return this.messages.flatMap(({ data }) => (data.topic === topic ? [data.version ?? 0] : []));
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent: ({ id, event, data }) =>
        this.messages.push({ id, event, data: JSON.parse(data) as Message['data'] }),
      onRetry: (ms) => (this.retryMs = ms),
    });
    try {
      for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
    } catch {
      // Cut off, by either side.
    }
    this.ended = true;
  }
}

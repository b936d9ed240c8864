import type { StreamMessage } from '@jtop/contract';
import { vi } from 'vitest';
import { createCore } from '../core/core.js';
import type { Core } from '../core/types.js';
import { defaultEnvironment, type Environment, type PageEvent } from '../live/environment.js';
import { AS_OF, ENDPOINT, LOT_ID, sampleBid, sampleLot, sampleSummary } from './samples.js';

export const TOPIC = `lot:${LOT_ID}` as const;
export const OTHER_TOPIC = 'session:018f0000-0000-7000-8000-000000000008';

/** What the stream does to whoever asks for it. */
export type Weather = 'fine' | 'refused' | 'lost' | 'silent' | 'html';

interface OpenStream {
  readonly topics: string;
  send(text: string): void;
  cut(): void;
}

/** A platform with a stream and a poll, in memory: what was published can be resumed from any version. */
export class FakePlatform {
  readonly asked: string[] = [];
  readonly streams: OpenStream[] = [];
  weather: Weather = 'fine';
  pollWeather: 'fine' | 'lost' = 'fine';
  /** Whether refusals say which topics they mean. */
  namesTopics = true;
  /** Versions below are no longer kept. */
  keptFrom = 1;
  readonly core: Core;
  readonly #messages = new Map<string, StreamMessage[]>([
    [TOPIC, []],
    [OTHER_TOPIC, []],
  ]);
  #waiting: (() => void)[] = [];

  constructor() {
    this.core = createCore({
      endpoint: ENDPOINT,
      fetch: (input, init) => this.#fetch(input as string, init),
    });
  }

  versionOf(topic: string): number {
    return this.#messages.get(topic)?.length ?? 0;
  }

  /** Publishes the next message of a topic to all who follow it. */
  publish(topic: string = TOPIC): void {
    const version = this.versionOf(topic) + 1;
    const body =
      topic === TOPIC ? { bid: sampleBid(version), lot: sampleSummary(version, version) } : { lotId: LOT_ID };
    const message = {
      id: `${topic}@${version}`,
      event: topic === TOPIC ? 'bid' : 'lot',
      data: { topic, version, at: AS_OF, ...body },
    };
    this.#messages.get(topic)?.push(message);
    for (const stream of [...this.streams]) if (stream.topics.includes(topic)) stream.send(frame(message));
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** All messages of a topic as the stream carries them. */
  framesOf(topic: string): string[] {
    return (this.#messages.get(topic) ?? []).map(frame);
  }

  /** Sends text to all streams as it is. */
  say(text: string): void {
    for (const stream of [...this.streams]) stream.send(text);
  }

  /** Ends all streams as a killed server does. */
  cutAll(): void {
    for (const stream of [...this.streams]) stream.cut();
  }

  async #fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    const topics = searchParams.get('topics') ?? '';
    const byPoll = pathname.endsWith('/poll');
    this.asked.push(`${byPoll ? 'poll' : 'stream'} ${topics.replaceAll(LOT_ID, 'L')}`);
    const weather = byPoll ? this.pollWeather : this.weather;
    if (init.signal?.aborted || weather === 'lost') throw new TypeError('Failed to fetch');
    if (weather === 'refused') return new Response('', { status: 503, headers: { 'Retry-After': '3' } });
    if (weather === 'html') return new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
    const requests = topics.split(',').map((topic) => topic.split('@') as [string, string?]);
    const unknown = requests.filter(([topic]) => !this.#messages.has(topic)).map(([topic]) => topic);
    if (unknown.length > 0) {
      const extras = this.namesTopics ? { topics: unknown } : {};
      return Response.json({ code: 'not_found', title: 'none', status: 404, ...extras }, { status: 404 });
    }
    return byPoll ? this.#poll(requests, init) : this.#stream(topics, requests, init);
  }

  async #poll(requests: [string, string?][], init: RequestInit): Promise<Response> {
    const collect = (): StreamMessage[] => requests.flatMap((request) => this.#missing(request));
    let messages = collect();
    if (messages.length === 0) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, 25_000);
        init.signal?.addEventListener('abort', () => resolve());
      });
      if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError');
      messages = collect();
    }
    return Response.json({ messages });
  }

  #stream(topics: string, requests: [string, string?][], init: RequestInit): Response {
    const encoder = new TextEncoder();
    const silent = this.weather === 'silent';
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const forget = (): void => {
          const index = this.streams.indexOf(stream);
          if (index >= 0) this.streams.splice(index, 1);
        };
        const stream: OpenStream = {
          topics,
          send: (text) => controller.enqueue(encoder.encode(text)),
          cut: () => {
            forget();
            controller.error(new TypeError('network error'));
          },
        };
        init.signal?.addEventListener('abort', forget);
        if (silent) return;
        this.streams.push(stream);
        stream.send(': hello\n\n');
        for (const request of requests)
          for (const message of this.#missing(request)) stream.send(frame(message));
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
  }

  #missing([topic, after]: [string, string?]): StreamMessage[] {
    const messages = this.#messages.get(topic) ?? [];
    const version = messages.length;
    const last = messages.at(-1)?.data.lot as object | undefined;
    const entity = topic === TOPIC ? { lot: sampleLot({ ...last, version }) } : { session: { id: topic } };
    const snapshot = {
      id: `${topic}@${version}`,
      event: 'snapshot',
      data: { topic, version, at: AS_OF, ...entity },
    };
    if (after === undefined) return [snapshot];
    const from = Number(after);
    if (from <= version && from + 1 >= this.keptFrom) return messages.slice(from);
    return [{ id: '', event: 'reset', data: { topic, version, at: AS_OF } }, snapshot];
  }
}

/** A page that the test hides, shows and leaves; time is vitest's. */
export class FakePage {
  hidden = false;
  online = true;
  readonly #listeners = new Set<(event: PageEvent) => void>();
  readonly environment: Environment = {
    ...defaultEnvironment,
    isHidden: () => this.hidden,
    isOnline: () => this.online,
    listen: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  get listeners(): number {
    return this.#listeners.size;
  }

  emit(event: Exclude<PageEvent, 'visibilitychange'> | 'hidden' | 'visible'): void {
    const turned = event === 'hidden' || event === 'visible';
    if (turned) this.hidden = event === 'hidden';
    for (const listener of [...this.#listeners]) listener(turned ? 'visibilitychange' : event);
  }
}

/** Lets time pass, and everything happen that is due in it. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

function frame({ id, event, data }: StreamMessage): string {
  return `${id && `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

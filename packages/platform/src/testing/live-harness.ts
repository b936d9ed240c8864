import { formatInstant } from '@jtop/contract';
import pino from 'pino';
import { ManualClock } from '../clock.js';
import type { StreamConnection } from '../http/stream-connection.js';
import { InProcessBus } from '../live/bus.js';
import { messageFrame, type Frame } from '../live/frames.js';
import type { LiveLimits } from '../live/limits.js';
import { createLive, type Live } from '../live/live.js';
import type { MessageStore, Snapshot } from '../live/message-store.js';

export const LOT = 'lot:018f0000-0000-7000-8000-000000000001';
export const OTHER = 'lot:018f0000-0000-7000-8000-000000000002';
export const START = Date.parse('2026-06-03T10:00:00+08:00');

/** Messages in memory in place of the tables, with a count of what was read. */
export class MemoryStore implements MessageStore {
  readonly rows = new Map<string, Frame[]>();
  readonly versions = new Map<string, number>();
  reads: string[] = [];
  snapshots = 0;
  headReads = 0;
  /** Awaited before each answer, so that a test can act in the middle of a read. */
  gate: () => Promise<void> = async () => undefined;

  add(topic: string): void {
    this.versions.set(topic, 0);
    this.rows.set(topic, []);
  }

  append(topic: string, at: number, event = 'bid'): number {
    const version = (this.versions.get(topic) ?? 0) + 1;
    const data = JSON.stringify({ seq: version, topic, version, at: formatInstant(at) });
    this.versions.set(topic, version);
    this.rows.get(topic)?.push(messageFrame(topic, version, event, data, at));
    return version;
  }

  /** Deletes what is older than a version. */
  prune(topic: string, before: number): void {
    this.rows.set(
      topic,
      (this.rows.get(topic) ?? []).filter((row) => row.version >= before),
    );
  }

  async heads(topics: readonly string[]): Promise<Map<string, number>> {
    this.headReads++;
    const heads = new Map<string, number>();
    for (const topic of topics) {
      const version = this.versions.get(topic);
      if (version !== undefined) heads.set(topic, version);
    }
    await this.gate();
    return heads;
  }

  async after(topic: string, version: number, limit: number): Promise<Frame[]> {
    this.reads.push(topic);
    const rows = (this.rows.get(topic) ?? []).filter((row) => row.version > version).slice(0, limit);
    await this.gate();
    return rows;
  }

  async snapshot(topic: string): Promise<Snapshot | undefined> {
    this.snapshots++;
    const version = this.versions.get(topic);
    await this.gate();
    return version === undefined ? undefined : { version, entity: { lot: { version } } };
  }
}

/** A message as a reader got it. */
export interface Received {
  readonly id?: string;
  readonly event?: string;
  readonly data?: { readonly version?: number; readonly topic?: string; readonly epochMs?: number };
}

/** The platform's end of a stream, read by the test. */
export class FakeConnection implements StreamConnection {
  readonly path = '/v1/stream';
  readonly query: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly remoteAddress: string;
  status: number | undefined;
  sentHeaders: Readonly<Record<string, string>> = {};
  body = '';
  chunks: (Uint8Array | string)[] = [];
  ended: 'closed' | 'destroyed' | undefined;
  /** What `bufferedBytes` says; above 0, `write` reports that bytes wait. */
  buffered = 0;
  #listeners: (() => void)[] = [];

  constructor(query: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') {
    this.query = query;
    this.headers = new Map(Object.entries(headers));
    this.remoteAddress = remoteAddress;
  }

  respond(status: number, headers: Readonly<Record<string, string>>): void {
    this.status = status;
    this.sentHeaders = headers;
  }

  write(chunk: Uint8Array | string): boolean {
    if (this.ended) return false;
    this.chunks.push(chunk);
    this.body += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return this.buffered === 0;
  }

  close(): void {
    this.#end('closed');
  }

  destroy(): void {
    this.#end('destroyed');
  }

  onClose(listener: () => void): void {
    if (this.ended) listener();
    else this.#listeners.push(listener);
  }

  bufferedBytes(): number {
    return this.buffered;
  }

  /** What came, without comments. */
  get messages(): Received[] {
    return this.body
      .split('\n\n')
      .map((block) => {
        const fields = block.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
        const entries = fields.map((line) => line.split(/: (.*)/s) as [string, string]);
        return Object.fromEntries(
          entries.map(([name, value]) => [name, name === 'data' ? JSON.parse(value) : value]),
        );
      })
      .filter((message) => 'event' in message);
  }

  /** `snapshot@3 bid@4`, in the order in which they came. */
  get story(): string {
    return this.messages.map(({ event, data }) => `${event}@${data?.version ?? '-'}`).join(' ');
  }

  #end(how: 'closed' | 'destroyed'): void {
    if (this.ended) return;
    this.ended = how;
    for (const listener of this.#listeners) listener();
  }
}

/** A live area over messages in memory. */
export interface LiveHarness {
  readonly live: Live;
  readonly store: MemoryStore;
  readonly clock: ManualClock;
  readonly bus: InProcessBus;
  /** Commits a message and hints, as a write does. */
  readonly publish: (topic?: string) => number;
  /** Opens a stream and lets it come to rest. */
  readonly open: (
    topics: string,
    headers?: Record<string, string>,
    address?: string,
  ) => Promise<FakeConnection>;
  /** Lets everything happen that is under way. */
  readonly settle: () => Promise<void>;
}

export function startLive(
  limits: Partial<LiveLimits> = {},
  onDelivered?: (lagMs: number) => void,
): LiveHarness {
  const store = new MemoryStore();
  store.add(LOT);
  store.add(OTHER);
  const clock = new ManualClock(START);
  const bus = new InProcessBus();
  const log = pino({ level: 'silent' });
  const none = async () => undefined;
  const sources = { readLot: none, readBoard: none, readSession: none, readSeason: none };
  // The database is not reached: the store stands in for it.
  const live = createLive(
    { bus, clock, log, db: undefined as never },
    { sources, store, limits, ...(onDelivered === undefined ? {} : { onDelivered }) },
  );
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    live,
    store,
    clock,
    bus,
    settle,
    publish(topic = LOT) {
      const version = store.append(topic, clock.now());
      bus.hint([topic]);
      return version;
    },
    async open(topics, headers, address) {
      const connection = new FakeConnection(`topics=${topics}`, headers, address);
      live.handleStream(connection);
      await settle();
      return connection;
    },
  };
}

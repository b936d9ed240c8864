import { createClient } from '@jtop/sdk';
import { LiveStream } from '../../../packages/sdk/src/live/live-stream.js';
import type { Environment, PageEvent } from '../../../packages/sdk/src/live/environment.js';
import { fingerprint } from './audit.js';
import type { Report } from './report.js';

/** What one watcher has been given of one topic. */
interface Seen {
  version: number | undefined;
  /** The topic has to begin anew: a reset was told. */
  awaitsSnapshot: boolean;
  closesAt: string;
  closed: number;
  readonly messages: Map<number, string>;
}

/** A page that can be told that its network is back, as a phone's is between two tunnels. */
export class Page implements Environment {
  readonly #listeners = new Set<(event: PageEvent) => void>();

  isHidden(): boolean {
    return false;
  }

  isOnline(): boolean {
    return true;
  }

  listen(listener: (event: PageEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  online(): void {
    for (const listener of this.#listeners) listener('online');
  }
}

/**
 * Follows topics by the SDK's live stream and writes down what it is given: for each topic first a snapshot, then every
 * version once and in order.
 */
export class Watcher {
  readonly page = new Page();
  /** How often the stream was given up for polls. */
  polled = 0;
  readonly #live: LiveStream;
  readonly #seen = new Map<string, Seen>();
  readonly #report: Report;
  readonly #name: string;

  constructor(endpoint: string, topics: readonly string[], report: Report, name: string) {
    this.#report = report;
    this.#name = name;
    this.#live = new LiveStream(createClient({ endpoint }).core, { environment: this.page });
    const { state } = this.#live;
    state.subscribe(() => {
      if (state.getSnapshot() === 'polling') this.polled += 1;
    });
    for (const topic of topics) {
      const seen: Seen = {
        version: undefined,
        awaitsSnapshot: true,
        closesAt: '',
        closed: 0,
        messages: new Map(),
      };
      this.#seen.set(topic, seen);
      this.#live.subscribe(topic, {
        message: ({ event, data }) => this.#take(topic, seen, event, data),
        error: (error) => report.violation(`${name} lost ${topic} for good: ${error.message}`),
      });
    }
  }

  version(topic: string): number {
    return this.#seen.get(topic)?.version ?? 0;
  }

  /** The messages given of a topic, by version. */
  messages(topic: string): ReadonlyMap<number, string> {
    return this.#seen.get(topic)?.messages ?? new Map<number, string>();
  }

  get received(): number {
    return [...this.#seen.values()].reduce((sum, { messages }) => sum + messages.size, 0);
  }

  close(): void {
    this.#live.close();
  }

  #take(topic: string, seen: Seen, event: string, data: Readonly<Record<string, unknown>>): void {
    const version = Number(data.version);
    const complain = (what: string): void =>
      this.#report.violation(`${this.#name} ${what} on ${topic}: ${event} ${version} after ${seen.version}`);
    this.#watchEnd(topic, seen, event, data);
    if (event === 'reset') {
      seen.awaitsSnapshot = true;
      this.#report.add('resets');
    } else if (event === 'snapshot') {
      if (!seen.awaitsSnapshot) complain('got a snapshot that it did not need');
      if (seen.version !== undefined && version < seen.version) complain('was taken back');
      seen.awaitsSnapshot = false;
      seen.version = version;
    } else if (seen.version === undefined || seen.awaitsSnapshot) {
      complain('got a message before the snapshot');
    } else {
      if (version <= seen.version) complain('got a message twice or out of order');
      if (version > seen.version + 1) complain('missed a message');
      seen.messages.set(version, fingerprint(event, data));
      seen.version = version;
    }
  }

  /** The end that people see never comes nearer, and comes once. */
  #watchEnd(topic: string, seen: Seen, event: string, data: Readonly<Record<string, unknown>>): void {
    if (!topic.startsWith('lot:')) return;
    const { lot } = data as { lot?: { closesAt?: string } };
    const closesAt = lot?.closesAt ?? seen.closesAt;
    this.#report.expect(closesAt >= seen.closesAt, `${this.#name} saw closesAt of ${topic} go back`);
    seen.closesAt = closesAt;
    if (event !== 'closed') return;
    seen.closed += 1;
    this.#report.expect(seen.closed === 1, `${this.#name} saw ${topic} close ${seen.closed} times`);
  }
}

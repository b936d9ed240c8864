import { JtopError } from '../core/errors.js';
import type { Core } from '../core/types.js';
import { createConnection, type Connection, type LiveState } from './connection.js';
import { defaultEnvironment, type Environment } from './environment.js';
import type { MessageOf } from './messages.js';
import type { Store } from './store.js';
import { Topic, type LiveHandlers } from './topics.js';

/** What keeps time by the stream. */
export interface TimeListener {
  /** A `time` event has just come. */
  observe(epochMs: number): void;
  /** The connection is back after a loss. */
  resync(): void;
}

export interface LiveOptions {
  /** Instead of the runtime's own timers and page: for tests. */
  readonly environment?: Environment | undefined;
  readonly clock?: TimeListener | undefined;
}

/** The platform's limit on one connection. */
const MAX_TOPICS = 100;
/** The widgets of a page ask one after the other; they are taken together. */
const GATHER_MS = 30;
/** A hidden page keeps its stream this long. */
const HIDDEN_MS = 60_000;

/**
 * One connection for all topics that anyone listens to. It goes on where it was after every loss, so that nobody misses
 * a message or is given one twice.
 */
export class Live {
  /** Where the connection stands. */
  readonly state: Store<LiveState>;
  private readonly topics = new Map<string, Topic>();
  private readonly connection: Connection;
  private readonly endPage: () => void;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(core: Core, { environment = defaultEnvironment, clock }: LiveOptions = {}) {
    this.connection = createConnection({
      core,
      env: environment,
      topics: () => Array.from(this.topics.values(), (topic) => topic.request),
      take: (message) => {
        const { topic, epochMs } = message.data;
        if (message.event === 'time') {
          if (typeof epochMs === 'number') clock?.observe(epochMs);
          return true;
        }
        return this.topics.get(topic)?.take(message) !== false;
      },
      refuse: (name, error) => {
        const topic = this.topics.get(name);
        this.topics.delete(name);
        topic?.end(error);
      },
      recovered: () => clock?.resync(),
    });
    this.state = this.connection.state;
    this.endPage = environment.listen((event) => {
      clearTimeout(this.hiding);
      // An open stream would keep the page out of the back-forward cache.
      if (event === 'pagehide') this.connection.sleep();
      else if (environment.isHidden()) this.hiding = setTimeout(() => this.connection.sleep(), HIDDEN_MS);
      else this.connection.wake();
    });
  }

  /**
   * Listens to a topic (`lot:<id>`, `board:<id>`, `session:<id>`, `season:<id>`). The first message is a `snapshot`.
   *
   * @returns a function that ends it
   * @example
   * const end = jtop.live.subscribe(`lot:${id}`, { message: ({ event, data }) => console.log(event, data.version) });
   */
  subscribe<Name extends string>(name: Name, handlers: LiveHandlers<MessageOf<Name>>): () => void {
    const known = this.topics.get(name);
    const topic = known ?? new Topic(name);
    if (!known) {
      const closed = this.state.getSnapshot() === 'closed';
      if (closed || this.topics.size >= MAX_TOPICS) {
        const error = closed
          ? undefined
          : new JtopError('live.too_many_topics', `the limit is ${MAX_TOPICS}`);
        queueMicrotask(() => topic.end(error));
      } else {
        this.topics.set(name, topic);
        this.gather();
      }
    }
    const remove = topic.add(handlers);
    return () => {
      remove();
      if (topic.isHeard || this.topics.get(name) !== topic) return;
      this.topics.delete(name);
      // The stream may carry it on until the next change; only one that carries nothing else is ended.
      if (this.topics.size === 0) this.gather();
    };
  }

  /** Ends everything, for good. */
  close(): void {
    this.endPage();
    clearTimeout(this.hiding);
    clearTimeout(this.gathering);
    const topics = [...this.topics.values()];
    this.topics.clear();
    this.connection.close();
    for (const topic of topics) topic.end();
  }

  /** Asks for the topics as they are now, a moment later: others may follow at once. */
  private gather(): void {
    clearTimeout(this.gathering);
    this.gathering = setTimeout(() => this.connection.refresh(), GATHER_MS);
  }
}

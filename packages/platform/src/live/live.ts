import { formatInstant } from '@jtop/contract';
import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { StreamConnection, StreamHandler } from '../http/stream-connection.js';
import { LIMITS } from '../limits.js';
import { Admission } from './admission.js';
import { farewell } from './frames.js';
import { Heartbeats } from './heartbeats.js';
import { Hub } from './hub.js';
import type { LiveLimits } from './limits.js';
import { createMessageStore, type MessageStore, type SnapshotSources } from './message-store.js';
import { poll } from './poll.js';
import { serveStream, type Stream } from './stream.js';

/** What the live area needs of the platform. */
export type LivePlatform = Pick<Platform, 'bus' | 'clock' | 'db' | 'log'>;

/** The handlers of this area; they answer anybody alike. */
export type LiveHandlers = Pick<Handlers<unknown>, 'stream.poll' | 'time.retrieve'>;

/** The stream, the poll and the time. */
export interface Live {
  /** Serves `GET /v1/stream`; give it to the server in front. */
  readonly handleStream: StreamHandler;
  readonly handlers: LiveHandlers;
  /** Open streams and waiting polls. */
  readonly connections: number;
  /** Tells every stream the time at once, as after a move of the sandbox's clock. */
  tellTime(): void;
  /** Ends all streams after what was written to them, answers waiting polls, and refuses new ones. */
  close(): void;
}

export interface CreateLiveOptions {
  readonly sources: SnapshotSources;
  readonly limits?: Partial<LiveLimits>;
  /** Where a stream comes from. @default the other end of the connection */
  readonly addressOf?: (connection: StreamConnection) => string;
  /** Told of each message that goes out: how old what it tells of is, in milliseconds. */
  readonly onDelivered?: (lagMs: number) => void;
  /** Where a poll comes from; undefined where that is not known. */
  readonly addressOfRequest?: (request: Request) => string | undefined;
  /** Instead of the one over the platform's tables. */
  readonly store?: MessageStore;
}

/** Makes the live area. It begins to work at once; nothing of it is stored. */
export function createLive(platform: LivePlatform, options: CreateLiveOptions): Live {
  const { bus, clock, db, log } = platform;
  const limits: LiveLimits = { ...LIMITS.live, ...options.limits };
  const store = options.store ?? createMessageStore(db, options.sources);
  const { onDelivered } = options;
  const hub = new Hub({
    store,
    bus,
    clock,
    log,
    limits,
    ...(onDelivered === undefined ? {} : { onDelivered }),
  });
  const admission = new Admission(limits);
  const heartbeats = new Heartbeats(clock, limits.heartbeatMs);
  const streams = new Set<Stream>();
  const stopping = new AbortController();

  const open = async (connection: StreamConnection): Promise<void> => {
    const stream = await serveStream(connection, {
      hub,
      admission,
      heartbeats,
      limits,
      log,
      address: options.addressOf?.(connection) ?? connection.remoteAddress,
      stopping: stopping.signal,
    });
    if (!stream) return;
    streams.add(stream);
    connection.onClose(() => streams.delete(stream));
  };

  return {
    handleStream: (connection) => void open(connection),
    handlers: {
      'stream.poll': async ({ query, request }) => {
        if (stopping.signal.aborted) throw new ProblemError('unavailable');
        const context = { hub, admission, limits, stopping: stopping.signal };
        const address = options.addressOfRequest?.(request);
        return { body: await poll(query.topics, { signal: request.signal, address }, context) };
      },
      'time.retrieve': () => {
        const now = clock.now();
        return { body: { serverTime: formatInstant(now), epochMs: now } };
      },
    },
    get connections() {
      return admission.count;
    },
    tellTime: () => heartbeats.beatAll(),
    close() {
      stopping.abort();
      heartbeats.close();
      for (const [index, stream] of [...streams].entries()) stream.close(farewell(index));
      hub.close();
    },
  };
}

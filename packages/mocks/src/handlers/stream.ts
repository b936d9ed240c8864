import { formatInstant, type StreamMessage } from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import { settle } from '../auction/chronograph.js';
import { isPublic } from '../auction/lot-record.js';
import { type MockContext, type MockHandlers } from './context.js';

const MAX_TOPICS = 100;
const TICK_MS = 500;

/** A topic asked for; without a version it starts with a snapshot. */
interface Asked {
  readonly topic: string;
  readonly version?: number;
}

/** @throws ProblemError 400 for more than 100 topics, 404 for a topic that nobody may watch */
function topicsOf({ store }: MockContext, text: string): Asked[] {
  const parts = text.split(',');
  if (parts.length > MAX_TOPICS) {
    throw invalid({ path: 'topics', code: 'too_many', message: `at most ${MAX_TOPICS} topics` });
  }
  return parts.map((part) => {
    const [, kind, id = '', version] = /^(lot|session|season):([\w-]+)(?:@(\d{1,15}))?$/.exec(part) ?? [];
    const lot = store.lots.get(id);
    const exists =
      kind === 'lot'
        ? lot !== undefined && isPublic(lot)
        : kind === 'session'
          ? store.sessions.has(id)
          : store.seasons.has(id);
    if (kind === undefined || !exists) throw new ProblemError('not_found');
    return { topic: `${kind}:${id}`, ...(version === undefined ? {} : { version: Number(version) }) };
  });
}

function snapshot({ store, clock }: MockContext, topic: string): StreamMessage {
  const [kind, id = ''] = topic.split(':');
  const now = clock.now();
  const lot = store.lots.get(id);
  const session = store.sessions.get(id);
  const version = kind === 'lot' ? (lot?.version ?? 0) : store.topicVersion(topic);
  const subject =
    kind === 'lot' && lot !== undefined
      ? { lot: store.lotEntity(lot, now) }
      : kind === 'session' && session !== undefined
        ? { session: store.sessionEntity(session) }
        : { season: store.seasons.get(id) };
  return {
    id: `${topic}@${version}`,
    event: 'snapshot',
    data: { ...subject, topic, version, at: formatInstant(now) },
  };
}

function newsOf(context: MockContext, { topic, version }: Asked): readonly StreamMessage[] {
  if (version === undefined) return [snapshot(context, topic)];
  const messages = context.store.messagesAfter(topic, version);
  if (messages !== undefined) return messages;
  const current = snapshot(context, topic);
  return [
    { ...current, event: 'reset', data: { topic, version: current.data.version, at: current.data.at } },
    current,
  ];
}

/**
 * The live side by asking. A stream cannot stay open through a mocked fetch, so opening one answers 503 and clients
 * fall back to this, as they do behind proxies that hold streams up.
 */
export function streamHandlers(context: MockContext): Pick<MockHandlers, 'stream.open' | 'stream.poll'> {
  const { store, clock, pollMs } = context;
  return {
    'stream.open': ({ query }) => {
      topicsOf(context, query.topics);
      throw new ProblemError('unavailable', {}, { detail: 'mocks have no stream; ask /v1/stream/poll' });
    },
    'stream.poll': async ({ query, request }) => {
      const asked = topicsOf(context, query.topics);
      const until = Date.now() + pollMs;
      for (;;) {
        settle(store, clock.now());
        const messages = asked.flatMap((topic) => newsOf(context, topic));
        const left = until - Date.now();
        if (messages.length > 0 || left <= 0 || request.signal.aborted) return { body: { messages } };
        await newsOrTimeout(context, Math.min(left, TICK_MS));
      }
    },
  };
}

/** Waits for a message or a moment: time alone can open or close a lot, too. */
function newsOrTimeout({ store }: MockContext, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = store.onMessage(done);
  });
}

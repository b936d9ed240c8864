import { formatInstant, type StreamMessage } from '@jtop/contract';
import { boardEntity } from '../demands/board-record.js';
import type { MockContext } from '../handlers/context.js';
import type { Asked } from './topics.js';

/** The subject of a topic as it stands. */
function snapshot({ store, clock }: MockContext, topic: string): StreamMessage {
  const [kind, id = ''] = topic.split(':');
  const now = clock.now();
  const lot = store.lots.get(id);
  const session = store.sessions.get(id);
  const board = store.boards.get(id);
  const version = kind === 'lot' ? (lot?.version ?? 0) : store.topicVersion(topic);
  const subject =
    kind === 'lot' && lot !== undefined
      ? { lot: store.lotEntity(lot, now) }
      : kind === 'session' && session !== undefined
        ? { session: store.sessionEntity(session) }
        : kind === 'board' && board !== undefined
          ? { board: boardEntity(store, board, false) }
          : { season: store.seasons.get(id) };
  return {
    id: `${topic}@${version}`,
    event: 'snapshot',
    data: { ...subject, topic, version, at: formatInstant(now) },
  };
}

/**
 * What a reader of a topic lacks: a snapshot where it has nothing, everything since its version, or `reset` and a
 * snapshot where the topic never had that version.
 */
export function newsOf(context: MockContext, { topic, version }: Asked): readonly StreamMessage[] {
  if (version === undefined) return [snapshot(context, topic)];
  const messages = context.store.messagesAfter(topic, version);
  if (messages !== undefined) return messages.map((message) => withBoard(context, message));
  const current = snapshot(context, topic);
  return [
    { ...current, event: 'reset', data: { topic, version: current.data.version, at: current.data.at } },
    current,
  ];
}

/** A board comes as it stands now, whichever its message. */
function withBoard({ store }: MockContext, message: StreamMessage): StreamMessage {
  const [kind, id = ''] = message.data.topic.split(':');
  const board = kind === 'board' ? store.boards.get(id) : undefined;
  if (board === undefined) return message;
  return { ...message, data: { board: boardEntity(store, board, false), ...message.data } };
}

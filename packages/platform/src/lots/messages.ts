import { formatInstant } from '@jtop/contract';
import { bulkTable } from './bulk.js';

/** A stream message that waits for its transaction. */
export interface PendingMessage {
  readonly event: string;
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where messages are written in bulk. */
export const MESSAGES = bulkTable('stream_messages', {
  topic: 'text',
  version: 'int8',
  event: 'text',
  data: 'text',
  at: 'int8',
});

/**
 * The rows of several messages of one topic, in the form of the outbox's `appendMessage`: a batch of bids must not cost
 * a round trip for each of them.
 */
export function messageRows(topic: string, messages: readonly PendingMessage[], at: number): object[] {
  const instant = formatInstant(at);
  return messages.map(({ event, version, data }) => ({
    topic,
    version,
    event,
    data: JSON.stringify({ ...data, topic, version, at: instant }),
    at,
  }));
}

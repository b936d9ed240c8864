import { formatInstant, type StreamMessage } from '@jtop/contract';

/** A message, encoded once for all who get it. */
export interface Frame {
  readonly topic: string;
  readonly version: number;
  readonly event: string;
  /** The JSON text of `data`, on one line. */
  readonly data: string;
  /** Instant of the message, epoch milliseconds of the seasons' clock. */
  readonly at: number;
  /** The message as an event stream carries it. */
  readonly bytes: Buffer;
}

/** Proxies that hold answers back until some kilobytes are there let a padded line through. */
const PADDING = `:${' '.repeat(2046)}\n`;

/** What a stream begins with: gets past buffers, and tells the browser's own client how soon to come back. */
export const PREAMBLE = Buffer.from(`${PADDING}retry: 2000\n\n`);

/** Within this time everybody comes back whose stream was ended, in milliseconds. */
const RETURN_WITHIN_MS = 3_000;

/**
 * The last words of a stream that the platform ends: when to come back. Spread, so that not all of a node's readers knock
 * at the next one in the same moment.
 *
 * @param index - number of the stream among those that end
 */
export function farewell(index: number): Buffer {
  return Buffer.from(`retry: ${500 + ((index * 37) % RETURN_WITHIN_MS)}\n\n`);
}

/** A message of the table as a frame. */
export function messageFrame(topic: string, version: number, event: string, data: string, at: number): Frame {
  const bytes = Buffer.from(`id: ${topic}@${version}\nevent: ${event}\ndata: ${data}\n\n`);
  return { topic, version, event, data, at, bytes };
}

/** The state of a topic at a version. */
export function snapshotFrame(topic: string, version: number, entity: object, at: number): Frame {
  const data = JSON.stringify({ ...entity, topic, version, at: formatInstant(at) });
  return messageFrame(topic, version, 'snapshot', data, at);
}

/**
 * Says that the reader's version cannot be resumed from; a snapshot follows. It has no id: a reader that is cut off
 * before that snapshot must not come back with a version that it never got.
 */
export function resetFrame(topic: string, version: number, at: number): Frame {
  const data = JSON.stringify({ topic, version, at: formatInstant(at) });
  return { topic, version, event: 'reset', data, at, bytes: Buffer.from(`event: reset\ndata: ${data}\n\n`) };
}

/** A sign of life with the time; has no id, so that it never becomes a browser's `Last-Event-ID`. */
export function heartbeat(now: number): Buffer {
  const data = JSON.stringify({ serverTime: formatInstant(now), epochMs: now });
  return Buffer.from(`${PADDING}event: time\ndata: ${data}\n\n`);
}

/** A frame as the poll answers it. */
export function toMessage({ topic, version, event, data }: Frame): StreamMessage {
  return { id: `${topic}@${version}`, event, data: JSON.parse(data) as StreamMessage['data'] };
}

import { formatInstant, type StreamMessage } from '@jtop/contract';

/** As on the platform: proxies that hold answers back let a padded line through. */
const PADDING = `:${' '.repeat(2046)}\n`;

/** What a stream begins with; tells the browser's own client how soon to come back. */
export const PREAMBLE = `${PADDING}retry: 2000\n\n`;

/** A message as an event stream carries it. `reset` has no id: nobody may resume from a version that it never got. */
export function frame({ id, event, data }: StreamMessage): string {
  return `${event === 'reset' ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A sign of life with the time. */
export function heartbeat(now: number): string {
  const data = JSON.stringify({ serverTime: formatInstant(now), epochMs: now });
  return `${PADDING}event: time\ndata: ${data}\n\n`;
}

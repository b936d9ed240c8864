/** An event as the stream carried it. */
export interface StreamEvent {
  /** Of this event alone; empty where it has none. */
  readonly id: string;
  /** `message` where it is not named. */
  readonly event: string;
  readonly data: string;
}

/** Characters of one unfinished event at the most, far above any snapshot: what has no end must not fill the memory. */
export const MAX_EVENT_LENGTH = 2 ** 22;

/**
 * Reads the event stream format of the HTML standard (§9.2.6), wherever the bytes are cut into chunks.
 *
 * @param onEvent - Called with each event that has data.
 * @param onRetry - Called with the pause in milliseconds that the other side asks for.
 * @returns what takes the next bytes; throws RangeError where an event grows without end, and what `onEvent` throws
 */
export function createEventParser(
  onEvent: (event: StreamEvent) => void,
  onRetry: (ms: number) => void,
): (bytes: Uint8Array) => void {
  // Also takes the byte order mark away.
  const decoder = new TextDecoder();
  let rest = '';
  let id = '';
  let event = '';
  /** Each line of data with a line feed before it; empty while there is none. */
  let data = '';
  return (bytes) => {
    // A carriage return at the end of a chunk waits: the line feed that belongs to it may come with the next.
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      // A comment is a field without a name.
      const [name = '', value = ''] = line.split(/: ?(.*)/s);
      if (!line) {
        if (data) onEvent({ id, event: event || 'message', data: data.slice(1) });
        id = event = data = '';
      } else if (name === 'data') data += `\n${value}`;
      else if (name === 'event') event = value;
      else if (name === 'id' && !value.includes('\0')) id = value;
      else if (name === 'retry' && /^\d+$/.test(value)) onRetry(Number(value));
    }
    if (rest.length + data.length > MAX_EVENT_LENGTH) throw new RangeError('an event without end');
  };
}

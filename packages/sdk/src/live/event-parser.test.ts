import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_EVENT_LENGTH, createEventParser, type StreamEvent } from './event-parser.js';

interface Heard {
  readonly events: StreamEvent[];
  readonly retries: number[];
}

/** What our parser makes of these chunks. */
function read(chunks: readonly Uint8Array[]): Heard {
  const heard: Heard = { events: [], retries: [] };
  const feed = createEventParser(
    (event) => heard.events.push(event),
    (ms) => heard.retries.push(ms),
  );
  for (const chunk of chunks) feed(chunk);
  return heard;
}

/** What eventsource-parser makes of them. */
function readByOther(chunks: readonly Uint8Array[]): Heard {
  const heard: Heard = { events: [], retries: [] };
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ id = '', event = 'message', data }) => heard.events.push({ id, event, data }),
    onRetry: (ms) => heard.retries.push(ms),
  });
  for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
  return heard;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const readText = (...texts: string[]): Heard => read(texts.map(bytesOf));

/** Cuts bytes anywhere, also inside a character or between CR and LF; some chunks are empty. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
const value = fc.oneof(
  fc.constantFrom('', ' ', ': x', 'a\0b', '15000', '1e3', '拍卖', '\u{1F528}', '\u2028', '\uFEFF', '{"a":1}'),
  fc.string({ unit: 'binary' }),
);
const field = fc.tuple(
  fc.constantFrom('data', 'data', 'event', 'id', 'retry', '', 'Data', 'unknown', ' data'),
  fc.constantFrom(':', ': ', ':  ', ''),
  value,
);
const line = fc.oneof(
  { weight: 4, arbitrary: field.map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.constant('') },
);
const stream = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.tuple(line, lineEnd), { maxLength: 30 }))
  // The comment at the end lets both decide on a carriage return before it.
  .map(([mark, lines]) => `${mark}${lines.map((parts) => parts.join('')).join('')}:\n`);

describe('the parser of event streams', () => {
  it('agrees with eventsource-parser on every stream, however it is cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 12 }), (text, places) => {
        const chunks = cut(bytesOf(text), places);
        expect(read(chunks)).toEqual(readByOther(chunks));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same for every byte alone as for all at once', () => {
    fc.assert(
      fc.property(stream, (text) => {
        const bytes = bytesOf(text);
        expect(read(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(read([bytes]));
      }),
    );
  });

  it('gives an event as soon as its empty line is there', () => {
    expect(readText('id: lot:1@7\nevent: bid\ndata: {"a":\ndata:1}\n\n').events).toEqual([
      { id: 'lot:1@7', event: 'bid', data: '{"a":\n1}' },
    ]);
    expect(readText('data: half\n').events).toEqual([]);
  });

  it('takes a CRLF that is cut in two for one end of a line', () => {
    const expected = [{ id: '', event: 'message', data: 'a\nb' }];
    expect(readText('data: a\r', '\ndata: b\r', '\n\r', '\n').events).toEqual(expected);
  });

  it('keeps neither name nor id for the next event', () => {
    expect(readText('id: 1\nevent: bid\ndata: a\n\ndata: b\n\n').events[1]).toEqual({
      id: '',
      event: 'message',
      data: 'b',
    });
  });

  it('passes over comments, unknown fields, ids with a NUL and events without data', () => {
    expect(readText(': still here\n\nevent: bid\n\nwhat: 1\nid: 1\nid: a\0b\ndata\n\n').events).toEqual([
      { id: '1', event: 'message', data: '' },
    ]);
  });

  it('heeds a pause that is a number, and no other', () => {
    expect(readText('retry: 3000\nretry: -1\nretry: 1e3\nretry:\nretry: soon\n').retries).toEqual([3000]);
  });

  it.each([
    ['line', ['data: ', 'x'.repeat(MAX_EVENT_LENGTH)]],
    ['event', Array.from({ length: 9 }, () => `data: ${'x'.repeat(MAX_EVENT_LENGTH / 8)}\n`)],
  ])('stops at a %s without end', (_what, texts) => {
    expect(() => readText(...texts)).toThrow(RangeError);
  });
});

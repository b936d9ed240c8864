import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfHead, parseRequestHead } from './request-head.js';

const parse = (text: string) => parseRequestHead(Buffer.from(text, 'latin1'));

describe('the head of a stream request', () => {
  it('gives path, query and headers', () => {
    const head = parse(
      'GET /v1/stream?topics=lot:1,season:a HTTP/1.1\r\nHost: h\r\nLast-Event-ID:  lot:1@7 \r\n\r\n',
    );
    expect(head).toEqual({
      path: '/v1/stream',
      query: 'topics=lot:1,season:a',
      fields: 2,
      headers: new Map([
        ['host', 'h'],
        ['last-event-id', 'lot:1@7'],
      ]),
    });
  });

  it('joins fields of one name, and needs no Host in HTTP/1.0', () => {
    expect(parse('GET /v1/stream HTTP/1.0\r\nA: 1\r\na: 2\r\n\r\n')?.headers.get('a')).toBe('1, 2');
  });

  it.each([
    ['no Host', 'GET /v1/stream HTTP/1.1\r\n\r\n'],
    ['another method', 'POST /v1/stream HTTP/1.1\r\nHost: h\r\n\r\n'],
    ['another version', 'GET /v1/stream HTTP/2.0\r\nHost: h\r\n\r\n'],
    ['a space in the path', 'GET /v1/stream x HTTP/1.1\r\nHost: h\r\n\r\n'],
    ['a fragment', 'GET /v1/stream#a HTTP/1.1\r\nHost: h\r\n\r\n'],
    ['a folded line', 'GET /v1/stream HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n'],
    ['a space before the colon', 'GET /v1/stream HTTP/1.1\r\nHost : h\r\n\r\n'],
    ['a control character', 'GET /v1/stream HTTP/1.1\r\nHost: h\u0000\r\n\r\n'],
    ['a bare line feed', 'GET /v1/stream HTTP/1.1\r\nHost: h\nEvil: 1\r\n\r\n'],
    ['no field name', 'GET /v1/stream HTTP/1.1\r\n: h\r\n\r\n'],
  ])('is refused with %s', (_what, text) => {
    expect(parse(text)).toBeUndefined();
  });

  it('ends at the first empty line', () => {
    expect(endOfHead(Buffer.from('a\r\nb\r\n'))).toBe(-1);
    expect(endOfHead(Buffer.from('a\r\n\r\nrest'))).toBe(5);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parse(`GET /v1/stream${text}\r\n\r\n`);
      }),
    );
  });
});

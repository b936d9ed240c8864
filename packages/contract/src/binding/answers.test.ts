import { describe, expect, it } from 'vitest';
import { bound, json, problemOf } from '../testing/bound.js';
import { problemCodes, type ProblemCode } from '../common/problem-codes.js';
import { ProblemError } from './problem-error.js';

const AS_OF = '2026-06-03T10:00:00.000+08:00';
const page = () => ({ body: { items: [], asOf: AS_OF } });
const LINE = '{"index":0}\n';

describe('how long an answer may be kept', () => {
  const call = bound({
    handlers: {
      'seasons.list': page,
      'lots.list': page,
      'time.retrieve': () => ({ body: { serverTime: AS_OF, epochMs: 0 } }),
      'lots.log.retrieve': () => ({ body: LINE }),
      'sandbox.clock.advance': () => ({ body: { now: AS_OF, advancedMs: 1 } }),
    },
  });

  it('catalogues: five seconds, and a minute while asking again', async () => {
    const { headers } = await call('GET', '/v1/seasons');
    expect(headers.get('cache-control')).toBe('public, max-age=5, stale-while-revalidate=60');
    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('lots and their logs: only after asking', async () => {
    expect((await call('GET', '/v1/lots')).headers.get('cache-control')).toBe('no-cache');
    expect((await call('GET', '/v1/lots/1/log.jsonl')).headers.get('cache-control')).toBe('no-cache');
  });

  it('time: not at all, and without an ETag', async () => {
    const { headers } = await call('GET', '/v1/time');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
  });

  it('whatever was asked with a token, and every write: not at all', async () => {
    const withToken = await call('GET', '/v1/seasons', { headers: { authorization: 'Bearer t' } });
    expect(withToken.headers.get('cache-control')).toBe('no-store');
    expect(withToken.headers.get('etag')).toBeNull();
    const write = await call('POST', '/sandbox/clock', json({ advanceMs: 1 }));
    expect(write.headers.get('cache-control')).toBe('no-store');
  });

  it('problems: not at all', async () => {
    expect((await call('GET', '/v1/nowhere')).headers.get('cache-control')).toBe('no-store');
  });

  it('says that the token matters only where it may matter', async () => {
    expect((await call('GET', '/v1/lots')).headers.get('vary')).toBe('Authorization');
    expect((await call('GET', '/v1/seasons')).headers.get('vary')).toBeNull();
  });
});

describe('an ETag', () => {
  const bodies = [
    { items: [], asOf: AS_OF },
    { items: [], total: 0, asOf: AS_OF },
  ];
  const call = bound({
    handlers: {
      'seasons.list': ({ query }) => ({ body: bodies[query.year === undefined ? 0 : 1]! }),
      'lots.log.retrieve': () => ({ body: LINE }),
    },
  });
  const tagOf = async (path: string) => (await call('GET', path)).headers.get('etag') ?? '';

  it('goes by the bytes of the body', async () => {
    expect(await tagOf('/v1/seasons')).toBe(await tagOf('/v1/seasons'));
    expect(await tagOf('/v1/seasons')).not.toBe(await tagOf('/v1/seasons?year=2026'));
  });

  it.each([
    ['alone', (tag: string) => tag],
    ['weak', (tag: string) => `W/${tag}`],
    ['in a list', (tag: string) => `"other", ${tag}`],
    ['as any', () => '*'],
  ])('%s answers 304 without a body, with the headers of caching', async (_name, header) => {
    const tag = await tagOf('/v1/seasons');
    const response = await call('GET', '/v1/seasons', { headers: { 'if-none-match': header(tag) } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(response.headers.get('etag')).toBe(tag);
    expect(response.headers.get('cache-control')).toContain('max-age=5');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('that differs answers the whole', async () => {
    const response = await call('GET', '/v1/seasons', { headers: { 'if-none-match': '"0000"' } });
    expect(response.status).toBe(200);
  });

  it('is on text, too', async () => {
    const response = await call('GET', '/v1/lots/1/log.jsonl');
    expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(await response.text()).toBe(LINE);
    expect(response.headers.get('etag')).not.toBeNull();
  });
});

describe('a problem', () => {
  const refusing = (error: ProblemError) =>
    bound({
      handlers: {
        'time.retrieve': () => {
          throw error;
        },
      },
    })('GET', '/v1/time');

  it.each(Object.keys(problemCodes) as ProblemCode[])('%s has its status, title and form', async (code) => {
    const response = await refusing(new ProblemError(code, { minNextAmountFen: 5 }, { detail: 'as it is' }));
    const { status, title } = problemCodes[code];
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await problemOf(response)).toEqual({
      type: `urn:jtop:problem:${code}`,
      title,
      status,
      code,
      detail: 'as it is',
      requestId: response.headers.get('x-request-id'),
      minNextAmountFen: 5,
    });
  });

  it('keeps its own members whatever extras are called; a lot’s status stands beside the HTTP status', async () => {
    const response = await refusing(
      new ProblemError('lot.state', { status: 'draft', code: 'x', type: 'x', title: 'x', requestId: 'x' }),
    );
    expect(await problemOf(response)).toMatchObject({
      status: 409,
      lotStatus: 'draft',
      code: 'lot.state',
      type: 'urn:jtop:problem:lot.state',
      requestId: response.headers.get('x-request-id'),
    });
  });

  it('says when to try again, at least a second from now', async () => {
    const after = async (error: ProblemError) => (await refusing(error)).headers.get('retry-after');
    expect(await after(new ProblemError('rate.limited', { retryAfterMs: 2500 }))).toBe('3');
    expect(await after(new ProblemError('rate.limited', { retryAfterMs: 1 }))).toBe('1');
    expect(await after(new ProblemError('unavailable'))).toBe('1');
    expect(await after(new ProblemError('internal'))).toBeNull();
  });

  it('asks for a token where one is needed', async () => {
    expect((await refusing(new ProblemError('auth.required'))).headers.get('www-authenticate')).toBe(
      'Bearer',
    );
    expect((await refusing(new ProblemError('auth.forbidden'))).headers.get('www-authenticate')).toBeNull();
  });
});

describe('a handler’s answer', () => {
  it('may have a status and headers of its own', async () => {
    const call = bound({
      handlers: {
        'lots.resume': () => ({ status: 200, body: {} as never, headers: { location: '/v1/lots/2' } }),
        'sessions.create': () => ({ body: {} as never }),
      },
    });
    const resumed = await call('POST', '/v1/lots/1/resume');
    expect(resumed.headers.get('location')).toBe('/v1/lots/2');
    const body = { kind: 'weekly', date: '2026-06-03', opensAt: '2026-06-03T10:00:00+08:00' };
    expect((await call('POST', '/v1/sessions', json(body))).status).toBe(201);
  });
});

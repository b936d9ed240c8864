import { describe, expect, it, vi } from 'vitest';
import { BODIES } from '../testing/bodies.js';
import { NOW, bound, json, problemOf } from '../testing/bound.js';
import { operations } from '../operations/index.js';
import type { Answered } from './types.js';
import { ProblemError } from './problem-error.js';

const TIME = { serverTime: '2026-06-03T10:00:00.000+08:00', epochMs: NOW };
const time = () => ({ body: TIME });
const KEYED = { 'idempotency-key': 'k-1', 'if-match': '"7"' };

describe('what a path and a method lead to', () => {
  it('hands a call to the handler of its operation, with decoded path parameters', async () => {
    const retrieve = vi.fn(() => ({ body: {} as never }));
    const call = bound({ handlers: { 'lots.retrieve': retrieve } });
    expect((await call('GET', '/v1/lots/a%20b')).status).toBe(200);
    expect(retrieve).toHaveBeenCalledWith(expect.objectContaining({ params: { id: 'a b' }, query: {} }));
  });

  it('prefers a literal segment over a parameter', async () => {
    const poll = vi.fn(() => ({ body: { messages: [] } }));
    const call = bound({ handlers: { 'stream.poll': poll } });
    await call('GET', '/v1/stream/poll?topics=lot:1');
    expect(poll).toHaveBeenCalledOnce();
  });

  it.each([
    '/',
    '/v1',
    '/v1/lots/',
    '/v1/lotz',
    '/v1/lots/1/bids/2',
    '/v1//lots',
    '/v1/lots/%ff',
    '/v1/lots/a%00b',
  ])('finds nothing at %s', async (path) => {
    const response = await bound()('GET', path);
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ code: 'not_found', status: 404 });
  });

  it('names the methods that a path takes where it does not take this one', async () => {
    const response = await bound()('DELETE', '/v1/lots');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
    expect(await problemOf(response)).toMatchObject({
      code: 'request.method_not_allowed',
      allow: ['GET', 'POST'],
    });
  });

  it('answers HEAD as GET without a body', async () => {
    const call = bound({
      handlers: { 'seasons.list': () => ({ body: { items: [], asOf: TIME.serverTime } }) },
    });
    const [head, get] = [await call('HEAD', '/v1/seasons'), await call('GET', '/v1/seasons')];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    const missing = await call('HEAD', '/v1/nowhere');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toBe('');
  });

  it('routes every operation of the table to its own handler', async () => {
    for (const operation of Object.values(operations)) {
      const seen = vi.fn(() => {
        throw new ProblemError('unavailable');
      });
      const call = bound({ handlers: { [operation.id]: seen } });
      const path =
        operation.path.replaceAll(/\{\w+\}/g, 'x') +
        (operation.path.startsWith('/v1/stream') ? '?topics=lot:1' : '');
      await call(
        operation.method,
        path,
        operation.method === 'GET' ? {} : json(BODIES[operation.id] ?? {}, KEYED),
      );
      expect(seen, operation.id).toHaveBeenCalledOnce();
    }
  });
});

describe('every answer', () => {
  it('has a request id of its own, which a problem repeats', async () => {
    const call = bound({ handlers: { 'time.retrieve': time } });
    const ids = new Set<string | null>();
    for (const path of ['/v1/time', '/v1/time', '/v1/nowhere']) {
      const response = await call('GET', path);
      ids.add(response.headers.get('x-request-id'));
      if (response.status === 404) {
        expect((await problemOf(response)).requestId).toBe(response.headers.get('x-request-id'));
      }
    }
    expect(ids).not.toContain(null);
    expect(ids.size).toBe(3);
  });

  it('may be read by any page, headers included, and is never sniffed', async () => {
    const call = bound({ handlers: { 'time.retrieve': time } });
    for (const path of ['/v1/time', '/v1/nowhere']) {
      const { headers } = await call('GET', path, { headers: { origin: 'https://city.example' } });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-expose-headers')).toBe('ETag, Location, Retry-After, X-Request-Id');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('is told of once, with what happened', async () => {
    const answers: Answered[] = [];
    const call = bound({ handlers: { 'time.retrieve': time }, onAnswer: (answer) => answers.push(answer) });
    await call('GET', '/v1/time?');
    await call('GET', '/v1/nowhere');
    expect(answers).toMatchObject([
      { operationId: 'time.retrieve', method: 'GET', path: '/v1/time', status: 200 },
      { method: 'GET', path: '/v1/nowhere', status: 404, code: 'not_found' },
    ]);
    expect(answers[0]).not.toHaveProperty('code');
    expect(answers[1]).not.toHaveProperty('operationId');
  });
});

describe('a preflight', () => {
  it('allows the headers of writes for two hours, and no credentials', async () => {
    const { status, headers } = await bound()('OPTIONS', '/v1/lots/1/bids');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(headers.get('access-control-allow-headers')).toBe(
      'Authorization, Content-Type, Idempotency-Key, If-Match',
    );
    expect(headers.get('access-control-max-age')).toBe('7200');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('allow')).toBe('GET, POST, OPTIONS');
  });

  it('of an unknown path is 404', async () => {
    expect((await bound()('OPTIONS', '/v1/nowhere')).status).toBe(404);
  });
});

describe('a failure', () => {
  it('tells the platform all and the caller nothing', async () => {
    const onError = vi.fn();
    const failure = new Error('password=hunter2 at db.internal:5432');
    const call = bound({
      onError,
      handlers: {
        'time.retrieve': () => {
          throw failure;
        },
      },
    });
    const response = await call('GET', '/v1/time');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: 'internal', status: 500 });
    expect(text).not.toContain('hunter2');
    expect([...response.headers.values()].join()).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledWith(failure, response.headers.get('x-request-id'));
  });

  it('of authenticate is a failure, too', async () => {
    const onError = vi.fn();
    const call = bound({ onError, authenticate: () => Promise.reject(new Error('jwks away')) });
    const response = await call('GET', '/v1/me');
    expect(await problemOf(response)).toMatchObject({ code: 'internal' });
    expect(onError).toHaveBeenCalledOnce();
  });

  it('that is a refusal is not reported', async () => {
    const onError = vi.fn();
    const call = bound({
      onError,
      handlers: {
        'time.retrieve': () => {
          throw new ProblemError('unavailable');
        },
      },
    });
    expect((await call('GET', '/v1/time')).status).toBe(503);
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('the order of refusals', () => {
  const refuseAll = () => Promise.reject(new ProblemError('auth.required'));

  it('is: path and method, sign-in, form, key', async () => {
    const signedOut = bound({ authenticate: refuseAll });
    const signedIn = bound();
    const bad = json('{', {});
    expect((await signedOut('PUT', '/v1/lots/1/bids', bad)).status).toBe(405);
    expect((await signedOut('POST', '/v1/lots/1/bids', bad)).status).toBe(401);
    expect(await problemOf(await signedIn('POST', '/v1/lots/1/bids', bad))).toMatchObject({
      code: 'request.invalid',
    });
    expect(await problemOf(await signedIn('POST', '/v1/lots/1/bids', json({ amountFen: 1 })))).toMatchObject({
      status: 400,
      code: 'idempotency.key_required',
    });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, type ClientOptions } from '../client.js';
import { retrieveLot } from '../resources/lots.js';
import {
  answer,
  fakeFetch,
  lost,
  problem,
  silence,
  type FakeFetch,
  type Responder,
} from '../testing/fake-fetch.js';
import { AS_OF, ENDPOINT, LOT_ID, sampleAccepted, sampleLot } from '../testing/samples.js';
import { createCore } from './core.js';
import { ApiError, isJtopError } from './errors.js';
import { ConflictError, NotFoundError, ServerError } from './status-errors.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client that is answered from a list. */
function client(responders: Responder[], options: Partial<ClientOptions> = {}) {
  const fetch = fakeFetch(...responders);
  return { fetch, jtop: createClient({ endpoint: ENDPOINT, fetch, ...options }) };
}

/** Waits for a promise while time passes. */
async function settled<T>(promise: PromiseLike<T>): Promise<PromiseSettledResult<T>> {
  const result = Promise.allSettled([promise]).then(([only]) => only);
  await vi.runAllTimersAsync();
  return result;
}
async function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  const result = await settled(promise);
  return result.status === 'rejected' ? result.reason : undefined;
}
const keysOf = ({ sent }: FakeFetch) => sent.map(({ headers }) => headers['idempotency-key']);
const token = { auth: { getToken: () => 'token-1' } };
const page = (items: unknown[], nextCursor?: string) => ({
  items,
  asOf: AS_OF,
  ...(nextCursor && { nextCursor }),
});

describe('what is sent', () => {
  it('a public read: no header of ours, no credentials, so that no browser asks for permission first', async () => {
    const { jtop, fetch } = client([answer(page([]))], token);
    await jtop.listings.list({
      field: ['ai', 'biomedicine'],
      starred: true,
      q: '酶 & 肽',
      limit: 5,
      city: undefined,
    });
    expect(fetch.sent).toMatchObject([{ method: 'GET', headers: {}, credentials: 'omit', body: undefined }]);
    const url = new URL(fetch.sent[0]?.url ?? '');
    expect(url.pathname).toBe('/v1/listings');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      field: 'ai,biomedicine',
      starred: 'true',
      q: '酶 & 肽',
      limit: '5',
    });
  });

  it('a read that shows more to some viewers: with the token, where there is one', async () => {
    const signedIn = client([answer(sampleLot())], token);
    await signedIn.jtop.lots.retrieve(LOT_ID);
    expect(signedIn.fetch.sent[0]?.headers).toEqual({ authorization: 'Bearer token-1' });
    const visitor = client([answer(sampleLot())]);
    await visitor.jtop.lots.retrieve(LOT_ID);
    expect(visitor.fetch.sent[0]?.headers).toEqual({});
  });

  it('a write: JSON with token and key', async () => {
    const { jtop, fetch } = client([answer(sampleAccepted(), 201)], token);
    const { idempotencyKey } = await jtop.lots.bids.place(LOT_ID, { amountFen: 100_000 }).withResponse();
    expect(fetch.sent).toMatchObject([
      {
        method: 'POST',
        path: `/v1/lots/${LOT_ID}/bids`,
        body: { amountFen: 100_000 },
        headers: {
          authorization: 'Bearer token-1',
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey,
        },
      },
    ]);
    expect(idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  });

  it('a dry run: without a key', async () => {
    const { jtop, fetch } = client(
      [answer({ wouldAccept: true, nextAmountFen: 1, closesAtAfter: AS_OF })],
      token,
    );
    await jtop.lots.bids.check(LOT_ID, { amountFen: 100_000 });
    expect(fetch.sent[0]?.path).toBe(`/v1/lots/${LOT_ID}/bids?dryRun=true`);
    expect(keysOf(fetch)).toEqual([undefined]);
  });

  it.each([
    ['a/../b?c#d', '/v1/lots/a%2F..%2Fb%3Fc%23d'],
    ['中', '/v1/lots/%E4%B8%AD'],
  ])('an id of %j as one segment of the path', async (id, path) => {
    const { jtop, fetch } = client([answer(sampleLot())]);
    await jtop.lots.retrieve(id);
    expect(fetch.sent[0]?.path).toBe(path);
  });

  it.each(['', '.', '..', undefined as unknown as string])('nothing for an id of %j', async (id) => {
    const { jtop, fetch } = client([answer(sampleLot())]);
    expect(await failure(jtop.lots.retrieve(id))).toBeInstanceOf(TypeError);
    expect(fetch.sent).toEqual([]);
  });

  it.each([
    ['https://platform.example/', 'https://platform.example/v1/time'],
    ['https://platform.example/jtop//', 'https://platform.example/jtop/v1/time'],
    ['http://127.0.0.1:8787/?x#y', 'http://127.0.0.1:8787/v1/time'],
  ])('to an endpoint of %s', async (endpoint, url) => {
    const { jtop, fetch } = client([answer({ serverTime: AS_OF, epochMs: 1 })], { endpoint });
    await jtop.time.retrieve();
    expect(fetch.sent[0]?.url).toBe(url);
  });

  it.each(['', 'platform.example', 'ftp://platform.example', 'https://me:secret@platform.example'])(
    'never to an endpoint of %j',
    (endpoint) => {
      expect(() => createClient({ endpoint })).toThrow(TypeError);
    },
  );
});

describe('what comes back', () => {
  it('the entity, and with withResponse() the answer around it', async () => {
    const { jtop } = client([answer(sampleLot(), 200, { ETag: '"x"' })]);
    const { data, response, requestId, idempotencyKey } = await jtop.lots.retrieve(LOT_ID).withResponse();
    expect(data.no).toBe('JS-2026-PM-000123');
    expect(response.headers.get('ETag')).toBe('"x"');
    expect([requestId, idempotencyKey]).toEqual(['req-1', undefined]);
  });

  it('unknown fields and unknown values of code lists as they are', async () => {
    const { jtop } = client([answer({ ...sampleLot(), status: 'arbitrated', colour: 'red' })]);
    expect(await jtop.lots.retrieve(LOT_ID)).toMatchObject({ status: 'arbitrated', colour: 'red' });
  });

  it('a log as the text that is hashed', async () => {
    const { jtop } = client([() => new Response('{"index":0}\n')]);
    expect(await jtop.lots.log.retrieve(LOT_ID)).toBe('{"index":0}\n');
  });

  it('an answer that breaks the contract: an error that says where, unless checking is switched off', async () => {
    const broken = { ...sampleLot(), closesAt: 'tomorrow' };
    const checked = client([answer(broken)]);
    const error = await failure(checked.jtop.lots.retrieve(LOT_ID));
    expect(error).toMatchObject({
      code: 'response.invalid',
      pointer: '/closesAt',
      data: broken,
      requestId: 'req-1',
    });
    expect(await client([answer(broken)], { validate: false }).jtop.lots.retrieve(LOT_ID)).toEqual(broken);
    expect(await client([answer(broken)]).jtop.lots.retrieve(LOT_ID, { validate: false })).toEqual(broken);
  });

  it('an answer that is not JSON: an error with the text', async () => {
    const { jtop } = client([() => new Response('<html>')]);
    expect(await failure(jtop.lots.retrieve(LOT_ID))).toMatchObject({
      code: 'response.invalid',
      data: '<html>',
    });
  });
});

describe('a refusal', () => {
  it('has the class of its status, code, extras and request id', async () => {
    const { jtop, fetch } = client([problem(409, 'bid.too_low', { minNextAmountFen: 130_000 })], token);
    const error = await failure(jtop.lots.bids.place(LOT_ID, { amountFen: 1 }));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({
      name: 'ConflictError',
      status: 409,
      requestId: 'req-1',
      message: 'bid.too_low: why',
    });
    expect(fetch.sent).toHaveLength(1);
    if (!isJtopError(error, 'bid.too_low')) throw new Error('not narrowed');
    expect(error.problem.minNextAmountFen).toBe(130_000);
    expect(error.idempotencyKey).toBe(keysOf(fetch)[0]);
  });

  it.each([
    [400, 'BadRequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [412, 'StaleRevisionError'],
    [422, 'IdempotencyError'],
    [418, 'ApiError'],
  ])('of %i is a %s and is not repeated', async (status, name) => {
    const { jtop, fetch } = client([problem(status, 'some.code')]);
    expect(await failure(jtop.lots.retrieve(LOT_ID))).toMatchObject({ name, status, code: 'some.code' });
    expect(fetch.sent).toHaveLength(1);
  });

  it('by something that is not the platform has a code made of its status', async () => {
    const { jtop } = client([
      () => new Response('<h1>Forbidden</h1>', { status: 403, statusText: 'Forbidden' }),
    ]);
    expect(await failure(jtop.lots.retrieve(LOT_ID))).toMatchObject({
      code: 'http.403',
      message: 'http.403: Forbidden',
    });
  });

  it('is a plain ApiError where only the core is used', async () => {
    const core = createCore({ endpoint: ENDPOINT, fetch: fakeFetch(problem(404, 'not_found')) });
    const error = await failure(retrieveLot(core, LOT_ID));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(NotFoundError);
    expect(isJtopError(error, 'not_found')).toBe(true);
  });

  it('is known to another copy of the package, and strangers are not', async () => {
    vi.resetModules();
    const other = await import('./errors.js');
    expect(other.ApiError).not.toBe(ApiError);
    const { jtop } = client([problem(404, 'not_found')]);
    const error = await failure(jtop.lots.retrieve(LOT_ID));
    expect(other.isJtopError(error, 'not_found')).toBe(true);
    expect(other.isJtopError(error, 'bid.too_low')).toBe(false);
    for (const stranger of [undefined, null, 'not_found', new Error('x'), { code: 'not_found' }]) {
      expect(other.isJtopError(stranger)).toBe(false);
    }
  });
});

describe('trying again', () => {
  it.each([
    ['a lost connection', lost],
    ['408', problem(408, 'some.code')],
    ['429', problem(429, 'rate.limited', {}, { 'Retry-After': '2' })],
    ['500', problem(500, 'internal')],
    ['503', problem(503, 'unavailable', {}, { 'Retry-After': '1' })],
    ['a proxy’s 520', () => new Response('', { status: 520 })],
    ['a timeout', silence],
  ])('after %s, for a read', async (_name, first) => {
    const { jtop, fetch } = client([first, answer(sampleLot())]);
    const result = await settled(jtop.lots.retrieve(LOT_ID));
    expect(result.status).toBe('fulfilled');
    expect(fetch.sent).toHaveLength(2);
  });

  it('after an answer that was cut in the middle', async () => {
    const cut = () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
          pull: (controller) => controller.error(new TypeError('terminated')),
        }),
      );
    const { jtop, fetch } = client([cut, answer(sampleLot())]);
    expect((await settled(jtop.lots.retrieve(LOT_ID))).status).toBe('fulfilled');
    expect(fetch.sent).toHaveLength(2);
  });

  it('twice unless told otherwise, then says what the last attempt met', async () => {
    const { jtop, fetch } = client([problem(503, 'unavailable')]);
    expect(await failure(jtop.lots.retrieve(LOT_ID))).toBeInstanceOf(ServerError);
    expect(fetch.sent).toHaveLength(3);
    const once = client([lost]);
    expect(await failure(once.jtop.lots.retrieve(LOT_ID, { maxRetries: 1 }))).toMatchObject({
      code: 'connection',
    });
    expect(once.fetch.sent).toHaveLength(2);
    const never = client([silence], { maxRetries: 0, timeout: 100 });
    expect(await failure(never.jtop.lots.retrieve(LOT_ID))).toMatchObject({ code: 'timeout' });
    expect(never.fetch.sent).toHaveLength(1);
  });

  it('not before Retry-After, and not at all where that is longer than anyone waits', async () => {
    const { jtop, fetch } = client([
      problem(429, 'rate.limited', {}, { 'Retry-After': '7' }),
      answer(sampleLot()),
    ]);
    const pending = jtop.lots.retrieve(LOT_ID);
    await vi.advanceTimersByTimeAsync(6_900);
    expect(fetch.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await pending;
    const patient = client([problem(503, 'unavailable', {}, { 'Retry-After': '21' })]);
    expect(await failure(patient.jtop.lots.retrieve(LOT_ID))).toMatchObject({
      status: 503,
      retryAfterMs: 21_000,
    });
    expect(patient.fetch.sent).toHaveLength(1);
  });

  it('a write under the same key, made once for the intent', async () => {
    const { jtop, fetch } = client([lost, problem(500, 'internal'), answer(sampleAccepted(), 201)], token);
    const pending = jtop.lots.bids.place(LOT_ID, { amountFen: 100_000 });
    expect((await settled(pending)).status).toBe('fulfilled');
    expect(keysOf(fetch)).toEqual([pending.idempotencyKey, pending.idempotencyKey, pending.idempotencyKey]);
    const second = jtop.lots.bids.place(LOT_ID, { amountFen: 101_000 });
    await settled(second);
    expect(second.idempotencyKey).not.toBe(pending.idempotencyKey);
  });

  it('not a dry run, which has no key', async () => {
    const { jtop, fetch } = client([lost], token);
    expect(await failure(jtop.lots.bids.check(LOT_ID, { amountFen: 1 }))).toMatchObject({
      code: 'connection',
    });
    expect(fetch.sent).toHaveLength(1);
  });
});

describe('an intent whose outcome is unknown', () => {
  it.each([
    ['a lost connection', lost, 'connection'],
    ['a timeout', silence, 'timeout'],
    ['502', () => new Response('', { status: 502 }), 'http.502'],
  ])('after %s says so, and reconciles under its key', async (_name, responder, code) => {
    const { jtop, fetch } = client([responder, responder, responder, answer(sampleAccepted(7))], token);
    const error = await failure(
      jtop.lots.bids.place(LOT_ID, { amountFen: 100_000 }, { idempotencyKey: 'intent-1' }),
    );
    if (!isJtopError(error, 'outcome.unknown')) throw new Error('not unknown');
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', idempotencyKey: 'intent-1', cause: { code } });
    expect(await error.reconcile()).toMatchObject({ bid: { seq: 7 } });
    expect(keysOf(fetch)).toEqual(['intent-1', 'intent-1', 'intent-1', 'intent-1']);
    expect(new Set(fetch.sent.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('reconciles to the refusal where it was never done', async () => {
    const { jtop } = client([lost, problem(409, 'bid.closed', { closedAt: AS_OF })], {
      ...token,
      maxRetries: 0,
    });
    const error = await failure(jtop.lots.bids.place(LOT_ID, { amountFen: 100_000 }));
    if (!isJtopError(error, 'outcome.unknown')) throw new Error('not unknown');
    expect(await failure(error.reconcile())).toMatchObject({
      code: 'bid.closed',
      idempotencyKey: error.idempotencyKey,
    });
  });

  it('is none where nothing was sent', async () => {
    const { jtop, fetch } = client([answer({})], {
      auth: { getToken: () => Promise.reject(new Error('signed out')) },
      maxRetries: 0,
    });
    const error = await failure(jtop.lots.bids.place(LOT_ID, { amountFen: 100_000 }));
    expect(error).toMatchObject({ code: 'connection', cause: { message: 'signed out' } });
    expect(fetch.sent).toEqual([]);
  });

  it.each(['', 'a b', 'quo"ted', 'ü', 'x'.repeat(256)])('cannot be named %j', (idempotencyKey) => {
    const { jtop } = client([answer({})]);
    expect(() => jtop.lots.bids.place(LOT_ID, { amountFen: 1 }, { idempotencyKey })).toThrow(TypeError);
  });
});

describe('aborting', () => {
  it('rejects with the reason of the caller’s signal, and tries no more', async () => {
    const { jtop, fetch } = client([silence]);
    const controller = new AbortController();
    const pending = failure(jtop.lots.retrieve(LOT_ID, { signal: controller.signal }));
    controller.abort();
    expect(await pending).toMatchObject({ name: 'AbortError' });
    expect(fetch.sent).toHaveLength(1);
  });

  it('ends a pause between two attempts', async () => {
    const { jtop, fetch } = client([problem(503, 'unavailable', {}, { 'Retry-After': '10' })]);
    const controller = new AbortController();
    const pending = Promise.allSettled([jtop.lots.retrieve(LOT_ID, { signal: controller.signal })]);
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect(await pending).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }]);
    expect(fetch.sent).toHaveLength(1);
  });

  it('works before anything was sent', async () => {
    const { jtop, fetch } = client([answer(sampleLot())]);
    const pending = failure(jtop.lots.retrieve(LOT_ID, { signal: AbortSignal.abort() }));
    expect(await pending).toMatchObject({ name: 'AbortError' });
    expect(fetch.sent.length).toBeLessThanOrEqual(1);
  });
});

describe('layers and logs', () => {
  it('run around every attempt, the first outermost', async () => {
    const story: string[] = [];
    const layer =
      (name: string) =>
      async (request: Request, next: (request: Request) => Promise<Response>): Promise<Response> => {
        story.push(`${name}>`);
        const response = await next(request);
        story.push(`<${name}${response.status}`);
        return response;
      };
    const responses = [problem(503, 'unavailable'), answer(sampleLot())];
    const fetch = vi.fn(async (_input: RequestInfo | URL) => (responses.shift() ?? lost)({} as never));
    const jtop = createClient({ endpoint: ENDPOINT, fetch, middleware: [layer('a'), layer('b')] });
    await settled(jtop.lots.retrieve(LOT_ID));
    expect(story.join(' ')).toBe('a> b> <b503 <a503 a> b> <b200 <a200');
  });

  it('tell what was asked and what came of it, and never a token or a body', async () => {
    const lines: unknown[] = [];
    const logger = {
      debug: (...line: unknown[]) => void lines.push(line),
      warn: (...line: unknown[]) => void lines.push(line),
    };
    const { jtop } = client(
      [answer(sampleAccepted(), 201), problem(409, 'bid.too_low', { minNextAmountFen: 5 })],
      {
        auth: { getToken: () => 'secret-token' },
        logger,
      },
    );
    await jtop.lots.bids.place(LOT_ID, { amountFen: 4242 });
    const error = await failure(jtop.lots.bids.place(LOT_ID, { amountFen: 4242 }));
    expect(lines).toMatchObject([
      ['jtop request', { operation: 'lots.bids.place', status: 201, attempt: 1, requestId: 'req-1' }],
      ['jtop request', { status: 409 }],
      ['jtop request failed', { operation: 'lots.bids.place', code: 'bid.too_low' }],
    ]);
    const { inspect } = await import('node:util');
    expect(JSON.stringify(lines) + inspect(error, { depth: 10, showHidden: true })).not.toMatch(
      /secret-token|4242/,
    );
  });
});

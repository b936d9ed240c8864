import { describe, expect, it, vi } from 'vitest';
import { NOW, ORIGIN, bound, json, problemOf } from '../testing/bound.js';
import { createBinder } from './binder.js';
import type { Call, Handlers } from './types.js';
import type { OperationId } from '../operations/index.js';

const LOT = '/v1/lots/018f0000-0000-7000-8000-000000000001';
const KEY = { 'idempotency-key': 'key-1' };

/** Places a bid by a body as it stands, and tells what the handler got. */
async function bid(init: RequestInit) {
  const calls: Call<'lots.bids.place', unknown>[] = [];
  const call = bound({
    handlers: {
      'lots.bids.place': (it) => {
        calls.push(it);
        return {
          body: { wouldAccept: true, nextAmountFen: 1, closesAtAfter: '2026-06-03T10:00:00.000+08:00' },
        };
      },
    },
  });
  const response = await call('POST', `${LOT}/bids`, init);
  return { response, got: calls[0] };
}

/** Lists listings by a query, and tells what the handler got. */
async function list(query: string) {
  const handler = vi.fn((_call: { query: unknown }) => ({
    body: { items: [], asOf: '2026-06-03T10:00:00.000+08:00' },
  }));
  const response = await bound({ handlers: { 'listings.list': handler } })('GET', `/v1/listings?${query}`);
  return { response, query: handler.mock.calls[0]?.[0].query };
}

async function refusal(init: RequestInit) {
  const { response, got } = await bid(init);
  expect(got).toBeUndefined();
  return problemOf(response);
}

describe('a body', () => {
  it('reaches the handler parsed, with the time at which it had been read', async () => {
    const { got } = await bid(json({ amountFen: 100 }, KEY));
    expect(got).toMatchObject({ body: { amountFen: 100 }, receivedAt: NOW, idempotencyKey: 'key-1' });
  });

  it('may name a charset and write the type as it likes', async () => {
    const { response } = await bid({
      ...json({ amountFen: 1 }),
      headers: { ...KEY, 'content-type': 'Application/JSON; charset=utf-8' },
    });
    expect(response.status).toBe(201);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json5', ''])(
    'of type «%s» is refused',
    async (type) => {
      const body = new TextEncoder().encode('{"amountFen":1}');
      expect(
        await refusal({ body, headers: { ...KEY, ...(type ? { 'content-type': type } : {}) } }),
      ).toMatchObject({
        status: 415,
        code: 'request.not_json',
      });
    },
  );

  it.each(['{', '{"amountFen":1,}', 'amountFen=1', '{"amountFen":01}', '[1', 'NaN', '{"amountFen":1}x'])(
    'that is not JSON is refused: %s',
    async (text) => {
      expect(await refusal(json(text, KEY))).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [{ path: '', code: 'invalid_json' }],
      });
    },
  );

  it.each(['null', '1', '"x"', '[]', 'true'])('that is JSON but no object is refused: %s', async (text) => {
    expect(await refusal(json(text, KEY))).toMatchObject({ code: 'request.invalid', errors: [{ path: '' }] });
  });

  it('that is missing where fields are required is refused', async () => {
    expect(await refusal({ headers: KEY })).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'amountFen' }],
    });
  });

  it('that is missing where every field is optional counts as empty', async () => {
    const resume = vi.fn((_call: { body: unknown }) => ({ body: {} as never }));
    expect((await bound({ handlers: { 'lots.resume': resume } })('POST', `${LOT}/resume`)).status).toBe(200);
    expect(resume.mock.calls[0]?.[0].body).toEqual({});
  });

  it.each([
    ['a string', '"100"'],
    ['a fraction', 100.5],
    ['negative', -1],
    ['zero', 0],
    ['over 2^53', 2 ** 53],
    ['far over 2^53', 1e300],
    ['not finite', null],
    ['a list', [1]],
  ])('with an amount that is %s is refused by its path', async (_name, amountFen) => {
    const problem = await refusal(json({ amountFen }, KEY));
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: 'amountFen' }] });
  });

  it('with unknown fields is refused, each named', async () => {
    const problem = await refusal(json({ amountFen: 1, bidderCode: 'K7Q2', __proto__x: 1 }, KEY));
    expect(problem.errors).toEqual([
      expect.objectContaining({ path: 'bidderCode', code: 'unknown_field' }),
      expect.objectContaining({ path: '__proto__x', code: 'unknown_field' }),
    ]);
  });

  it('cannot reach a prototype', async () => {
    const problem = await refusal(json('{"amountFen":1,"__proto__":{"polluted":true}}', KEY));
    expect(problem.code).toBe('request.invalid');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('names nested fields by their path', async () => {
    const rules = {
      startPriceFen: 1,
      increment: {
        ladder: [
          { fromFen: 0, fen: 1 },
          { fromFen: 5, fen: 'x' },
        ],
      },
      colour: 'red',
    };
    const id = '018f0000-0000-7000-8000-000000000001';
    const problem = await problemOf(
      await bound()('POST', '/v1/lots', json({ listingId: id, sessionId: id, rules })),
    );
    expect(problem.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['rules.increment.ladder.1.fen', 'rules.colour']),
    );
  });

  it('lists fifty mistakes at most', async () => {
    const body = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`field${index}`, 1]));
    expect((await refusal(json({ amountFen: 1, ...body }, KEY))).errors).toHaveLength(50);
  });

  it('over 1 MiB is refused by what it says of its length', async () => {
    expect(await refusal(json({ amountFen: 1 }, { ...KEY, 'content-length': '1048577' }))).toMatchObject({
      status: 413,
      code: 'request.too_large',
      maxBytes: 1_048_576,
    });
  });

  it('over 1 MiB is refused by its bytes where it does not say, and the rest is not read', async () => {
    let sent = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
      cancel() {
        cancelled = true;
      },
    });
    const init = {
      body,
      duplex: 'half',
      headers: { ...KEY, 'content-type': 'application/json' },
    } as RequestInit;
    expect(await refusal(init)).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(1_300_000);
    expect(cancelled).toBe(true);
  });

  it('of exactly 1 MiB is read', async () => {
    const text = '{"amountFen":1}'.padEnd(1_048_576, ' ');
    expect((await bid(json(text, KEY))).response.status).toBe(201);
    expect((await bid(json(`${text} `, KEY))).response.status).toBe(413);
  });

  it('that is not UTF-8 is refused', async () => {
    const body = new Uint8Array([0x7b, 0xff, 0x7d]);
    expect(await refusal({ body, headers: { ...KEY, 'content-type': 'application/json' } })).toMatchObject({
      status: 400,
      errors: [{ code: 'invalid_utf8' }],
    });
  });

  it('is read whole where the runtime has no stream of it, as Firefox', async () => {
    const got: unknown[] = [];
    const answer = createBinder({
      handlers: {
        'sandbox.clock.advance': ({ body }: { body: unknown }) => {
          got.push(body);
          return { body: { now: '2026-06-03T10:00:00.000+08:00', advancedMs: 1 } };
        },
      } as unknown as Handlers<undefined>,
      authenticate: () => Promise.resolve(undefined),
      now: () => NOW,
      digest: String,
    });
    const send = (body: BodyInit) => {
      const headers = { 'content-type': 'application/json' };
      const request = new Request(`${ORIGIN}/sandbox/clock`, { method: 'POST', headers, body });
      Object.defineProperty(request, 'body', { value: undefined });
      return answer(request);
    };
    expect((await send('{"advanceMs":1}')).status).toBe(200);
    expect(got).toEqual([{ advanceMs: 1 }]);
    expect((await send(new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400);
    expect((await send(' '.repeat(1_048_577))).status).toBe(413);
  });

  it('may split a character over two chunks', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ reason: '停' }));
    const suspend = vi.fn((_call: { body: unknown }) => ({ body: {} as never }));
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const init = { body, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit;
    await bound({ handlers: { 'lots.suspend': suspend } })('POST', `${LOT}/suspend`, init);
    expect(suspend.mock.calls[0]?.[0].body).toEqual({ reason: '停' });
  });

  it.each([
    ['NUL', '"a\\u0000b"'],
    ['a high surrogate alone', '"a\\ud800"'],
    ['a low surrogate alone', '"\\udc00a"'],
    ['surrogates in the wrong order', '"\\udc00\\ud800"'],
  ])('with %s in a text is refused; a pair passes', async (_name, text) => {
    const suspend = vi.fn(() => ({ body: {} as never }));
    const call = bound({ handlers: { 'lots.suspend': suspend } });
    const response = await call('POST', `${LOT}/suspend`, json(`{"reason":${text}}`));
    expect(await problemOf(response)).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'reason', code: 'invalid_text' }],
    });
    expect((await call('POST', `${LOT}/suspend`, json('{"reason":"\\ud83d\\ude00"}'))).status).toBe(200);
  });

  it('with NUL in a field’s name is refused', async () => {
    expect(await refusal(json('{"amountFen":1,"a\\u0000":1}', KEY))).toMatchObject({
      errors: [{ code: 'invalid_text' }],
    });
  });

  it('that nests thousands deep is refused, and brings nothing down', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await refusal(json(`{"amountFen":${deep}}`, KEY))).toMatchObject({
      status: 400,
      errors: [{ code: 'too_deep' }],
    });
  });

  it('is not read where the operation takes none', async () => {
    const time = () => ({ body: { serverTime: '2026-06-03T10:00:00.000+08:00', epochMs: NOW } });
    expect((await bound({ handlers: { 'time.retrieve': time } })('GET', '/v1/time')).status).toBe(200);
  });
});

describe('the digest of a body', () => {
  const hashOf = async (text: string) => (await bid(json(text, KEY))).got?.bodyHash;

  it('does not depend on order, spaces, escapes, or the confirmation of a jump', async () => {
    const first = await hashOf('{"amountFen":100,"kind":"bid"}');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf(' { "kind" : "\\u0062id",\n "amountFen": 1e2 } ')).toBe(first);
    expect(await hashOf('{"amountFen":100,"kind":"bid","confirmAmountFen":100}')).toBe(first);
  });

  it('depends on everything else', async () => {
    const first = await hashOf('{"amountFen":100}');
    expect(await hashOf('{"amountFen":101}')).not.toBe(first);
    expect(await hashOf('{"amountFen":100,"kind":"bid"}')).not.toBe(first);
  });
});

describe('a query', () => {
  it('reaches the handler with numbers, flags and lists', async () => {
    const { query } = await list('limit=5&payLater=true&field=ai,biomedicine&priceMinFen=0&q=%20药%20');
    expect(query).toEqual({
      limit: 5,
      payLater: true,
      field: ['ai', 'biomedicine'],
      priceMinFen: 0,
      q: '药',
    });
  });

  it('counts a repeated name as a list', async () => {
    expect((await list('field=ai&field=biomedicine')).query).toEqual({ field: ['ai', 'biomedicine'] });
  });

  it.each([
    ['colour=red', 'colour'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=1.0', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['field=gardening', 'field.0'],
    ['field=ai,,biomedicine', 'field.1'],
    ['payLater=yes', 'payLater'],
    ['city=nanjing', 'city.0'],
    ['priceMinFen=9007199254740992', 'priceMinFen'],
    ['sort=title', 'sort'],
    ['q=%00', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    [`cursor=${'x'.repeat(513)}`, 'cursor'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
  ])('%s is refused by its name', async (text, path) => {
    const { response, query } = await list(text);
    expect(query).toBeUndefined();
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors?.[0]?.path).toBe(path);
  });

  it('of an operation that takes none is refused', async () => {
    const response = await bound()('GET', '/v1/time?x=1');
    expect(await problemOf(response)).toMatchObject({
      status: 400,
      errors: [{ path: 'x', code: 'unknown_field' }],
    });
  });

  it.each([51, 1000])('of %i parameters is refused before it is looked at', async (count) => {
    const text = Array.from({ length: count }, (_, index) => `p${index}=1`).join('&');
    const { response } = await list(text);
    expect(await problemOf(response)).toMatchObject({ status: 400, errors: [{ code: 'too_many' }] });
  });

  it('may repeat one name fifty times', async () => {
    const { response } = await list(Array.from({ length: 50 }, () => 'city=320100').join('&'));
    expect(response.status).toBe(200);
  });

  it('longer than 20,000 characters is refused', async () => {
    const { response } = await list(`q=${'x'.repeat(20_001)}`);
    expect(await problemOf(response)).toMatchObject({ status: 400, errors: [{ code: 'too_long' }] });
  });
});

describe('an Idempotency-Key', () => {
  const withKey = async (key: string, id: OperationId = 'lots.bids.place') => {
    const handler = vi.fn((_call: { idempotencyKey?: string }) => ({ body: {} as never }));
    const call = bound({ handlers: { [id]: handler } });
    const path = id === 'lots.bids.place' ? `${LOT}/bids` : '/sandbox/clock';
    const body = id === 'lots.bids.place' ? { amountFen: 1 } : { advanceMs: 1 };
    const response = await call('POST', path, json(body, { 'idempotency-key': key }));
    return { response, key: handler.mock.calls[0]?.[0].idempotencyKey };
  };

  it.each(['a', '!', '~', 'x'.repeat(255), '3f1c7a5e-0000-4000-8000-000000000000'])(
    'of visible ASCII passes: %s',
    async (key) => {
      expect((await withKey(key)).key).toBe(key);
    },
  );

  it.each(['x'.repeat(256), 'a b', '"quoted"', 'é', 'a\tb'])(
    'of another form is refused: %s',
    async (key) => {
      const { response } = await withKey(key);
      expect(await problemOf(response)).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [{ path: 'Idempotency-Key' }],
      });
    },
  );

  it('is required for a bid, and not for its rehearsal', async () => {
    expect(await refusal(json({ amountFen: 1 }))).toMatchObject({
      status: 400,
      code: 'idempotency.key_required',
    });
    const dryRun = vi.fn((_call: { query: unknown; idempotencyKey?: string }) => ({
      body: {} as never,
      status: 200,
    }));
    const call = bound({ handlers: { 'lots.bids.place': dryRun } });
    expect((await call('POST', `${LOT}/bids?dryRun=true`, json({ amountFen: 1 }))).status).toBe(200);
    expect(dryRun.mock.calls[0]?.[0]).toMatchObject({ query: { dryRun: true } });
    expect((await call('POST', `${LOT}/bids?dryRun=false`, json({ amountFen: 1 }))).status).toBe(400);
  });

  it('means nothing where the operation takes none', async () => {
    const { response, key } = await withKey('a b', 'sandbox.clock.advance');
    expect(response.status).toBe(200);
    expect(key).toBeUndefined();
  });
});

describe('If-Match', () => {
  const update = async (headers: Record<string, string>) => {
    const handler = vi.fn((_call: { ifMatch?: number }) => ({ body: {} as never }));
    const call = bound({ handlers: { 'boards.update': handler } });
    const response = await call('PATCH', '/v1/boards/b', json({ title: '热门需求' }, headers));
    return { response, rev: handler.mock.calls[0]?.[0].ifMatch };
  };

  it('names the revision that a change is meant for', async () => {
    expect((await update({ 'if-match': '"7"' })).rev).toBe(7);
  });

  it.each([undefined, '', '7', '"x"', '*', 'W/"7"', '"7", "8"', `"${'9'.repeat(16)}"`])(
    'that names none is refused: %s',
    async (value) => {
      const { response } = await update(value === undefined ? {} : { 'if-match': value });
      expect(await problemOf(response)).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [{ path: 'If-Match' }],
      });
    },
  );
});

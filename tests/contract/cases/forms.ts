import { operations, type Operation } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { BODIES, QUERIES } from '../../../packages/contract/src/testing/bodies.js';
import { OPERATOR, START } from '../support/auction.js';
import type { Ready } from '../suite.js';

const NOBODY = '018f0000-0000-7000-8000-000000000000';
const table: Operation[] = Object.values(operations);
const withId = table.filter(({ path }) => path.includes('{id}'));
const writes = table.filter(
  ({ method, path, consumes }) => method !== 'GET' && !consumes && path.startsWith('/v1/'),
);

/** The forms of wire.md that hold for every operation. */
export function formCases(ready: Ready): void {
  describe('unknown things', () => {
    it.each(withId)('$id answers 404 for an id that nothing has', async ({ id, method, path, auth }) => {
      const { client } = ready();
      for (const unknown of [
        NOBODY,
        'no-such-thing',
        '%00',
        '..%2f..%2fetc',
        'ÿ',
        '1'.repeat(500),
        "'; drop table lots; --",
      ]) {
        const encoded =
          unknown.startsWith('%') || unknown.startsWith('..') ? unknown : encodeURIComponent(unknown);
        const token = await client.target.token(OPERATOR);
        const headers = {
          authorization: id === 'handoffs.retrieve' ? `Handoff ${'a'.repeat(43)}` : `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': client.newKey(),
          'if-match': '"1"',
        };
        const { authorization } = headers;
        const asked = id === 'handoffs.retrieve' || auth === 'required' ? { headers: { authorization } } : {};
        const init = method === 'GET' ? asked : { headers, body: JSON.stringify(BODIES[id] ?? {}) };
        const answer = await client.raw(method, path.replace('{id}', encoded), init);
        expect(answer.status, `${unknown} ${answer.text}`).toBe(404);
        expect(JSON.parse(answer.text)).toMatchObject({ code: 'not_found' });
      }
    });

    it('a path of nothing is 404, a wrong method 405 with those that are right', async () => {
      const { client } = ready();
      for (const path of ['/v1', '/v1/nothing', '/v1/lots/', '/v2/lots'])
        expect((await client.raw('GET', path)).status).toBe(404);
      const wrong = await client.raw('PUT', '/v1/listings');
      expect(wrong.status).toBe(405);
      expect(wrong.headers.get('allow')).toContain('GET');
    });
  });

  describe('a request of the wrong form', () => {
    it.each(writes)('$id is 400 or 415 before anything is looked up', async ({ id, method, path }) => {
      const { client } = ready();
      const token = await client.target.token(OPERATOR);
      const send = (body: string, type = 'application/json') =>
        client.raw(method, path.replace('{id}', NOBODY) + (QUERIES[id] ?? ''), {
          headers: {
            'if-match': '"1"',
            authorization: `Bearer ${token}`,
            'content-type': type,
            'idempotency-key': client.newKey(),
          },
          body,
        });
      for (const body of ['{', 'null', '[]', '"x"', '{"unknownField":1}', '{"__proto__":{"x":1}}']) {
        const answer = await send(body);
        expect(answer.status, `${id} ${body}`).toBe(400);
        expect((JSON.parse(answer.text) as { errors: unknown[] }).errors.length).toBeGreaterThan(0);
      }
      expect((await send('{}', 'text/plain')).status).toBe(415);
      expect((await send(`{"a":"${'x'.repeat(1_048_576)}"}`)).status).toBe(413);
    });

    it.each(table.filter(({ method }) => method === 'GET'))(
      '$id is 400 with an unknown parameter, or a thousand',
      async ({ path }) => {
        const { client } = ready();
        const token = await client.target.token(OPERATOR);
        const at = path.replace('{id}', NOBODY);
        const thousand = Array.from({ length: 1000 }, (_, index) => `p${index}=1`).join('&');
        for (const query of ['colour=red', thousand]) {
          const answer = await client.raw('GET', `${at}?${query}`, {
            headers: { authorization: `Bearer ${token}` },
          });
          expect(answer.status, answer.text).toBe(400);
          expect(JSON.parse(answer.text)).toMatchObject({ code: 'request.invalid' });
        }
      },
    );
  });

  describe('caching and pages of other origins', () => {
    it.each([
      ['/v1/listings', 'public, max-age=5, stale-while-revalidate=60'],
      ['/v1/seasons', 'public, max-age=5, stale-while-revalidate=60'],
      ['/v1/sessions', 'public, max-age=5, stale-while-revalidate=60'],
      ['/v1/lots', 'no-cache'],
      ['/v1/time', 'no-store'],
      ['/healthz', 'no-store'],
    ])('%s is kept as its class says', async (path, expected) => {
      const { client } = ready();
      expect((await client.raw('GET', path)).headers.get('cache-control')).toBe(expected);
    });

    it('is not kept at all where it was asked with a token', async () => {
      const { client } = ready();
      const headers = { authorization: `Bearer ${await client.target.token(OPERATOR)}` };
      for (const path of ['/v1/lots', '/v1/listings']) {
        expect((await client.raw('GET', path, { headers })).headers.get('cache-control')).toBe('no-store');
      }
    });

    it('answers 304 to the ETag that it gave, while nothing changes', async () => {
      const { client } = ready();
      const first = await client.raw('GET', '/v1/specials');
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\x21\x23-\x7e]+"$/);
      const again = await client.raw('GET', '/v1/specials', { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
      expect(again.text).toBe('');
    });

    it('gives a lot another ETag with each bid', async () => {
      const { client, auction } = ready();
      const lot = await auction.open(['demo-company-1']);
      const path = `/v1/lots/${lot.id}`;
      const etag = (await client.raw('GET', path)).headers.get('etag') ?? '';
      const headers = { 'if-none-match': etag };
      expect((await client.raw('GET', path, { headers })).status).toBe(304);
      await auction.bid(lot, 'demo-company-1', START);
      expect((await client.raw('GET', path, { headers })).status).toBe(200);
    });

    it('answers HEAD like GET, without the body', async () => {
      const { client } = ready();
      const head = await client.raw('HEAD', '/v1/specials');
      expect([head.status, head.text]).toEqual([200, '']);
    });

    it('allows a preflighted write from anywhere, without credentials', async () => {
      const { client } = ready();
      const answer = await client.raw('OPTIONS', `/v1/lots/${NOBODY}/bids`, {
        headers: { origin: 'https://city.example', 'access-control-request-method': 'POST' },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
      expect(answer.headers.get('access-control-allow-headers')).toBe(
        'Authorization, Content-Type, Idempotency-Key, If-Match',
      );
      expect(answer.headers.get('access-control-max-age')).toBe('7200');
      expect((await client.raw('GET', '/v1/time')).headers.get('access-control-expose-headers')).toBe(
        'ETag, Location, Retry-After, X-Request-Id',
      );
    });
  });
}

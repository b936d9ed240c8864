import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATOR } from '../support/auction.js';
import type { Ready } from '../suite.js';

const RUNS = 40;
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc.constantFrom("'", '%', '\\', '\0', '\ud800', '‮', '1e309', '-0', 'null', '[]', '{}', '$1', '::int8'),
);
const NAMES = [
  'q',
  'cursor',
  'limit',
  'sort',
  'field',
  'city',
  'status',
  'priceMinFen',
  'seasonId',
  'from',
  'topics',
  'since',
  'year',
];

/** Whatever is sent: an answer of the contract, and never a failure. */
export function fuzzCases(ready: Ready): void {
  describe('whatever is sent', () => {
    it.each(['/v1/listings', '/v1/lots', '/v1/sessions', '/v1/announcements', '/v1/organizations'])(
      'in the query of %s, nothing fails',
      async (path) => {
        const { client } = ready();
        const query = fc.dictionary(fc.constantFrom(...NAMES), text, { maxKeys: 3 });
        await fc.assert(
          fc.asyncProperty(query, async (parameters) => {
            const search = Object.entries(parameters).map(([name, value]) => `${name}=${encode(value)}`);
            const { status } = await client.raw('GET', `${path}?${search.join('&')}`);
            expect([200, 400]).toContain(status);
          }),
          { numRuns: RUNS },
        );
      },
    );

    it.each([
      '/v1/lots/{}',
      '/v1/listings/{}',
      '/v1/seasons/{}',
      '/v1/lots/{}/log.jsonl',
      '/v1/lots/{}/bids',
    ])('as the id of %s, nothing fails', async (path) => {
      const { client } = ready();
      await fc.assert(
        fc.asyncProperty(text, async (id) => {
          const { status } = await client.raw(
            'GET',
            path.replace('{}', () => encode(id)),
          );
          expect([200, 404]).toContain(status);
        }),
        { numRuns: RUNS },
      );
    });

    it.each([
      '/v1/lots',
      '/v1/sessions',
      '/v1/lots/018f0000-0000-7000-8000-000000000000/bids',
      '/sandbox/clock',
    ])('as the body of %s, nothing fails', async (path) => {
      const { client } = ready();
      const token = await client.target.token(OPERATOR);
      const body = fc.oneof(fc.json(), fc.string({ unit: 'binary' }));
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          const headers = {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': client.newKey(),
          };
          const { status } = await client.raw('POST', path, { headers, body: sent });
          expect([400, 404]).toContain(status);
        }),
        { numRuns: RUNS },
      );
    });
  });
}

/** Percent-encodes what can be; half a surrogate pair has no UTF-8, so its bytes are written out. */
function encode(value: string): string {
  return /[\ud800-\udfff]/u.test(value) ? '%ED%A0%80' : encodeURIComponent(value);
}

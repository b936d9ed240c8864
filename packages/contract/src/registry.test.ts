import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations, type Operation } from './operations/index.js';
import * as schemas from './schemas.js';

const { registry } = schemas;
const table: Operation[] = Object.values(operations);
const schemasOf = (id: string) => registry[id as keyof typeof registry];

describe('the table of operations', () => {
  it('names each operation by its id, each path and method once', () => {
    for (const [id, operation] of Object.entries(operations)) expect(operation.id).toBe(id);
    expect(new Set(table.map(({ method, path }) => `${method} ${path}`)).size).toBe(table.length);
  });

  it('has schemas for every operation and for nothing else', () => {
    expect(Object.keys(registry).sort()).toEqual(Object.keys(operations).sort());
  });

  it.each(table)(
    '$id goes together with its schemas',
    ({ id, method, auth, scope, idempotent, paginated, cache, revised }) => {
      const { query, body, success } = schemasOf(id);
      // A scope means nothing without a token, a key nothing on a read, and only reads can be kept.
      if (scope !== undefined) expect(auth).toBe('required');
      if (method === 'GET') expect([idempotent, body]).toEqual(['no', undefined]);
      else expect(cache).toBe('none');
      if (auth === 'required' && method === 'POST') expect(idempotent).not.toBe('no');
      // What replaces fields of an entity says which revision it read; what adds to it or acts on it takes a key.
      expect(revised === true).toBe(method === 'PATCH' || method === 'PUT');
      if (revised) expect(idempotent).toBe('no');
      const parameters = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
      expect(parameters.includes('limit') && parameters.includes('cursor')).toBe(paginated);
      expect(success.every((status) => status === 200 || (status === 201 && method === 'POST'))).toBe(true);
    },
  );

  it('requires a key exactly where asking twice would do twice what cannot be undone', () => {
    const required = table.filter(({ idempotent }) => idempotent === 'required').map(({ id }) => id);
    expect(required.sort()).toEqual([
      'consentTexts.create',
      'consents.sign',
      'demands.solutions.submit',
      'handoffs.create',
      'lots.bids.place',
      'lots.deposits.create',
      'lots.registrations.create',
      'solutions.versions.create',
    ]);
  });

  it('lets no public read need a header', () => {
    // Of these rooms nothing is public: they are between a team, a company and the operator.
    const closed = /^(me|solutions|documents|demands\.intents|imports)\.|^pushes\.list/;
    for (const { id, method, auth } of table) {
      if (method === 'GET' && !closed.test(id)) expect(auth, id).not.toBe('required');
    }
  });

  it('takes a file or a JSON body, never both, and says how large a file may be', () => {
    for (const { id, consumes, maxBytes } of table) {
      if (consumes) expect(schemasOf(id).body, id).toBeUndefined();
      expect(maxBytes !== undefined, id).toBe(consumes !== undefined);
    }
  });
});

describe('what is written', () => {
  it.each(table.filter(({ method, consumes }) => method !== 'GET' && !consumes))(
    '$id refuses fields that it does not know',
    ({ id }) => {
      // What is handed over decides which fields there are, so one operation has to be named.
      const named = id === 'handoffs.create' ? { operation: 'me.retrieve' } : {};
      const result = schemasOf(id).body?.safeParse({ ...named, unknownField: 1 });
      expect(result?.error?.issues.some(({ code }) => code === 'unrecognized_keys')).toBe(true);
    },
  );

  const rules = { startPriceFen: 100, increment: { fen: 1 } };
  it.each<[string, unknown]>([
    ['a start price of zero', { ...rules, startPriceFen: 0 }],
    ['a fraction', { ...rules, startPriceFen: 1.5 }],
    ['an amount over 2^53', { ...rules, startPriceFen: 2 ** 53 }],
    ['both forms of a step', { ...rules, increment: { fen: 1, ladder: [] } }],
    ['a ladder without rungs', { ...rules, increment: { ladder: [] } }],
    ['an instant without an offset', { ...rules, opensAt: '2026-06-03T10:00:00' }],
    ['an hour that does not exist', { ...rules, opensAt: '2026-06-03T25:00:00+08:00' }],
    ['a day that does not exist', { ...rules, opensAt: '2026-02-30T10:00:00+08:00' }],
    ['the hour 24', { ...rules, opensAt: '2026-06-03T24:00:00+08:00' }],
    ['proxy bids', { ...rules, allowProxy: true }],
    ['a commitment of one’s own', { ...rules, reserveCommitment: '0'.repeat(64) }],
  ])('rules do not take %s', (_name, input) => {
    expect(schemas.LotRulesInput.safeParse(input).success).toBe(false);
  });

  it('rules take an instant of any offset', () => {
    for (const opensAt of [
      '2026-06-03T02:00:00Z',
      '2026-06-03T10:00:00.123456+08:00',
      '2026-06-02T21:00:00-05:00',
    ]) {
      expect(schemas.LotRulesInput.safeParse({ ...rules, opensAt }).success).toBe(true);
    }
  });

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-6-3', '20260603', ''])(
    'a session does not take the day «%s»',
    (date) => {
      const body = { kind: 'weekly', date, opensAt: '2026-06-03T10:00:00+08:00' };
      expect(schemas.SessionCreate.safeParse(body).success).toBe(false);
    },
  );

  it('a reason is trimmed, and is not only spaces', () => {
    expect(schemas.LotReason.parse({ reason: '  停电 ' })).toEqual({ reason: '停电' });
    expect(schemas.LotReason.safeParse({ reason: ' \n\t ' }).success).toBe(false);
  });

  it('a bid is a whole number of fen and nothing else', () => {
    for (const amountFen of [0, -1, 1.5, '1', null, undefined, 2 ** 53, Number.NaN, [1], { fen: 1 }]) {
      expect(schemas.BidPlace.safeParse({ amountFen }).success, JSON.stringify(amountFen)).toBe(false);
    }
    expect(schemas.BidPlace.safeParse({ amountFen: Number.MAX_SAFE_INTEGER }).success).toBe(true);
  });
});

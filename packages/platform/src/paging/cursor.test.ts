import { ProblemError } from '@jtop/contract/binding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorScope, decodeCursor, encodeCursor, type CursorValue } from './cursor.js';
import { pageOf } from './page.js';

const SCOPE = cursorScope('listings.list', { field: ['ai'], sort: 'price' });

const value: fc.Arbitrary<CursorValue> = fc.oneof(
  fc.maxSafeInteger().filter((number) => !Object.is(number, -0)),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.constant(null),
);

function refusalOf(read: () => unknown): ProblemError {
  try {
    read();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('the cursor was taken');
}

describe('cursor', () => {
  it('gives back the values of the last row', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (values) => {
        expect(decodeCursor(encodeCursor(values, SCOPE), SCOPE)).toEqual(values);
      }),
    );
  });

  it('is refused by another list, with the field that is wrong', () => {
    const cursor = encodeCursor([1, 'a'], SCOPE);

    const refusal = refusalOf(() => decodeCursor(cursor, cursorScope('lots.list', {})));

    expect(refusal.code).toBe('request.invalid');
    expect(refusal.errors).toMatchObject([{ path: 'cursor' }]);
  });

  it('is refused when the filters have changed', () => {
    const cursor = encodeCursor([1, 'a'], SCOPE);
    const scope = cursorScope('listings.list', { field: ['ai'], sort: 'price', starred: true });
    expect(refusalOf(() => decodeCursor(cursor, scope)).status).toBe(400);
  });

  it('stays good when only the page size or the order of the filters changes', () => {
    const cursor = encodeCursor([1, 'a'], SCOPE);
    const scope = cursorScope('listings.list', {
      sort: 'price',
      limit: 5,
      cursor,
      field: ['ai'],
      q: undefined,
    });
    expect(decodeCursor(cursor, scope)).toEqual([1, 'a']);
  });

  it('is refused after any single character was changed', () => {
    const cursor = encodeCursor([1_748_000_000_000, '019423ad-0000-7000-8000-000000000000'], SCOPE);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...alphabet), (at, character) => {
        fc.pre(cursor[at] !== character);
        const edited = cursor.slice(0, at) + character + cursor.slice(at + 1);
        expect(refusalOf(() => decodeCursor(edited, SCOPE)).code).toBe('request.invalid');
      }),
    );
  });

  it('is refused whatever else is sent in its place', () => {
    const odd = ['', 'x', '%%%', 'bnVsbA', Buffer.from('[1]').toString('base64url'), 'A'.repeat(5000)];
    for (const text of odd) expect(refusalOf(() => decodeCursor(text, SCOPE)).code).toBe('request.invalid');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(refusalOf(() => decodeCursor(text, SCOPE)).code).toBe('request.invalid');
      }),
    );
  });
});

describe('pageOf', () => {
  it('has a cursor after the last row shown when there are more', () => {
    const page = pageOf([1, 2, 3], 2, SCOPE, (row) => [row]);
    expect(page.rows).toEqual([1, 2]);
    expect(decodeCursor(page.nextCursor ?? '', SCOPE)).toEqual([2]);
  });

  it('has none on the last page', () => {
    expect(pageOf([1, 2], 2, SCOPE, (row) => [row])).toEqual({ rows: [1, 2] });
    expect(pageOf([], 2, SCOPE, (row) => [row])).toEqual({ rows: [] });
  });
});

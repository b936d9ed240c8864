import { ProblemError } from '@jtop/contract/binding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byKeys, cutPage, scopeOf } from './paging.js';

type Item = readonly [number, string];
const keyOf = (item: Item) => item;

describe('pages', () => {
  it('hold every item once, in order, whatever their size and direction', () => {
    const items = fc.uniqueArray(fc.tuple(fc.nat(5), fc.string({ maxLength: 3 })), {
      selector: (item) => item.join(),
    });
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 5 }), fc.boolean(), (list, limit, down) => {
        const compare = byKeys(down);
        const sorted = [...list].sort(compare);
        const walked: Item[] = [];
        let cursor: string | undefined;
        do {
          const page = cutPage<Item>(
            sorted,
            { limit, ...(cursor === undefined ? {} : { cursor }) },
            'x',
            keyOf,
            compare,
          );
          walked.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(walked).toEqual(sorted);
      }),
    );
  });

  it('go on behind an item that has gone meanwhile, and neither double nor hide those that came', () => {
    const order = byKeys();
    const { nextCursor = '' } = cutPage<Item>(
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
      { limit: 2 },
      'x',
      keyOf,
      order,
    );
    const later: Item[] = [
      [1, 'a'],
      [1, 'new'],
      [3, 'c'],
      [4, 'd'],
    ];
    expect(cutPage(later, { cursor: nextCursor }, 'x', keyOf, order).items).toEqual([
      [3, 'c'],
      [4, 'd'],
    ]);
  });

  it('refuse a cursor of another list, of other filters, or one that was changed', () => {
    const scope = scopeOf('lots.list', { status: ['bidding'], limit: 1 });
    const { nextCursor = '' } = cutPage<Item>(
      [
        [1, 'a'],
        [2, 'b'],
      ],
      { limit: 1 },
      scope,
      keyOf,
      byKeys(),
    );
    const cut = (cursor: string, of: string) => () => cutPage<Item>([], { cursor }, of, keyOf, byKeys());
    expect(
      cut(nextCursor, scopeOf('lots.list', { limit: 50, status: ['bidding'], cursor: nextCursor })),
    ).not.toThrow();
    for (const of of [scopeOf('lots.list', {}), scopeOf('listings.list', { status: ['bidding'] })]) {
      expect(cut(nextCursor, of)).toThrow(ProblemError);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(cut(text, scope)).toThrow(ProblemError);
      }),
    );
  });
});

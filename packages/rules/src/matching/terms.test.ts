import { describe, expect, it } from 'vitest';
import { keptTerms, keptWords, rarity, searchTerms, weighTerms, type TermCounts } from './index.js';

const counts: TermCounts = {
  total: 100,
  counts: new Map([
    ['聚乳酸', 2],
    ['薄膜', 40],
    ['包装', 60],
  ]),
};

describe('terms', () => {
  it('leave out what says nothing, and have one spelling for what is the same', () => {
    expect(keptWords(['一种', '聚乳酸', 'PLA', '的', '薄', '方法', '12', '，', 'ＴＲＬ６'])).toEqual([
      '聚乳酸',
      'trl6',
    ]);
  });

  it('stand with those of the title first, and classes as terms of their own', () => {
    expect(keptTerms(['薄膜'], ['包装', '薄膜'], ['C08L 67/04', 'C', 'nothing'])).toEqual({
      terms: ['薄膜', '包装', 'ipc:C08L'],
      head: 1,
    });
  });

  it('count for more where they are rare, and in the title', () => {
    expect(rarity('聚乳酸', counts)).toBeGreaterThan(rarity('薄膜', counts));
    expect(rarity('从未', counts)).toBeGreaterThan(rarity('聚乳酸', counts));
    const [head, body] = weighTerms({ terms: ['薄膜', '包装', 'ipc:C08L'], head: 1 }, counts);
    expect(head?.weight).toBeCloseTo(2 * rarity('薄膜', counts));
    expect(body?.weight).toBeCloseTo(rarity('包装', counts));
    expect(weighTerms({ terms: ['ipc:C08L'], head: 0 }, counts)).toEqual([]);
  });

  it('are asked for rarest first, no more of them than find enough', () => {
    const terms = ['包装', '薄膜', '聚乳酸', '从未'];
    expect(searchTerms(terms, counts, 50)).toEqual(['从未', '聚乳酸', '薄膜']);
    expect(searchTerms(terms, counts, 500)).toHaveLength(4);
    expect(searchTerms([], counts, 50)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  bestPrecisionAt5,
  LABELLED,
  qualityOf,
  rankByRules,
  rankByTrigrams,
  trigrams,
} from '../../bench/lib/matching-quality.js';

describe('the labelled pairs', () => {
  it('are two hundred and more, with those that only look alike among them', () => {
    const grades = LABELLED.demands.flatMap((demand) => Object.entries(demand.grades));
    const known = new Set(LABELLED.listings.map(({ id }) => id));
    expect(grades.length).toBeGreaterThanOrEqual(200);
    expect(grades.every(([id]) => known.has(id))).toBe(true);
    for (const grade of [0, 1, 2]) expect(grades.some(([, each]) => each === grade)).toBe(true);
  });
});

describe('matching by the rules', () => {
  it.each(['tuning', 'report'] as const)('finds clearly more than trigrams do, on the %s half', (half) => {
    const [ours, plain] = [qualityOf(rankByRules(), half), qualityOf(rankByTrigrams(), half)];
    const ratio = ours.precisionAt5 / plain.precisionAt5;
    expect(ratio, JSON.stringify({ ours, plain })).toBeGreaterThan(1.3);
    expect(ours.recallAt20 - plain.recallAt20, JSON.stringify({ ours, plain })).toBeGreaterThan(0.1);
    expect(ours.ndcgAt5 / plain.ndcgAt5).toBeGreaterThan(1.3);
    expect(ours.precisionAt5 / bestPrecisionAt5(half)).toBeGreaterThan(0.9);
  });
});

describe('trigrams', () => {
  it('are those of pg_trgm', () => {
    expect([...trigrams('Cat, 聚乳')].sort()).toEqual(
      ['  c', '  聚', ' ca', ' 聚乳', 'at ', 'cat', '聚乳 '].sort(),
    );
  });
});

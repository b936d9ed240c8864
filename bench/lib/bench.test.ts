import { describe, expect, it } from 'vitest';
import { counted, fails, holds, of, ratio, tableOf, type Answer, type Check } from './report.js';
import { interleave, spin, type RoundOptions } from './rounds.js';
import { median, quantile } from './statistics.js';

/** Spins as they are listed, then calm ones. */
function options(spins: number[], rest: Partial<RoundOptions> = {}): RoundOptions {
  return { keep: 3, most: 6, tolerance: 1.3, warmUp: 0, spin: () => spins.shift() ?? 10, ...rest };
}

const series = (values: number[]) => () => values.shift() ?? 0;

describe('the statistics', () => {
  it('give the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  it('give shares between neighbours', () => {
    expect(quantile([0, 10, 20, 30, 40], 0.25)).toBe(10);
    expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9);
    expect(quantile([3, 1, 2], 1)).toBe(3);
  });
});

describe('the rounds', () => {
  it('take the cases in turn', async () => {
    const order: string[] = [];
    const note = (name: string) => ({ name, run: () => order.push(name) });
    await interleave([note('ours'), note('theirs')], options([]));
    expect(order).toEqual(['ours', 'theirs', 'ours', 'theirs', 'ours', 'theirs']);
  });

  it('drop what was measured while the machine was slow, before or after, and make up for it', async () => {
    const run = series([1, 100, 2, 200, 3]);
    const spins = [10, 10, /* slow before */ 14, 10, 10, 10, /* slow after */ 10, 14, 10, 12.9];
    const [row] = await interleave([{ name: 'ours', run }], options(spins));
    expect(row).toEqual({ name: 'ours', median: 2, best: 1, worst: 3, kept: 3, dropped: 2 });
  });

  it('judge by the best spin of all, also when it comes last', async () => {
    const [row] = await interleave(
      [{ name: 'ours', run: series([5, 6, 7, 8]) }],
      options([20, 20], { most: 4 }),
    );
    expect(row).toMatchObject({ kept: 3, dropped: 1, median: 7 });
  });

  it('end when there have been enough, and say how few are left', async () => {
    let slow = 10;
    const wild = () => (slow *= 2);
    const [row] = await interleave(
      [{ name: 'ours', run: series([4, 5, 6]) }],
      options([], { most: 3, spin: wild }),
    );
    expect(row).toMatchObject({ kept: 0, dropped: 3, median: 5 });
  });

  it('leave the first ones out', async () => {
    const [row] = await interleave(
      [{ name: 'ours', run: series([99, 1, 1, 1]) }],
      options([], { warmUp: 1 }),
    );
    expect(row).toMatchObject({ worst: 1, kept: 3 });
  });

  it('spin for some time', () => {
    expect(spin()).toBeGreaterThan(0);
  });
});

describe('the report', () => {
  const check = (value: number, is: Check['is'], firm = false): Check => ({
    what: 'a',
    value,
    goal: 2,
    is,
    firm,
  });
  const rows = [counted('ours', 30), counted('baseline', 20)];
  const answer: Answer = {
    goals: ['P0'],
    question: 'how much',
    unit: 'ms',
    rows,
    checks: [check(1.5, 'at most'), check(1.5, 'at least', true)],
    notes: ['measured on paper'],
  };

  it('compares medians by name', () => {
    expect(ratio(rows, 'ours', 'baseline')).toBe(1.5);
    expect(() => of(rows, 'nobody')).toThrow('nobody');
  });

  it('knows which way a goal lies, and that a goal that is just reached is reached', () => {
    expect(
      [check(2, 'at most'), check(2, 'at least'), check(2.1, 'at most'), check(1.9, 'at least')].map(holds),
    ).toEqual([true, true, false, false]);
    expect(holds(check(NaN, 'at most'))).toBe(false);
  });

  it('fails by what is firm, never by a time', () => {
    expect(fails(answer)).toBe(true);
    expect(fails({ ...answer, checks: [check(9, 'at most')] })).toBe(false);
    expect(fails({ ...answer, checks: [check(9, 'at least', true)] })).toBe(false);
  });

  it('prints a table', () => {
    expect(
      tableOf({ ...answer, rows: [...rows, { ...counted('most', 1_234_567), kept: 9, dropped: 3 }] }),
    ).toBe(
      [
        'P0: how much',
        '                   ms      least       most  kept',
        '  ours             30         30         30   1/1',
        '  baseline         20         20         20   1/1',
        '  most      1,234,567  1,234,567  1,234,567  9/12',
        '  ok    a  1.50  at most 2',
        '  MISS  a  1.50  at least 2  firm',
        '  measured on paper',
        '',
      ].join('\n'),
    );
  });
});

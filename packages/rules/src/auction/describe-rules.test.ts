import { describe, expect, it } from 'vitest';
import { rulesOf } from '../testing/lots.js';
import { describeRules } from './index.js';

describe('describeRules', () => {
  it('says what an ordinary lot asks, in the order in which one reads it', () => {
    expect(describeRules(rulesOf())).toEqual([
      { fact: 'start_price', amountFen: 10_000_000 },
      { fact: 'deposit', amountFen: 1_000_000 },
      { fact: 'opens', at: '2026-06-03T10:00:00.000+08:00' },
      { fact: 'scheduled_close', at: '2026-06-03T11:00:00.000+08:00' },
      { fact: 'step', amountFen: 500_000, mode: 'multiple' },
      { fact: 'jump_confirmation', steps: 20 },
      { fact: 'extension', windowMs: 300_000, extendMs: 300_000, from: 'bid' },
    ]);
  });

  it('says what a lot asks besides', () => {
    const rules = rulesOf({
      preset: 'custom',
      increment: {
        ladder: [
          { fromFen: 0, fen: 10 },
          { fromFen: 100, fen: 50 },
        ],
      },
      incrementMode: 'at_least',
      extendFrom: 'end',
      maxExtensions: 4,
      registerUntil: '2026-06-03T10:30:00.000+08:00',
      minBidders: 2,
      preemption: [{ partyId: 'p', rank: 1 }],
    });
    expect(describeRules({ ...rules, reserveCommitment: 'ab'.repeat(32) }).slice(4)).toEqual([
      {
        fact: 'step_ladder',
        mode: 'at_least',
        ladder: [
          { fromFen: 0, belowFen: 100, stepFen: 10 },
          { fromFen: 100, stepFen: 50 },
        ],
      },
      { fact: 'jump_confirmation', steps: 20 },
      { fact: 'extension', windowMs: 300_000, extendMs: 300_000, from: 'end', maxExtensions: 4 },
      { fact: 'register_until', at: '2026-06-03T10:30:00.000+08:00' },
      { fact: 'min_bidders', count: 2 },
      { fact: 'reserve' },
      { fact: 'preemption', holders: 1 },
    ]);
  });

  it.each([{ windowMs: 0 }, { extendMs: 0 }, { maxExtensions: 0 }])(
    'says that nothing extends the end: %o',
    (over) => {
      expect(describeRules(rulesOf({ preset: 'custom', ...over }))).toContainEqual({ fact: 'no_extension' });
    },
  );

  it('says of sealed bids neither steps nor extensions', () => {
    const facts = describeRules(rulesOf({ pricing: 'one_shot_sealed' })).map(({ fact }) => fact);
    expect(facts).toEqual(['start_price', 'deposit', 'opens', 'scheduled_close', 'sealed']);
  });
});

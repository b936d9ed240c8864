import { describe, expect, it } from 'vitest';
import { lotOf, rulesOf } from '../testing/lots.js';
import { mayPreempt, preemptionRank, type LotState } from './index.js';

const rules = rulesOf({
  preemption: [
    { partyId: 'first', rank: 1 },
    { partyId: 'second', rank: 2 },
    { partyId: 'equal', rank: 2 },
  ],
});

function ledBy(leadingPartyId: string): LotState {
  return lotOf(rules, { status: 'bidding', currentPriceFen: 1, leadingPartyId });
}

describe('preemptionRank', () => {
  it('is that of the right, and none for who has none', () => {
    expect(preemptionRank(rules, 'second')).toBe(2);
    expect(preemptionRank(rules, 'other')).toBeUndefined();
    expect(preemptionRank(rules, undefined)).toBeUndefined();
    expect(preemptionRank(rulesOf(), 'first')).toBeUndefined();
  });
});

describe('mayPreempt', () => {
  it.each([
    ['first', 'other', true],
    ['first', 'second', true],
    ['second', 'other', true],
    ['second', 'first', false],
    ['second', 'equal', false],
    ['second', 'second', false],
    ['other', 'second', false],
  ])('%s over %s: %s', (party, leader, may) => {
    expect(mayPreempt(ledBy(leader), party)).toBe(may);
  });

  it('needs a price to equal', () => {
    expect(mayPreempt(lotOf(rules, { status: 'bidding' }), 'first')).toBe(false);
  });
});

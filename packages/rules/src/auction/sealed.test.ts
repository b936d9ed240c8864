import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOSES_AT, OPENS_AT, rulesOf } from '../testing/lots.js';
import { judgeSealed, type SealedBid } from './index.js';

const rules = rulesOf({ pricing: 'one_shot_sealed' });
const START = rules.startPriceFen;
const bid = (bidderCode: string, amountFen: number, receivedAt = OPENS_AT): SealedBid => ({
  bidderCode,
  amountFen,
  receivedAt,
});

describe('judgeSealed', () => {
  it('sells to the highest, off step or not, at that price', () => {
    const outcome = judgeSealed(rules, [bid('A', START), bid('B', START + 7), bid('C', START + 3)]);
    expect(outcome).toMatchObject({
      result: 'sold',
      winnerBidderCode: 'B',
      priceFen: START + 7,
      bidCount: 3,
      refused: [],
    });
    expect(outcome.ranking.map((ranked) => ranked.bidderCode)).toEqual(['B', 'C', 'A']);
  });

  it('settles equal amounts by the time of receipt, then by the order of arrival', () => {
    expect(
      judgeSealed(rules, [bid('A', START, OPENS_AT + 2), bid('B', START, OPENS_AT + 1)]).winnerBidderCode,
    ).toBe('B');
    expect(judgeSealed(rules, [bid('A', START), bid('B', START)]).winnerBidderCode).toBe('A');
  });

  it('counts a bidder’s first valid bid, and says why each other does not count', () => {
    const outcome = judgeSealed(rules, [
      bid('A', START - 1),
      bid('A', START),
      bid('A', START + 5),
      bid('B', START, OPENS_AT - 1),
      bid('C', START, CLOSES_AT + 1),
      bid('D', START + 0.5),
      bid('E', START + 1, CLOSES_AT),
    ]);
    expect(outcome).toMatchObject({ winnerBidderCode: 'E', bidCount: 2 });
    expect(outcome.refused).toEqual([
      { place: 0, reason: 'below_start_price' },
      { place: 2, reason: 'second_bid' },
      { place: 3, reason: 'too_early' },
      { place: 4, reason: 'too_late' },
      { place: 5, reason: 'invalid_amount' },
    ]);
  });

  it('knows the other results', () => {
    const two = rulesOf({ pricing: 'one_shot_sealed', minBidders: 2 });
    expect(judgeSealed(rules, [])).toEqual({ result: 'no_bids', bidCount: 0, ranking: [], refused: [] });
    expect(judgeSealed(two, [bid('A', START)])).toMatchObject({ result: 'no_sale' });
    const unmet = judgeSealed(rules, [bid('A', START)], { priceFen: START + 1 });
    expect(unmet.result).toBe('reserve_not_met');
    expect(unmet).not.toHaveProperty('winnerBidderCode');
    expect(judgeSealed(rules, [bid('A', START)], { priceFen: START }).result).toBe('sold');
  });

  it('gives the same winner in whatever order bids of different times are opened', () => {
    const bids = fc.uniqueArray(
      fc.record({
        bidderCode: fc.stringMatching(/^[A-Z]{2}$/),
        amountFen: fc.integer({ min: START, max: START + 3 }),
        receivedAt: fc.integer({ min: OPENS_AT, max: CLOSES_AT }),
      }),
      { selector: (one) => one.bidderCode },
    );
    const times = (list: SealedBid[]): number => new Set(list.map((one) => one.receivedAt)).size;
    fc.assert(
      fc.property(bids, (list) => {
        fc.pre(times(list) === list.length);
        const outcome = judgeSealed(rules, list);
        expect(judgeSealed(rules, [...list].reverse())).toEqual(outcome);
        for (const one of list) expect(one.amountFen <= (outcome.priceFen ?? 0)).toBe(true);
      }),
    );
  });
});

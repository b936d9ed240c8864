import { describe, expect, it } from 'vitest';
import { rulesOf } from '../testing/lots.js';
import { incrementAt, nextAmountFen, nextAmounts, refuseAmount } from './index.js';

const ladder = {
  increment: {
    ladder: [
      { fromFen: 0, fen: 100 },
      { fromFen: 10_000, fen: 500 },
      { fromFen: 50_000, fen: 1000 },
    ],
  },
};
const laddered = rulesOf({ startPriceFen: 9_700, depositFen: 0, ...ladder });

describe('incrementAt', () => {
  it.each([
    [1, 100],
    [9_999, 100],
    [10_000, 500],
    [49_999, 500],
    [50_000, 1000],
    [Number.MAX_SAFE_INTEGER, 1000],
  ])('at %i fen is %i', (price, step) => {
    expect(incrementAt(ladder, price)).toBe(step);
  });

  it('is the same at every price where there is one step', () => {
    expect(incrementAt({ increment: { fen: 7 } }, 1)).toBe(7);
    expect(incrementAt({ increment: { fen: 7 } }, 10 ** 12)).toBe(7);
  });
});

describe('nextAmountFen', () => {
  it('is the start price for the first bid, then one step of the current price over it', () => {
    expect(nextAmountFen(laddered)).toBe(9_700);
    expect(nextAmountFen(laddered, 9_700)).toBe(9_800);
    expect(nextAmountFen(laddered, 10_000)).toBe(10_500);
  });

  it('never leaves the whole numbers that are exact', () => {
    expect(nextAmountFen(laddered, Number.MAX_SAFE_INTEGER - 5)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('nextAmounts', () => {
  it('offers amounts that are valid now: steps of the current price, over a rung as well', () => {
    const amounts = nextAmounts(laddered, 9_900, 4);
    expect(amounts).toEqual([10_000, 10_100, 10_200, 10_300]);
    for (const amount of amounts) expect(refuseAmount(laddered, 9_900, amount)).toBeUndefined();
  });

  it('begins with the start price, and ends where amounts end', () => {
    expect(nextAmounts(laddered, undefined, 2)).toEqual([9_700, 9_800]);
    expect(nextAmounts(laddered, undefined, 0)).toEqual([]);
    expect(nextAmounts(laddered, Number.MAX_SAFE_INTEGER - 1500, 9)).toEqual([Number.MAX_SAFE_INTEGER - 500]);
    expect(nextAmounts(laddered, Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });
});

describe('refuseAmount', () => {
  it('takes any amount from the least on where the mode is at_least', () => {
    const rules = { ...laddered, incrementMode: 'at_least' };
    expect(refuseAmount(rules, 9_700, 9_800)).toBeUndefined();
    expect(refuseAmount(rules, 9_700, 9_801)).toBeUndefined();
    expect(refuseAmount(rules, 9_700, 9_799)?.refused).toBe('bid.too_low');
  });

  it('asks to confirm what lies beyond the last free step, by a fen where the mode is at_least', () => {
    const rules = { ...laddered, incrementMode: 'at_least', maxJumpSteps: 2 };
    expect(refuseAmount(rules, undefined, 9_900)).toBeUndefined();
    expect(refuseAmount(rules, undefined, 9_901)).toEqual({
      accepted: false,
      refused: 'bid.confirm_required',
      extras: { amountFen: 9_901 },
    });
    expect(refuseAmount(rules, undefined, 9_901, 9_901)).toBeUndefined();
  });
});

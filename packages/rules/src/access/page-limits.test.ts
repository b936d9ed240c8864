import { operations } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { beyondPage, type PageCall } from './page-limits.js';

const LOT = '018f0000-0000-7000-8000-00000000000a';
const PAGE = 'https://bureau.example';
const limits = { lotId: LOT, maxAmountFen: 500, origin: PAGE };
const bid: PageCall = {
  operation: operations['lots.bids.place'],
  params: { id: LOT },
  body: { amountFen: 500 },
  origin: PAGE,
};

describe('the limits of a token for a page', () => {
  it('take what is within them', () => {
    expect(beyondPage(limits, bid)).toBeUndefined();
    expect(beyondPage(limits, { ...bid, params: { id: LOT.toUpperCase() } })).toBeUndefined();
    const read = { operation: operations['me.retrieve'], params: {}, body: undefined, origin: null };
    expect(beyondPage(limits, read)).toBeUndefined();
  });

  it.each<[string, Partial<PageCall>, string]>([
    ['operation', { operation: operations['lots.bidTokens.create'] }, 'not for this operation'],
    ['origin', { origin: 'https://elsewhere.example' }, PAGE],
    ['origin', { origin: null }, PAGE],
    ['lot', { params: { id: `${LOT.slice(0, -1)}b` } }, 'another lot'],
    ['lot', { operation: operations['lots.retrieve'], params: {}, body: undefined }, 'another lot'],
    ['amount', { body: { amountFen: 501 } }, 'at most 500 fen'],
  ])('refuse by %s', (reason, change, text) => {
    const refusal = beyondPage(limits, { ...bid, ...change });
    expect(refusal?.reason).toBe(reason);
    expect(refusal?.detail).toContain(text);
  });
});

import { describe, expect, it } from 'vitest';
import { CLOSES_AT, lotOf, rulesOf } from '../testing/lots.js';
import { closeLot, outcomeStatus, reserveMet, type CloseFacts, type LotState } from './index.js';

const reserve = { priceFen: 12_000_000, salt: 'ab'.repeat(32) };
const due: CloseFacts = { now: CLOSES_AT + 1000, distinctBidders: 2 };
const led = lotOf(rulesOf(), {
  status: 'bidding',
  bidCount: 3,
  extensions: 1,
  currentPriceFen: 12_000_000,
  leadingPartyId: 'party-A',
  leadingBidderCode: 'CODEA',
});

function close(lot: LotState, over: Partial<CloseFacts> = {}): ReturnType<typeof closeLot> {
  return closeLot(lot, { ...due, ...over });
}

describe('closeLot', () => {
  it('sells to the leader, by way of closed', () => {
    expect(close(led)).toEqual({
      ok: true,
      closing: {
        at: CLOSES_AT,
        result: 'sold',
        winnerPartyId: 'party-A',
        winnerBidderCode: 'CODEA',
        priceFen: 12_000_000,
        bidCount: 3,
        extensions: 1,
      },
      closed: { ...led, status: 'closed' },
      lotAfter: { ...led, status: 'confirmed' },
    });
  });

  it('opens the reserve where the lot has sold, and nowhere else', () => {
    expect(close(led, { reserve })).toMatchObject({ closing: { result: 'sold', reserve } });
    const unmet = close(led, { reserve: { ...reserve, priceFen: 12_000_001 } });
    expect(unmet).toEqual({
      ok: true,
      closing: { at: CLOSES_AT, result: 'reserve_not_met', bidCount: 3, extensions: 1 },
      closed: { ...led, status: 'closed' },
      lotAfter: { ...led, status: 'reserve_not_met' },
    });
    expect(JSON.stringify(unmet)).not.toContain(reserve.salt);
  });

  it('says no_bids where nobody has bid, whatever else is missing', () => {
    const lot = lotOf(rulesOf({ minBidders: 2 }), { status: 'bidding' });
    expect(close(lot, { distinctBidders: 0, reserve })).toMatchObject({
      closing: { result: 'no_bids' },
      lotAfter: { status: 'no_bids' },
    });
  });

  it('says no_sale where too few bidders have bid, before the reserve is asked', () => {
    const lot = { ...led, rules: rulesOf({ minBidders: 2 }) };
    const unmet = { ...reserve, priceFen: 99_000_000 };
    expect(close(lot, { distinctBidders: 1, reserve: unmet })).toMatchObject({
      closing: { result: 'no_sale' },
      lotAfter: { status: 'no_sale' },
    });
    expect(close(lot, { distinctBidders: 2 })).toMatchObject({ closing: { result: 'sold' } });
  });

  it('waits for the end of the grace', () => {
    expect(close(led, { now: CLOSES_AT + 999 })).toEqual({
      ok: false,
      refused: 'lot.state',
      extras: { status: 'bidding' },
    });
  });

  it('closes at the end by the rules, however late the timer, and alike each time (I-B12)', () => {
    const late = close(led, { now: CLOSES_AT + 86_400_000, reserve });
    expect(late).toEqual(close(led, { reserve }));
    expect(late).toMatchObject({ closing: { at: CLOSES_AT } });
  });

  it('closes a lot whose opening timer never ran', () => {
    expect(close(lotOf(), { distinctBidders: 0 })).toMatchObject({ lotAfter: { status: 'no_bids' } });
  });

  it.each(['draft', 'suspended', 'closed', 'confirmed', 'cancelled', 'voided'] as const)(
    'leaves a lot that is %s',
    (status) => {
      expect(close({ ...led, status })).toMatchObject({ ok: false, extras: { status } });
    },
  );
});

describe('reserveMet', () => {
  it('is met from its price on, always where there is none, never where nobody has bid', () => {
    expect(reserveMet(reserve, 11_999_999)).toBe(false);
    expect(reserveMet(reserve, 12_000_000)).toBe(true);
    expect(reserveMet(undefined, undefined)).toBe(true);
    expect(reserveMet(reserve, undefined)).toBe(false);
  });
});

describe('outcomeStatus', () => {
  it('is confirmed for a sale, else the result', () => {
    expect(outcomeStatus('sold')).toBe('confirmed');
    expect(outcomeStatus('reserve_not_met')).toBe('reserve_not_met');
  });
});

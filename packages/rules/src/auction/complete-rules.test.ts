import type { LotRulesInput } from '@jtop/contract';
import { formatInstant, parseInstant } from '@jtop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, OPENS_AT, ordinary } from '../testing/lots.js';
import { completeRules, defaultDepositFen, presetOf } from './index.js';

const opening = { opensAt: OPENS_AT };

function faults(over: Partial<LotRulesInput>): string[] {
  const completed = completeRules({ ...ordinary, ...over }, opening);
  return completed.ok ? [] : completed.errors.map((error) => `${error.path} ${error.code}`);
}

describe('completeRules', () => {
  it('fills every default of a lot that says only what it must', () => {
    const { preset: _, ...required } = ordinary;
    expect(completeRules(required, opening)).toEqual({
      ok: true,
      rules: {
        preset: 'custom',
        pricing: 'english_ascending',
        startPriceFen: 10_000_000,
        increment: { fen: 500_000 },
        incrementMode: 'multiple',
        maxJumpSteps: 20,
        depositFen: 1_000_000,
        minBidders: 1,
        singleBidderPolicy: 'sell',
        opensAt: '2026-06-03T10:00:00.000+08:00',
        scheduledCloseAt: '2026-06-03T11:00:00.000+08:00',
        windowMs: 300_000,
        extendMs: 300_000,
        extendFrom: 'bid',
        closeGraceMs: 1000,
        allowProxy: false,
        sellerPartyIds: [],
        confirmWithinDays: 5,
        announceDaysMin: 7,
        displayDaysMin: 2,
      },
    });
  });

  it('keeps what is given, instants in the form of the wire', () => {
    const given = {
      pricing: 'one_shot_sealed',
      incrementMode: 'at_least',
      maxJumpSteps: 3,
      depositFen: 2_000_000,
      minBidders: 2,
      singleBidderPolicy: 'agreement',
      registerUntil: '2026-06-03T01:30:00Z',
      opensAt: '2026-06-03T01:00:00.5Z',
      scheduledCloseAt: '2026-06-03T05:00:00+02:00',
      preset: 'custom',
      windowMs: 1,
      extendMs: 2,
      extendFrom: 'end',
      maxExtensions: 0,
      closeGraceMs: 0,
      preemption: [{ partyId: 'p', rank: 1 }],
      sellerPartyIds: ['s', 's'],
      paymentDueDays: 10,
      confirmWithinDays: 3,
      announceDaysMin: 0,
      displayDaysMin: 0,
    } as const;
    const input: LotRulesInput = {
      ...ordinary,
      ...given,
      preemption: [...given.preemption],
      sellerPartyIds: [...given.sellerPartyIds],
      reservePriceFen: 12_000_000,
    };
    expect(completeRules(input, { ...opening, sellerPartyIds: ['supplier', 's'] })).toEqual({
      ok: true,
      reservePriceFen: 12_000_000,
      rules: {
        ...given,
        allowProxy: false,
        startPriceFen: ordinary.startPriceFen,
        increment: ordinary.increment,
        registerUntil: '2026-06-03T09:30:00.000+08:00',
        opensAt: '2026-06-03T09:00:00.500+08:00',
        scheduledCloseAt: '2026-06-03T11:00:00.000+08:00',
        sellerPartyIds: ['s', 'supplier'],
      },
    });
  });

  it.each([
    ['judicial-5min', 300_000, undefined],
    ['free60-limited5', 300_000, 65 * MINUTE],
    ['free5-limited90s', 90_000, 6.5 * MINUTE],
  ] as const)('fills the times of %s', (preset, ms, closesAfterMs) => {
    const { scheduledCloseAt, ...open } = ordinary;
    const input = {
      ...open,
      preset,
      ...(closesAfterMs === undefined ? { scheduledCloseAt } : {}),
    } as LotRulesInput;
    const close = closesAfterMs === undefined ? scheduledCloseAt : formatInstant(OPENS_AT + closesAfterMs);
    expect(completeRules(input, opening)).toMatchObject({
      ok: true,
      rules: { preset, windowMs: ms, extendMs: ms, scheduledCloseAt: close },
    });
  });

  it('takes what a preset fixes where it is said again, and refuses where it is said otherwise', () => {
    const preset = 'free60-limited5';
    expect(faults({ preset, scheduledCloseAt: '2026-06-03T11:05:00.000+08:00', windowMs: 300_000 })).toEqual(
      [],
    );
    expect(faults({ preset, windowMs: 1, extendMs: 2 })).toEqual([
      'rules.windowMs contradicts_preset',
      'rules.extendMs contradicts_preset',
      'rules.scheduledCloseAt contradicts_preset',
    ]);
  });

  it('lets a lot open at another hour of its session’s day in Jiangsu, and on no other day', () => {
    expect(faults({ opensAt: '2026-06-02T16:00:00.000Z' })).toEqual([]);
    expect(faults({ opensAt: '2026-06-02T15:59:59.999Z' })).toEqual(['rules.opensAt not_on_session_date']);
    const otherDay = completeRules(ordinary, { ...opening, date: '2026-06-05' });
    expect(otherDay).toMatchObject({
      ok: false,
      errors: [{ path: 'rules.opensAt', code: 'not_on_session_date' }],
    });
  });

  it.each<[string, Partial<LotRulesInput>]>([
    ['rules.startPriceFen out_of_range', { startPriceFen: 0 }],
    ['rules.startPriceFen out_of_range', { startPriceFen: 10_000_000.5 }],
    ['rules.increment.fen out_of_range', { increment: { fen: 0 } }],
    ['rules.increment.ladder out_of_range', { increment: { ladder: [] } }],
    [
      'rules.increment.ladder.0.fromFen above_start_price',
      { increment: { ladder: [{ fromFen: 10_000_001, fen: 1 }] } },
    ],
    [
      'rules.increment.ladder.1.fromFen not_ascending',
      {
        increment: {
          ladder: [
            { fromFen: 5, fen: 1 },
            { fromFen: 5, fen: 2 },
          ],
        },
      },
    ],
    ['rules.increment.ladder.0.fen out_of_range', { increment: { ladder: [{ fromFen: 0, fen: -1 }] } }],
    ['rules.maxJumpSteps out_of_range', { maxJumpSteps: 0 }],
    ['rules.reservePriceFen below_start_price', { reservePriceFen: 9_999_999 }],
    ['rules.depositFen over_limit', { depositFen: 2_000_001 }],
    ['rules.depositFen out_of_range', { depositFen: -1 }],
    ['rules.minBidders out_of_range', { minBidders: 3 }],
    ['rules.singleBidderPolicy contradicts_min_bidders', { minBidders: 2, singleBidderPolicy: 'sell' }],
    ['rules.singleBidderPolicy contradicts_min_bidders', { singleBidderPolicy: 'unsold' }],
    ['rules.scheduledCloseAt not_after_opening', { scheduledCloseAt: '2026-06-03T10:00:00.000+08:00' }],
    ['rules.scheduledCloseAt not_an_instant', { scheduledCloseAt: 'tomorrow' }],
    ['rules.registerUntil after_close', { registerUntil: '2026-06-03T11:00:00.001+08:00' }],
    ['rules.windowMs out_of_range', { preset: 'custom', windowMs: -1 }],
    ['rules.maxExtensions out_of_range', { maxExtensions: 1.5 }],
    ['rules.preemption.0.rank out_of_range', { preemption: [{ partyId: 'p', rank: 0 }] }],
    [
      'rules.preemption.1.partyId duplicate',
      {
        preemption: [
          { partyId: 'p', rank: 1 },
          { partyId: 'p', rank: 2 },
        ],
      },
    ],
    [
      'rules.preemption.0.partyId is_seller',
      { preemption: [{ partyId: 's', rank: 1 }], sellerPartyIds: ['s'] },
    ],
    ['rules.pricing unknown_value', { pricing: 'dutch' as 'one_shot_sealed' }],
    ['rules.preset unknown_value', { preset: 'toString' as 'custom' }],
    ['rules.extendFrom unknown_value', { extendFrom: 'start' as 'bid' }],
    ['rules.announceDaysMin out_of_range', { announceDaysMin: -1 }],
  ])('says %s', (fault, over) => {
    expect(faults(over)).toContain(fault);
  });

  it('takes what stands at the very edge', () => {
    expect(faults({ registerUntil: '2026-06-03T11:00:00.000+08:00' })).toEqual([]);
    expect(faults({ reservePriceFen: 10_000_000 })).toEqual([]);
    expect(faults({ increment: { ladder: [{ fromFen: 10_000_000, fen: 1 }] } })).toEqual([]);
    expect(faults({ announceDaysMin: 0, maxExtensions: 0, preset: 'custom', windowMs: 0 })).toEqual([]);
  });

  it('says of a wrong instant only that', () => {
    expect(faults({ scheduledCloseAt: 'tomorrow' })).toEqual(['rules.scheduledCloseAt not_an_instant']);
  });

  it('says what is missing, all of it', () => {
    const completed = completeRules({} as LotRulesInput, { ...opening, pathPrefix: '' });
    expect(completed).toMatchObject({ ok: false });
    const paths = completed.ok ? [] : completed.errors.map((error) => `${error.path} ${error.code}`);
    expect(paths).toEqual(
      expect.arrayContaining(['startPriceFen required', 'increment required', 'scheduledCloseAt required']),
    );
  });

  it('takes a fifth of the start price as deposit, and nothing at all', () => {
    expect(faults({ depositFen: 2_000_000 })).toEqual([]);
    expect(faults({ depositFen: 0 })).toEqual([]);
  });
});

describe('defaultDepositFen', () => {
  it.each([
    [1, 100],
    [1000, 100],
    [1001, 200],
    [10_000_000, 1_000_000],
    [9_007_199_254_740_991, 900_719_925_474_100],
  ])('of %i is %i', (start, deposit) => {
    expect(defaultDepositFen(start)).toBe(deposit);
  });

  it('is the least whole yuan that is a tenth or more, for every start price', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (nat) => {
        const start = Math.max(1, nat);
        const deposit = BigInt(defaultDepositFen(start));
        expect(deposit % 100n).toBe(0n);
        expect(deposit * 10n >= BigInt(start)).toBe(true);
        expect((deposit - 100n) * 10n < BigInt(start)).toBe(true);
      }),
    );
  });
});

describe('presetOf', () => {
  it('knows no preset for custom and for names from elsewhere', () => {
    expect(presetOf('custom')).toBeUndefined();
    expect(presetOf('constructor')).toBeUndefined();
    expect(presetOf(undefined)).toBeUndefined();
  });
});

it('reads the opening of the tests as the hour that it is', () => {
  expect(parseInstant('2026-06-03T10:00:00.000+08:00')).toBe(OPENS_AT);
});

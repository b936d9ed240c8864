import type { LotStatus } from '@jtop/contract';
import { LOT_STATUSES } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { CLOSES_AT, DAY, MINUTE, OPENS_AT, lotOf, rulesOf } from '../testing/lots.js';
import {
  announceLot,
  cancelLot,
  dueTransition,
  effectiveStatus,
  judgeRegistration,
  openLot,
  phaseAt,
  registrationEndsAt,
  relistLot,
  resumeLot,
  suspendLot,
  voidLot,
  type LotState,
  type Transition,
} from './index.js';

const DURING = OPENS_AT + 10 * MINUTE;
const BEFORE = OPENS_AT - DAY;

/** A lot as it is found in a status. */
function lotIn(status: LotStatus): LotState {
  const suspension =
    status === 'suspended' ? ({ suspendedFrom: 'bidding', suspendedAt: OPENS_AT + MINUTE } as const) : {};
  return lotOf(rulesOf(), { status, ...suspension });
}

function after(transition: Transition | { ok: false }): LotState {
  if (!transition.ok || !('lotAfter' in transition)) throw new Error('refused');
  return transition.lotAfter;
}

describe('guards by status', () => {
  const moves: [string, LotStatus[], number, (lot: LotState, at: number) => Transition][] = [
    ['open', ['registering'], OPENS_AT, openLot],
    ['suspend', ['registering'], BEFORE, suspendLot],
    ['suspend', ['registering', 'bidding'], DURING, suspendLot],
    ['resume', ['suspended'], DURING, resumeLot],
    ['cancel', ['draft', 'registering', 'bidding', 'suspended'], BEFORE, cancelLot],
    ['cancel', ['draft', 'suspended'], DURING, cancelLot],
    ['void', ['registering', 'bidding', 'suspended', 'closed', 'confirmed'], DURING, voidLot],
    ['void', ['suspended', 'closed', 'confirmed'], BEFORE, voidLot],
    [
      'relist',
      ['reserve_not_met', 'no_bids', 'no_sale', 'defaulted', 'cancelled', 'voided'],
      DURING,
      relistLot,
    ],
  ];
  const table = moves.flatMap(([name, allowed, at, move]) =>
    LOT_STATUSES.map((status) => ({ name, status, at, move, allowed: allowed.includes(status) })),
  );

  // A lot that is `bidding` before its opening does not exist: suspending and cancelling it are not asked.
  const real = table.filter(({ status, at }) => status !== 'bidding' || at !== BEFORE);

  it.each(real)('$name from $status: $allowed', ({ status, at, move, allowed }) => {
    const moved = move(lotIn(status), at);
    expect(moved.ok).toBe(allowed);
    if (!moved.ok) {
      // A lot whose timer is late is named by what it is, not by what its row still says.
      expect(moved.extras.status).toBe(
        at === DURING && status === 'registering' && move !== relistLot && move !== resumeLot
          ? 'bidding'
          : status,
      );
      expect(moved.refused).toBe('lot.state');
    }
  });
});

describe('announceLot', () => {
  it('makes a draft a lot that one can register for, seven days before it opens', () => {
    const draft = lotOf(rulesOf(), { status: 'draft', rulesHash: undefined });
    const announced = announceLot(draft, OPENS_AT - 7 * DAY, 'hash');
    expect(announced).toEqual({ ok: true, lotAfter: { ...draft, status: 'registering', rulesHash: 'hash' } });
  });

  it('refuses a millisecond later, with the first opening that would do', () => {
    const draft = lotOf(rulesOf(), { status: 'draft' });
    expect(announceLot(draft, OPENS_AT - 7 * DAY + 1, 'hash')).toEqual({
      ok: false,
      refused: 'lot.announced_too_late',
      extras: { earliestOpensAt: '2026-06-03T10:00:00.001+08:00' },
    });
  });

  it('is for drafts', () => {
    expect(announceLot(lotIn('registering'), BEFORE, 'hash')).toMatchObject({ refused: 'lot.state' });
  });
});

describe('openLot', () => {
  it('waits for opensAt', () => {
    expect(openLot(lotIn('registering'), OPENS_AT - 1).ok).toBe(false);
    expect(after(openLot(lotIn('registering'), OPENS_AT)).status).toBe('bidding');
  });
});

describe('suspension', () => {
  it('adds the bidding time that was lost to the end', () => {
    const suspended = after(suspendLot(lotIn('bidding'), DURING));
    expect(suspended).toMatchObject({
      status: 'suspended',
      suspendedFrom: 'bidding',
      suspendedAt: DURING,
      closesAt: CLOSES_AT,
    });
    const resumed = after(resumeLot(suspended, DURING + DAY));
    expect(resumed).toEqual({
      ...lotIn('bidding'),
      closesAt: CLOSES_AT + DAY,
      suspendedFrom: undefined,
      suspendedAt: undefined,
    });
  });

  it('loses no time where it is over before the opening', () => {
    const suspended = after(suspendLot(lotIn('registering'), BEFORE));
    for (const at of [OPENS_AT - 1, OPENS_AT]) {
      expect(after(resumeLot(suspended, at))).toMatchObject({ status: 'registering', closesAt: CLOSES_AT });
    }
  });

  it('loses only the time after the opening where it began before', () => {
    const suspended = after(suspendLot(lotIn('registering'), BEFORE));
    const resumed = after(resumeLot(suspended, OPENS_AT + 3 * MINUTE));
    expect(resumed).toMatchObject({ status: 'registering', closesAt: CLOSES_AT + 3 * MINUTE });
  });

  it('of a lot whose opening timer is late interrupts bidding', () => {
    expect(after(suspendLot(lotIn('registering'), OPENS_AT))).toMatchObject({ suspendedFrom: 'bidding' });
  });

  it('comes too late after the end, closed or not', () => {
    expect(suspendLot(lotIn('bidding'), CLOSES_AT).ok).toBe(true);
    expect(suspendLot(lotIn('bidding'), CLOSES_AT + 1)).toMatchObject({
      ok: false,
      extras: { status: 'closed' },
    });
  });
});

describe('cancelling and voiding', () => {
  it('note when, and end a suspension', () => {
    for (const [move, status] of [
      [cancelLot, 'cancelled'],
      [voidLot, 'voided'],
    ] as const) {
      expect(after(move(lotIn('suspended'), DURING))).toMatchObject({
        status,
        endedAt: DURING,
        suspendedFrom: undefined,
        suspendedAt: undefined,
      });
    }
  });
});

describe('effectiveStatus', () => {
  it('is what the clock says, whether or not the timers have run', () => {
    for (const status of ['registering', 'bidding'] as const) {
      const lot = lotIn(status);
      expect(effectiveStatus(lot, OPENS_AT - 1)).toBe('registering');
      expect(effectiveStatus(lot, OPENS_AT)).toBe('bidding');
      expect(effectiveStatus(lot, CLOSES_AT)).toBe('bidding');
      expect(effectiveStatus(lot, CLOSES_AT + 1)).toBe('closed');
    }
    expect(effectiveStatus(lotIn('suspended'), CLOSES_AT + 1)).toBe('suspended');
  });
});

describe('phaseAt', () => {
  const lot = lotIn('bidding');

  it('is free, then closing from the window on', () => {
    expect(phaseAt(lot, OPENS_AT)).toBe('free');
    expect(phaseAt(lot, CLOSES_AT - 300_001)).toBe('free');
    expect(phaseAt(lot, CLOSES_AT - 300_000)).toBe('closing');
    expect(phaseAt(lot, CLOSES_AT)).toBe('closing');
  });

  it('is extended once a bid has moved the end', () => {
    expect(phaseAt({ ...lot, extensions: 1 }, CLOSES_AT)).toBe('extended');
    expect(phaseAt({ ...lot, extensions: 1 }, OPENS_AT)).toBe('extended');
  });

  it('is none where nobody can bid', () => {
    expect(phaseAt(lotIn('registering'), OPENS_AT - 1)).toBeUndefined();
    expect(phaseAt(lotIn('registering'), OPENS_AT)).toBe('free');
    for (const status of ['draft', 'suspended', 'closed', 'cancelled'] as const) {
      expect(phaseAt(lotIn(status), DURING)).toBeUndefined();
    }
  });
});

describe('dueTransition', () => {
  it('opens at opensAt and closes when the grace is over', () => {
    expect(dueTransition(lotIn('registering'))).toEqual({ transition: 'open', at: OPENS_AT });
    expect(dueTransition(lotIn('bidding'))).toEqual({ transition: 'close', at: CLOSES_AT + 1000 });
  });

  it('leaves the rest to people', () => {
    for (const status of ['draft', 'suspended', 'closed', 'confirmed', 'cancelled'] as const) {
      expect(dueTransition(lotIn(status))).toBeUndefined();
    }
  });
});

describe('judgeRegistration', () => {
  const hash = (lot: LotState): string => lot.rulesHash ?? '';

  it('is possible from the announcement to the close', () => {
    const lot = lotIn('bidding');
    expect(judgeRegistration(lotIn('registering'), hash(lot), BEFORE)).toEqual({ ok: true });
    expect(judgeRegistration(lot, hash(lot), CLOSES_AT)).toEqual({ ok: true });
    expect(judgeRegistration(lot, hash(lot), CLOSES_AT + 1)).toEqual({
      ok: false,
      refused: 'registration.closed',
      extras: { registerUntil: '2026-06-03T11:00:00.000+08:00' },
    });
    expect(judgeRegistration(lotIn('closed'), hash(lot), CLOSES_AT)).toMatchObject({
      refused: 'registration.closed',
    });
  });

  it('ends at registerUntil where the rules have one, and with the close where that comes first', () => {
    const rules = rulesOf({ registerUntil: '2026-06-03T10:30:00.000+08:00' });
    const lot = lotOf(rules);
    const until = OPENS_AT + 30 * MINUTE;
    expect(judgeRegistration(lot, hash(lot), until)).toEqual({ ok: true });
    expect(judgeRegistration(lot, hash(lot), until + 1)).toMatchObject({
      refused: 'registration.closed',
      extras: { registerUntil: '2026-06-03T10:30:00.000+08:00' },
    });
    expect(registrationEndsAt({ rules, closesAt: OPENS_AT })).toBe(OPENS_AT);
  });

  it('goes on while a lot is suspended, whose end is not known', () => {
    const lot = lotIn('suspended');
    expect(judgeRegistration(lot, hash(lot), CLOSES_AT + DAY)).toEqual({ ok: true });
    const fixed = lotOf(rulesOf({ registerUntil: '2026-06-03T10:30:00.000+08:00' }), { status: 'suspended' });
    expect(judgeRegistration(fixed, hash(fixed), CLOSES_AT)).toMatchObject({
      refused: 'registration.closed',
    });
  });

  it('needs the rules as announced, and an announcement', () => {
    expect(judgeRegistration(lotIn('registering'), 'other', BEFORE)).toEqual({
      ok: false,
      refused: 'bid.rules_not_accepted',
      extras: {},
    });
    expect(judgeRegistration(lotIn('draft'), 'any', BEFORE)).toMatchObject({ refused: 'lot.state' });
  });
});

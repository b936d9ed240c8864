import { formatInstant, LOT_STATUSES, parseInstant, type Lot } from '@jtop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRules } from '../testing/arbitrary-lots.js';
import { CLOSES_AT, DAY, MINUTE, OPENS_AT, bidderOf, lotOf, rulesOf } from '../testing/lots.js';
import { nextAmountFen } from './next-amount.js';
import { judgeBid } from './judge-bid.js';
import {
  explainAmount,
  offeredAmounts,
  viewerState,
  type Participation,
  type ViewedLot,
  type ViewerState,
} from './viewer-state.js';

const ME = 'K7Q2';
const HASH = 'a'.repeat(64);
const NOW = OPENS_AT + MINUTE;

function lotWith(change: Partial<ViewedLot> = {}): ViewedLot {
  return {
    status: 'bidding',
    rules: rulesOf(),
    rulesHash: HASH,
    opensAt: formatInstant(OPENS_AT),
    closesAt: formatInstant(CLOSES_AT),
    extensions: 0,
    currentPriceFen: 12_500_000,
    leadingBidderCode: 'M3XD',
    ...change,
  };
}

type Registered = NonNullable<Participation['registration']>;
const registered = (change: Partial<Registered> = {}, rest: Partial<Participation> = {}): Participation => ({
  registration: {
    bidderCode: ME,
    qualification: 'passed',
    deposit: 'paid',
    agreedRulesHash: HASH,
    ...change,
  },
  ...rest,
});
const mine = { leadingBidderCode: ME };
const amounts = [13_000_000, 13_500_000, 14_000_000];
const open = { amounts, closesAt: CLOSES_AT };
const depositFen = rulesOf().depositFen;
const right = [{ partyId: 'party-me', rank: 1 }];

type Case = readonly [Partial<ViewedLot>, Participation | undefined, number, ViewerState];

const table: Record<string, Case> = {
  '1 signed out': [{}, undefined, NOW, { state: 'signed_out' }],
  '2 not qualified: not registered': [
    {},
    {},
    NOW,
    { state: 'not_qualified', reason: 'unregistered', registerUntil: CLOSES_AT, open: true },
  ],
  '2 not qualified: registration is over': [
    { rules: rulesOf({ registerUntil: formatInstant(OPENS_AT) }) },
    {},
    NOW,
    { state: 'not_qualified', reason: 'unregistered', registerUntil: OPENS_AT, open: false },
  ],
  '2 not qualified: being looked at': [
    {},
    registered({ qualification: 'pending' }),
    NOW,
    { state: 'not_qualified', reason: 'pending', registerUntil: CLOSES_AT, open: true },
  ],
  '2 not qualified: turned down': [
    {},
    registered({ qualification: 'failed' }),
    NOW,
    { state: 'not_qualified', reason: 'failed', registerUntil: CLOSES_AT, open: true },
  ],
  '2 not qualified: a qualification not known yet counts as pending': [
    {},
    registered({ qualification: 'on_the_moon' }),
    NOW,
    { state: 'not_qualified', reason: 'pending', registerUntil: CLOSES_AT, open: true },
  ],
  '3 deposit due': [{}, registered({ deposit: 'required' }), NOW, { state: 'deposit_due', depositFen }],
  '3 deposit due: it was given back': [
    {},
    registered({ deposit: 'refunded' }),
    NOW,
    { state: 'deposit_due', depositFen },
  ],
  '4 deposit processing': [
    {},
    registered({ deposit: 'paying' }),
    NOW,
    { state: 'deposit_processing', depositFen },
  ],
  '5 rules not accepted': [
    {},
    registered({ agreedRulesHash: 'b'.repeat(64) }),
    NOW,
    { state: 'rules_not_accepted', rulesHash: HASH },
  ],
  '6 eligible, not yet open': [
    { status: 'registering', currentPriceFen: undefined, leadingBidderCode: undefined },
    registered(),
    OPENS_AT - 1,
    { state: 'not_open', opensAt: OPENS_AT },
  ],
  '7 eligible, free phase': [{}, registered(), NOW, { state: 'free', ...open }],
  '7 free phase though the opening timer is late': [
    { status: 'registering' },
    registered(),
    OPENS_AT,
    { state: 'free', ...open },
  ],
  '7 free: deposit waived, hash of the agreement unknown': [
    {},
    registered({ deposit: 'waived', agreedRulesHash: undefined }),
    NOW,
    { state: 'free', ...open },
  ],
  '7 free: no deposit asked for': [
    { rules: rulesOf({ depositFen: 0 }) },
    registered({ deposit: 'required' }),
    NOW,
    { state: 'free', ...open },
  ],
  '8 leading': [mine, registered(), NOW, { state: 'leading', amountFen: 12_500_000, closesAt: CLOSES_AT }],
  '9 outbid': [
    {},
    registered({}, { ownAmountFen: 12_000_000 }),
    NOW,
    { state: 'outbid', ownAmountFen: 12_000_000, shortfallFen: 1_000_000, ...open },
  ],
  '10 closing window': [{}, registered(), CLOSES_AT - MINUTE, { state: 'closing', ...open }],
  '10 closing at the very end': [{}, registered(), CLOSES_AT, { state: 'closing', ...open }],
  '11 extended': [{ extensions: 1 }, registered(), CLOSES_AT - MINUTE, { state: 'extended', ...open }],
  '12 pre-emption offer': [
    { rules: rulesOf({ preemption: right }) },
    registered({}, { partyId: 'party-me' }),
    NOW,
    { state: 'preemption', amountFen: 12_500_000, ...open },
  ],
  '12 no offer where the leader has used a right': [
    { rules: rulesOf({ preemption: right }) },
    registered({}, { partyId: 'party-me', leaderPreempted: true }),
    NOW,
    { state: 'free', ...open },
  ],
  '12 no offer before anybody has bid': [
    { rules: rulesOf({ preemption: right }), currentPriceFen: undefined, leadingBidderCode: undefined },
    registered({}, { partyId: 'party-me' }),
    NOW,
    { state: 'free', amounts: [10_000_000, 10_500_000, 11_000_000], closesAt: CLOSES_AT },
  ],
  '13 suspended': [{ status: 'suspended' }, registered(), NOW, { state: 'suspended' }],
  '13 suspended for everybody': [{ status: 'suspended' }, undefined, NOW, { state: 'suspended' }],
  '14 closed, won': [
    { ...mine, status: 'closed' },
    registered(),
    NOW,
    { state: 'won', amountFen: 12_500_000 },
  ],
  '14 closed, won though the closing timer is late': [
    mine,
    registered(),
    CLOSES_AT + 1,
    { state: 'won', amountFen: 12_500_000 },
  ],
  '14 not won where the reserve was not met': [
    { ...mine, status: 'closed', reserveMet: false },
    registered(),
    NOW,
    { state: 'no_sale', reason: 'reserve_not_met' },
  ],
  '15 closed, lost': [
    { status: 'closed' },
    registered(),
    NOW,
    { state: 'lost', priceFen: 12_500_000, decided: false },
  ],
  '15 lost for good': [
    { status: 'contracted' },
    registered(),
    NOW,
    { state: 'lost', priceFen: 12_500_000, decided: true },
  ],
  '16 closed, no sale': [{ status: 'no_sale' }, registered(), NOW, { state: 'no_sale', reason: 'no_sale' }],
  '17 confirmed, sign and pay': [
    { ...mine, status: 'confirmed' },
    registered(),
    NOW,
    {
      state: 'confirmed',
      amountFen: 12_500_000,
      signUntil: CLOSES_AT + rulesOf().confirmWithinDays * DAY,
    },
  ],
  '18 contracted': [
    { ...mine, status: 'completed' },
    registered(),
    NOW,
    { state: 'contracted', amountFen: 12_500_000 },
  ],
  '19 relisted': [{ status: 'relisted' }, registered(), NOW, { state: 'relisted' }],
  '20 read-only': [{}, { readOnly: true }, NOW, { state: 'read_only', reason: 'role' }],
  '20 read-only: ended without the viewer': [
    { status: 'confirmed' },
    {},
    NOW,
    { state: 'read_only', reason: 'ended' },
  ],
  '20 read-only: a status of a later platform': [
    { status: 'on_the_moon' },
    registered(),
    NOW,
    { state: 'read_only', reason: 'unknown' },
  ],
};

describe('the state of a viewer', () => {
  for (const [name, [change, viewer, now, expected]] of Object.entries(table)) {
    it(name, () => expect(viewerState(lotWith(change), viewer, now)).toEqual(expected));
  }

  it('is each of the twenty in some case above', () => {
    const numbers = new Set(Object.keys(table).map((name) => parseInt(name, 10)));
    const names = new Set(Object.values(table).map(([, , , { state }]) => state));
    expect(numbers.size).toBe(20);
    expect(names.size).toBe(20);
  });

  const arbitraryLot = fc
    .record({
      status: fc.constantFrom<Lot['status']>(...LOT_STATUSES, 'on_the_moon'),
      rules: arbitraryRules,
      rulesHash: fc.constantFrom(HASH, undefined),
      leadingBidderCode: fc.constantFrom(ME, 'M3XD', undefined),
      currentPriceFen: fc.constantFrom(1, 12_500_000, Number.MAX_SAFE_INTEGER, undefined),
      extensions: fc.nat(3),
      reserveMet: fc.constantFrom(true, false, undefined),
    })
    .map((change) => lotWith(change as Partial<ViewedLot>));
  const arbitraryViewer = fc.option(
    fc.record(
      {
        readOnly: fc.boolean(),
        registration: fc.record({
          bidderCode: fc.constant(ME),
          qualification: fc.constantFrom('pending', 'passed', 'failed', 'later' as 'passed'),
          deposit: fc.constantFrom('required', 'paying', 'paid', 'waived', 'refunded', 'later' as 'paid'),
          agreedRulesHash: fc.constantFrom(HASH, 'b'.repeat(64), undefined),
        }),
        ownAmountFen: fc.constantFrom(1, 12_000_000),
        partyId: fc.constantFrom('party-C', 'party-D', 'nobody'),
        leaderPreempted: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  );
  const arbitraryNow = fc.integer({ min: OPENS_AT - DAY, max: CLOSES_AT + DAY });
  const names = new Set(Object.values(table).map(([, , , { state }]) => state));

  it('is exactly one of the twenty for any lot, viewer and time, the same each time', () => {
    fc.assert(
      fc.property(arbitraryLot, arbitraryViewer, arbitraryNow, (lot, viewer, now) => {
        const state = viewerState(lot, viewer, now);
        expect(names).toContain(state.state);
        expect(viewerState(lot, viewer, now)).toEqual(state);
      }),
    );
  });

  it('offers amounts exactly where the platform takes the least of them', () => {
    fc.assert(
      fc.property(arbitraryRules, fc.nat(5), arbitraryNow, fc.boolean(), (rules, bids, now, lead) => {
        const state = lotOf(rules, {
          status: 'bidding',
          ...(bids > 0 && {
            currentPriceFen: rules.startPriceFen + bids,
            leadingPartyId: 'party-Z',
            bidCount: bids,
          }),
          ...(bids > 0 && { leadingBidderCode: lead ? 'CODEA' : 'CODEZ' }),
        });
        const lot = lotWith({
          currentPriceFen: undefined,
          leadingBidderCode: undefined,
          ...state,
          opensAt: rules.opensAt,
          closesAt: rules.scheduledCloseAt,
        });
        const bidder = bidderOf(state, 'A');
        const viewer: Participation = {
          registration: { bidderCode: 'CODEA', qualification: 'passed', deposit: 'paid' },
        };
        const seen = viewerState(lot, viewer, now);
        const amountFen = nextAmountFen(rules, state.currentPriceFen);
        const judged = judgeBid(state, { bidder, amountFen, receivedAt: now, acceptedAt: now });
        expect('amounts' in seen).toBe(judged.accepted);
        if ('amounts' in seen) expect(seen.amounts[0]).toBe(amountFen);
      }),
    );
  });
});

describe('the amounts on the buttons', () => {
  it('are one, two and five steps over the price', () => {
    expect(offeredAmounts(lotWith())).toEqual([
      { amountFen: 13_000_000, steps: 1 },
      { amountFen: 13_500_000, steps: 2 },
      { amountFen: 15_000_000, steps: 5 },
    ]);
  });

  it('begin with the start price where nobody has bid', () => {
    const [first] = offeredAmounts(lotWith({ currentPriceFen: undefined }));
    expect(first).toEqual({ amountFen: 10_000_000, steps: 1 });
  });

  it('never need to be confirmed where the rules allow three steps at all', () => {
    for (const maxJumpSteps of [2, 3, 4, 20]) {
      const lot = lotWith({ rules: rulesOf({ maxJumpSteps }) });
      for (const { amountFen } of offeredAmounts(lot)) {
        expect(explainAmount(lot, amountFen)).toEqual({ fits: true, riseFen: amountFen - 12_500_000 });
      }
    }
  });

  it('follow the ladder at the price', () => {
    const increment = {
      ladder: [
        { fromFen: 0, fen: 100_000 },
        { fromFen: 12_500_000, fen: 1_000_000 },
      ],
    };
    const lot = lotWith({ rules: rulesOf({ increment }) });
    expect(offeredAmounts(lot).map(({ amountFen }) => amountFen)).toEqual([
      13_500_000, 14_500_000, 17_500_000,
    ]);
  });

  it('are fewer where no exact amount is left', () => {
    expect(offeredAmounts(lotWith({ currentPriceFen: Number.MAX_SAFE_INTEGER }))).toEqual([]);
  });
});

describe('what is said of an amount', () => {
  it('says the least where it is too low', () => {
    expect(explainAmount(lotWith(), 12_999_999)).toMatchObject({
      refusal: { refused: 'bid.too_low', extras: { minNextAmountFen: 13_000_000 } },
    });
  });

  it('says the neighbours where it is between two steps', () => {
    expect(explainAmount(lotWith(), 13_200_000)).toMatchObject({
      refusal: { refused: 'bid.off_step', extras: { lowerFen: 13_000_000, higherFen: 13_500_000 } },
    });
  });

  it('asks to confirm a jump, once', () => {
    const far = 13_000_000 + 21 * 500_000;
    expect(explainAmount(lotWith(), far)).toMatchObject({ refusal: { refused: 'bid.confirm_required' } });
    expect(explainAmount(lotWith(), far, true)).toEqual({ fits: true, riseFen: far - 12_500_000 });
  });

  it('takes nothing for an amount that is none', () => {
    for (const amount of [0, -1, 0.5, NaN, Infinity, 2 ** 53]) {
      expect(explainAmount(lotWith(), amount)).toMatchObject({ refusal: { refused: 'request.invalid' } });
    }
  });

  it('is what the platform says, for any rules, price and amount', () => {
    const amount = fc.integer({ min: -5, max: 3000 });
    fc.assert(
      fc.property(
        arbitraryRules,
        fc.option(fc.nat(1500)),
        amount,
        fc.boolean(),
        (rules, price, amountFen, confirm) => {
          const currentPriceFen = price === null ? undefined : rules.startPriceFen + price;
          const lot = lotOf(rules, { status: 'bidding', currentPriceFen, bidCount: price === null ? 0 : 1 });
          const judged = judgeBid(lot, {
            bidder: bidderOf(lot, 'A'),
            amountFen,
            confirmAmountFen: confirm ? amountFen : undefined,
            receivedAt: parseInstant(rules.opensAt),
            acceptedAt: parseInstant(rules.opensAt),
          });
          const said = explainAmount({ rules, currentPriceFen }, amountFen, confirm);
          expect(said.fits).toBe(judged.accepted);
          if (!said.fits) expect(said.refusal).toEqual(judged);
        },
      ),
    );
  });
});

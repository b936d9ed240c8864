import { describe, expect, it } from 'vitest';
import { CLOSES_AT, DAY, MINUTE, OPENS_AT, attemptOf, bidderOf, lotOf, rulesOf } from '../testing/lots.js';
import {
  judgeBid,
  refuseBidder,
  resumeLot,
  suspendLot,
  type BidJudgement,
  type BidderFacts,
  type LotState,
} from './index.js';

const START = 10_000_000;
const STEP = 500_000;

function refusal(judged: BidJudgement): unknown {
  return judged.accepted ? 'accepted' : { refused: judged.refused, extras: judged.extras };
}

describe('judgeBid', () => {
  const open = lotOf(rulesOf(), { status: 'bidding' });

  it('makes the accepted bid the leading one, and changes nothing that it was given', () => {
    const lot = Object.freeze({ ...open });
    const judged = judgeBid(lot, attemptOf(lot, 'A', START, { acceptedAt: OPENS_AT + 9 }));
    expect(judged).toEqual({
      accepted: true,
      bid: {
        seq: 1,
        bidderCode: 'CODEA',
        amountFen: START,
        kind: 'bid',
        receivedAt: OPENS_AT + 1,
        acceptedAt: OPENS_AT + 9,
        closesAtBefore: CLOSES_AT,
        closesAtAfter: CLOSES_AT,
      },
      lotAfter: {
        ...open,
        currentPriceFen: START,
        leadingPartyId: 'party-A',
        leadingBidderCode: 'CODEA',
        bidCount: 1,
      },
    });
  });

  it('never accepts a bid before it was received', () => {
    const judged = judgeBid(open, attemptOf(open, 'A', START, { acceptedAt: OPENS_AT - 5 }));
    expect(judged).toMatchObject({
      accepted: true,
      bid: { receivedAt: OPENS_AT + 1, acceptedAt: OPENS_AT + 1 },
    });
  });

  it.each([0, -1, 0.5, START + 0.5, NaN, Infinity, 2 ** 53, '10000000'])(
    'refuses %s as no amount',
    (amount) => {
      expect(refusal(judgeBid(open, attemptOf(open, 'A', amount as number)))).toEqual({
        refused: 'request.invalid',
        extras: {},
      });
    },
  );

  it('stays exact at the largest amounts', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const high = {
      ...open,
      currentPriceFen: most - 1,
      leadingPartyId: 'party-Z',
      leadingBidderCode: 'CODEZ',
      bidCount: 1,
    };
    expect(refusal(judgeBid(high, attemptOf(high, 'A', most)))).toEqual({
      refused: 'bid.too_low',
      extras: { minNextAmountFen: most },
    });
  });

  it('judges a lot as open from opensAt on though its timer has not run', () => {
    const late = lotOf();
    expect(refusal(judgeBid(late, attemptOf(late, 'A', START, { receivedAt: OPENS_AT - 1 })))).toEqual({
      refused: 'bid.lot_not_open',
      extras: { opensAt: '2026-06-03T10:00:00.000+08:00' },
    });
    expect(judgeBid(late, attemptOf(late, 'A', START, { receivedAt: OPENS_AT }))).toMatchObject({
      accepted: true,
      lotAfter: { status: 'bidding' },
    });
    expect(refusal(judgeBid(late, attemptOf(late, 'A', START, { receivedAt: CLOSES_AT + 1 })))).toEqual({
      refused: 'bid.closed',
      extras: { closedAt: '2026-06-03T11:00:00.000+08:00' },
    });
  });

  it('refuses a bid that was received before the opening though the lot has opened since', () => {
    expect(refusal(judgeBid(open, attemptOf(open, 'A', START, { receivedAt: OPENS_AT - 1 })))).toMatchObject({
      refused: 'bid.lot_not_open',
    });
  });

  it('refuses bids on a suspended lot, and takes them again after the resume, until the later end', () => {
    const suspended = suspendLot(open, OPENS_AT + 10 * MINUTE);
    if (!suspended.ok) throw new Error('not suspended');
    expect(refusal(judgeBid(suspended.lotAfter, attemptOf(open, 'A', START)))).toEqual({
      refused: 'bid.lot_suspended',
      extras: {},
    });
    const resumed = resumeLot(suspended.lotAfter, OPENS_AT + 30 * MINUTE);
    if (!resumed.ok) throw new Error('not resumed');
    const end = CLOSES_AT + 20 * MINUTE;
    expect(judgeBid(resumed.lotAfter, attemptOf(open, 'A', START, { receivedAt: end })).accepted).toBe(true);
    expect(
      refusal(judgeBid(resumed.lotAfter, attemptOf(open, 'A', START, { receivedAt: end + 1 }))),
    ).toMatchObject({
      refused: 'bid.closed',
    });
  });

  it.each([
    'closed',
    'confirmed',
    'reserve_not_met',
    'no_bids',
    'no_sale',
    'contracted',
    'relisted',
  ] as const)('refuses bids on a lot that is %s, with its end', (status) => {
    const lot = { ...open, status };
    expect(refusal(judgeBid(lot, attemptOf(lot, 'A', START)))).toEqual({
      refused: 'bid.closed',
      extras: { closedAt: '2026-06-03T11:00:00.000+08:00' },
    });
  });

  it.each(['cancelled', 'voided'] as const)(
    'refuses bids on a lot that was %s, with the time of that',
    (status) => {
      const lot: LotState = { ...open, status, endedAt: OPENS_AT + MINUTE };
      expect(refusal(judgeBid(lot, attemptOf(lot, 'A', START)))).toEqual({
        refused: 'bid.closed',
        extras: { closedAt: '2026-06-03T10:01:00.000+08:00' },
      });
    },
  );

  it('asks for no deposit where the rules have none', () => {
    const free = lotOf(rulesOf({ depositFen: 0 }), { status: 'bidding' });
    const bidder = bidderOf(free, 'A', {}, { depositPaidAt: undefined });
    expect(judgeBid(free, { ...attemptOf(free, 'A', START), bidder }).accepted).toBe(true);
  });

  it('does not take rules that were agreed to only after the bid was received', () => {
    const bidder = bidderOf(open, 'A', {}, { agreedAt: OPENS_AT + 2 });
    const attempt = { ...attemptOf(open, 'A', START, { receivedAt: OPENS_AT + 1 }), bidder };
    expect(refusal(judgeBid(open, attempt))).toMatchObject({ refused: 'bid.rules_not_accepted' });
  });

  it('takes no bid on a draft, whose rules have no hash yet', () => {
    const draft: LotState = { ...open, status: 'draft', rulesHash: undefined };
    expect(refusal(judgeBid(draft, attemptOf(open, 'A', START)))).toMatchObject({
      refused: 'bid.lot_not_open',
    });
  });

  it('knows the leader by the party as well as by the code', () => {
    const led = {
      ...open,
      currentPriceFen: START,
      leadingPartyId: 'party-A',
      leadingBidderCode: 'CODEA',
      bidCount: 1,
    };
    const otherCode = bidderOf(open, 'A', {}, { bidderCode: 'OTHER' });
    const otherParty = bidderOf(open, 'A', { partyId: 'party-X' });
    for (const bidder of [otherCode, otherParty]) {
      const attempt = { ...attemptOf(open, 'A', START + STEP), bidder };
      expect(refusal(judgeBid(led, attempt))).toEqual({ refused: 'bid.already_leading', extras: {} });
    }
  });

  it('asks to confirm a jump of more than maxJumpSteps, and of no less', () => {
    const led = {
      ...open,
      currentPriceFen: START,
      leadingPartyId: 'party-Z',
      leadingBidderCode: 'CODEZ',
      bidCount: 1,
    };
    const far = START + 21 * STEP;
    expect(judgeBid(led, attemptOf(led, 'A', far)).accepted).toBe(true);
    expect(refusal(judgeBid(led, attemptOf(led, 'A', far + STEP)))).toEqual({
      refused: 'bid.confirm_required',
      extras: { amountFen: far + STEP },
    });
    expect(judgeBid(led, attemptOf(led, 'A', far + STEP, { confirmAmountFen: far + STEP })).accepted).toBe(
      true,
    );
  });

  it('does not judge sealed bids one by one', () => {
    const sealed = lotOf(rulesOf({ pricing: 'one_shot_sealed' }), { status: 'bidding' });
    expect(() => judgeBid(sealed, attemptOf(sealed, 'A', START))).toThrow(RangeError);
  });
});

describe('refuseBidder', () => {
  it('lets take part who may, registered or not', () => {
    const lot = lotOf();
    const { registration: _, ...stranger } = bidderOf(lot, 'A');
    expect(refuseBidder(lot, stranger, OPENS_AT)).toBeUndefined();
  });

  it('refuses a ban until its end, and not at it', () => {
    const lot = lotOf();
    const banned = bidderOf(lot, 'A', { banned: true, bannedUntil: OPENS_AT });
    expect(refuseBidder(lot, banned, OPENS_AT - 1)).toEqual({
      accepted: false,
      refused: 'bid.banned',
      extras: { until: '2026-06-03T10:00:00.000+08:00' },
    });
    expect(refuseBidder(lot, banned, OPENS_AT)).toBeUndefined();
  });
});

describe('order of refusals', () => {
  /** Everything is wrong with this bid; each step puts right what was refused, and the next fault must show. */
  it('is seller, ban, role, state, registration, deposit, rules, leader, amount', () => {
    const suspended = lotOf(rulesOf(), {
      status: 'suspended',
      suspendedFrom: 'bidding',
      suspendedAt: OPENS_AT,
    });
    const led = {
      ...suspended,
      currentPriceFen: START,
      leadingPartyId: 'party-A',
      leadingBidderCode: 'CODEA',
      bidCount: 1,
    };
    const worst: BidderFacts = {
      ...bidderOf(
        led,
        'A',
        {},
        { qualification: 'pending', depositPaidAt: undefined, agreedRulesHash: 'other' },
      ),
      isSeller: true,
      banned: true,
      mayBid: false,
    };
    let lot: LotState = led;
    let bidder = worst;
    const next = (): unknown => {
      const judged = judgeBid(lot, { ...attemptOf(led, 'A', START + 1), bidder });
      return judged.accepted ? 'accepted' : judged.refused;
    };
    const registration = (over: object): void => {
      bidder = { ...bidder, registration: { ...bidder.registration!, ...over } };
    };
    const seen = [next()];
    const repairs = [
      () => (bidder = { ...bidder, isSeller: false }),
      () => (bidder = { ...bidder, banned: false }),
      () => (bidder = { ...bidder, mayBid: true }),
      () => (lot = { ...lot, status: 'bidding' }),
      () => registration({ qualification: 'passed' }),
      () => registration({ depositPaidAt: OPENS_AT - DAY }),
      () => registration({ agreedRulesHash: led.rulesHash }),
      () => (lot = { ...lot, leadingPartyId: 'party-B', leadingBidderCode: 'CODEB' }),
    ];
    for (const repair of repairs) {
      repair();
      seen.push(next());
    }
    expect(seen).toEqual([
      'bid.seller_may_not_bid',
      'bid.banned',
      'auth.forbidden',
      'bid.lot_suspended',
      'bid.not_registered',
      'bid.deposit_missing',
      'bid.rules_not_accepted',
      'bid.already_leading',
      'bid.too_low',
    ]);
  });
});

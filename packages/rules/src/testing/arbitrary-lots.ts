import type { LotRules, LotRulesInput } from '@jtop/contract';
import fc from 'fast-check';
import { nextAmountFen, incrementAt, type BidAttempt, type LotState } from '../auction/index.js';
import type { Ledger } from './ledger.js';
import { MINUTE, bidderOf, rulesOf } from './lots.js';

type PreemptionRight = NonNullable<LotRules['preemption']>[number];

/** Five bidders; the last three hold rights of pre-emption in some lots. */
const BIDDERS = ['A', 'B', 'C', 'D', 'E'] as const;

const increment: fc.Arbitrary<LotRulesInput['increment']> = fc.oneof(
  fc.record({ fen: fc.integer({ min: 1, max: 50 }) }),
  fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 }).chain((from) =>
    fc
      .array(fc.integer({ min: 1, max: 60 }), { minLength: from.length + 1, maxLength: from.length + 1 })
      .map((fens) => {
        const starts = [0, ...from.sort((a, b) => a - b)];
        return { ladder: starts.map((fromFen, rung) => ({ fromFen, fen: fens[rung]! })) };
      }),
  ),
);

/** Rules of every kind of ascending auction, with small numbers so that edges are met often. */
export const arbitraryRules: fc.Arbitrary<LotRules> = fc
  .record(
    {
      startPriceFen: fc.integer({ min: 1, max: 1000 }),
      increment,
      incrementMode: fc.constantFrom('multiple', 'at_least'),
      maxJumpSteps: fc.integer({ min: 1, max: 4 }),
      minBidders: fc.constantFrom(1, 2),
      windowMs: fc.integer({ min: 0, max: 10 * MINUTE }),
      extendMs: fc.integer({ min: 0, max: 10 * MINUTE }),
      extendFrom: fc.constantFrom('bid', 'end'),
      maxExtensions: fc.integer({ min: 0, max: 3 }),
      preemption: fc.constantFrom<PreemptionRight[]>(
        [{ partyId: 'party-C', rank: 1 }],
        [
          { partyId: 'party-C', rank: 1 },
          { partyId: 'party-D', rank: 2 },
          { partyId: 'party-E', rank: 2 },
        ],
      ),
    },
    {
      requiredKeys: [
        'startPriceFen',
        'increment',
        'incrementMode',
        'maxJumpSteps',
        'windowMs',
        'extendMs',
        'extendFrom',
      ],
    },
  )
  .map((input) => rulesOf({ ...input, preset: 'custom' }));

/** When something happens: a while later, or at an edge of the lot as it then stands. Time never runs back. */
type Moment = { readonly after: number } | { readonly edge: 'window' | 'end'; readonly off: number };

const moment: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({ after: fc.integer({ min: 0, max: 12 * MINUTE }) }),
  fc.record({ edge: fc.constantFrom('window', 'end'), off: fc.integer({ min: -1, max: 1 }) }),
);

export interface BidEvent {
  readonly what: 'bid';
  readonly when: Moment;
  readonly bidder: (typeof BIDDERS)[number];
  /** Steps over the least next amount, and fen beside the step. */
  readonly steps: number;
  readonly off: number;
  readonly confirm: boolean;
  readonly preempt: boolean;
}

export type LotEvent = BidEvent | { readonly what: 'suspended' | 'resumed'; readonly when: Moment };

export const arbitraryBid: fc.Arbitrary<BidEvent> = fc.record({
  what: fc.constant('bid'),
  when: moment,
  bidder: fc.constantFrom(...BIDDERS),
  steps: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 6 }) },
  ),
  off: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 1 }) },
  ),
  confirm: fc.boolean(),
  preempt: fc.boolean(),
});

export const arbitraryEvent: fc.Arbitrary<LotEvent> = fc.oneof(
  { weight: 6, arbitrary: arbitraryBid },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('suspended', 'resumed'), when: moment }) },
);

export const arbitraryBids = fc.array(arbitraryBid, { maxLength: 25 });
export const arbitraryEvents = fc.array(arbitraryEvent, { maxLength: 25 });

/** The instant of a moment, at or after `now`. */
export function instantOf(lot: LotState, when: Moment, now: number): number {
  if ('after' in when) return now + when.after;
  const edge = when.edge === 'end' ? lot.closesAt : lot.closesAt - lot.rules.windowMs;
  return Math.max(now, edge + when.off);
}

/** The attempt that an event means for the lot as it then stands. */
export function attemptFor(lot: LotState, event: BidEvent, receivedAt: number): BidAttempt {
  const step = incrementAt(lot.rules, lot.currentPriceFen ?? lot.rules.startPriceFen);
  const least = nextAmountFen(lot.rules, lot.currentPriceFen);
  const preempts = event.preempt && lot.currentPriceFen !== undefined;
  const amountFen = preempts ? lot.currentPriceFen : Math.max(1, least + event.steps * step + event.off);
  return {
    bidder: bidderOf(lot, event.bidder),
    amountFen,
    confirmAmountFen: event.confirm ? amountFen : undefined,
    kind: event.preempt ? 'preemption' : 'bid',
    receivedAt,
    acceptedAt: receivedAt + 2,
  };
}

/** Plays events on a ledger in order; tells of each before and after it. */
export function play(
  ledger: Ledger,
  events: readonly LotEvent[],
  watch: (before: LotState, after: LotState, event: LotEvent) => void = () => undefined,
): void {
  let now = ledger.lot.opensAt;
  for (const event of events) {
    const before = ledger.lot;
    now = instantOf(before, event.when, now);
    if (event.what === 'bid') ledger.bid(attemptFor(before, event, now));
    else ledger.move(event.what, now);
    watch(before, ledger.lot, event);
  }
}

import { INTERRUPTIONS, interrupt } from '../auction/operate.js';
import type { LotPlan, PlannedBid } from '../fixtures/stage.js';
import type { Random } from '../random.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The lot that stories and tests look at; its id is the same in every scenario and mock. */
export const FEATURED = 'featured';

/** Who looks at the featured lot in scenarios that speak of «you». */
export const YOU = 'demo-company-1';

const RIVALS = ['demo-company-2', 'demo-company-3', 'demo-company-4'] as const;

/** Bids of rivals in turn, one a given time. */
const rivalBids = (count: number, from: number, every: number): PlannedBid[] =>
  Array.from({ length: count }, (_, index) => ({
    by: RIVALS[index % 3] ?? RIVALS[0],
    at: from + index * every,
  }));

/** The featured lot, open: six bids so far, half an hour and more to go, a reserve that is not met. */
export const openLot: LotPlan = {
  name: FEATURED,
  listing: 0,
  specialSession: '1-a',
  opens: -20 * MINUTE,
  closes: 40 * MINUTE,
  bidders: [YOU],
  bids: rivalBids(6, -15 * MINUTE, 2 * MINUTE),
  rules: { reservePriceFen: 15_000_000 },
};

export const lots = {
  open: openLot,
  notOpen: { ...openLot, opens: 120 * MINUTE, closes: 180 * MINUTE, bidders: [YOU, ...RIVALS], bids: [] },
  closingSoon: { ...openLot, closes: 3 * MINUTE, bids: rivalBids(4, -18 * MINUTE, 3 * MINUTE) },
  extended: {
    ...openLot,
    closes: 2 * MINUTE,
    bids: [...rivalBids(4, -18 * MINUTE, 3 * MINUTE), { by: RIVALS[1], at: -MINUTE }],
  },
  outbid: {
    ...openLot,
    bids: [
      ...rivalBids(3, -15 * MINUTE, MINUTE),
      { by: YOU, at: -5 * MINUTE },
      { by: RIVALS[0], at: -MINUTE },
    ],
  },
  leading: {
    ...openLot,
    bids: [...rivalBids(3, -15 * MINUTE, MINUTE), { by: YOU, at: -2 * MINUTE, over: 2 }],
  },
  suspended: {
    ...openLot,
    then: [
      {
        at: -MINUTE,
        act: (store, lot, at) => interrupt(store, lot, INTERRUPTIONS.suspend, '系统检查（示例）', at),
      },
    ],
  },
  won: {
    ...openLot,
    opens: -80 * MINUTE,
    closes: -10 * MINUTE,
    bids: [...rivalBids(4, -70 * MINUTE, 5 * MINUTE), { by: YOU, at: -40 * MINUTE, over: 8 }],
  },
  lost: {
    ...openLot,
    opens: -80 * MINUTE,
    closes: -10 * MINUTE,
    bids: [
      ...rivalBids(4, -70 * MINUTE, 5 * MINUTE),
      { by: YOU, at: -45 * MINUTE },
      { by: RIVALS[2], at: -40 * MINUTE, over: 8 },
    ],
  },
  reserveNotMet: {
    ...openLot,
    opens: -80 * MINUTE,
    closes: -10 * MINUTE,
    bids: rivalBids(4, -70 * MINUTE, 5 * MINUTE),
  },
  noBids: { ...openLot, opens: -80 * MINUTE, closes: -10 * MINUTE, bids: [] },
} as const satisfies Record<string, LotPlan>;

const SECOND = 1000;
/** Between two bids of rivals, the least and how much it varies. */
const PAUSE = { least: 3 * SECOND, varies: 6 } as const;

/**
 * The featured lot with rivals who bid every few seconds from now on, who and how much by chance, the last of them in
 * the closing minutes: it is extended, and ends.
 * @param random the same one gives the same bids
 */
export function livelyLot(random: Random): LotPlan {
  const bids: PlannedBid[] = [];
  const draw = (count: number): number => (random.bytes(1)[0] ?? 0) % count;
  // Whoever leads may not bid: the next is always another than the last, from the bids so far on.
  let turn = (openLot.bids?.length ?? 0) - 1;
  for (let at = PAUSE.least; at < 5 * MINUTE; at += PAUSE.least + draw(PAUSE.varies) * SECOND) {
    turn = (turn + 1 + draw(RIVALS.length - 1)) % RIVALS.length;
    bids.push({ by: RIVALS[turn] ?? RIVALS[0], at, over: draw(3) });
  }
  return { ...openLot, closes: 6 * MINUTE, bids: [...(openLot.bids ?? []), ...bids] };
}

/** Lots of other sessions, one in each state that a list may show. */
export const otherLots: readonly LotPlan[] = [
  { name: 'next', listing: 1, opens: 2 * DAY, closes: 2 * DAY + 60 * MINUTE, bidders: [YOU, RIVALS[0]] },
  {
    name: 'next-ladder',
    listing: 2,
    opens: 2 * DAY,
    closes: 2 * DAY + 65 * MINUTE,
    rules: {
      preset: 'free60-limited5',
      increment: {
        ladder: [
          { fromFen: 0, fen: 200_000 },
          { fromFen: 20_000_000, fen: 500_000 },
        ],
      },
    },
  },
  {
    name: 'paused',
    listing: 3,
    opens: -60 * MINUTE,
    closes: 60 * MINUTE,
    bids: rivalBids(2, -50 * MINUTE, 5 * MINUTE),
    then: lots.suspended.then,
  },
  {
    name: 'confirmed',
    listing: 4,
    opens: -3 * DAY,
    closes: -3 * DAY + 60 * MINUTE,
    bids: rivalBids(5, -3 * DAY + 10 * MINUTE, 5 * MINUTE),
  },
  {
    name: 'reserve-not-met',
    listing: 5,
    opens: -3 * DAY,
    closes: -3 * DAY + 60 * MINUTE,
    bids: rivalBids(2, -3 * DAY + 10 * MINUTE, 5 * MINUTE),
    rules: { reservePriceFen: 90_000_000 },
  },
  { name: 'no-bids', listing: 6, opens: -3 * DAY, closes: -3 * DAY + 60 * MINUTE, bidders: [RIVALS[0]] },
  {
    name: 'cancelled',
    listing: 7,
    opens: 5 * DAY,
    closes: 5 * DAY + 60 * MINUTE,
    then: [
      {
        at: -DAY,
        act: (store, lot, at) => interrupt(store, lot, INTERRUPTIONS.cancel, '权利人撤回（示例）', at),
      },
    ],
  },
];

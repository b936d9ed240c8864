import type { LotPlan, Stage } from '../fixtures/stage.js';
import { OFFLINE, SLOW, refusing } from './behaviours.js';
import { challenge, demandScenarios } from './demands.js';
import { makeHostile } from './hostile-text.js';
import { YOU, livelyLot, lots, otherLots } from './lots.js';
import type { Scenario } from './scenario.js';

/** The whole season, with the featured lot in one state. */
const season = (featured: LotPlan) => (stage: Stage) => {
  stage.programme();
  stage.catalogue();
  for (const plan of [featured, ...otherLots]) stage.lot(plan);
  challenge(stage);
  stage.play();
};

/** A machine whose clock is this slow, as seen from the platform. */
const CLOCK_AHEAD_MS = 433_000;
const CUT_AFTER_MESSAGES = 3;

/** Every state that a mock can start from, by name. «You» are {@link YOU}; where not said otherwise, signed in. */
export const scenarios = {
  default: {
    title: 'A season in full swing: lots in every state, the featured one open',
    set: season(lots.open),
    viewer: YOU,
  },
  'signed-out': { title: 'The featured lot is open, and nobody is signed in', set: season(lots.open) },
  empty: {
    title: 'A season without listings, sessions or lots',
    set: (stage) => stage.programme(),
    viewer: YOU,
  },
  'not-open': { title: 'The featured lot opens in two hours', set: season(lots.notOpen), viewer: YOU },
  free: {
    title: 'The featured lot is in its free phase: you are registered and have not bid',
    set: season(lots.open),
    viewer: YOU,
  },
  leading: { title: 'You lead', set: season(lots.leading), viewer: YOU },
  outbid: { title: 'You led and have been outbid', set: season(lots.outbid), viewer: YOU },
  'closing-soon': {
    title: 'The featured lot ends in three minutes',
    set: season(lots.closingSoon),
    viewer: YOU,
  },
  extended: {
    title: 'A late bid has moved the end of the featured lot',
    set: season(lots.extended),
    viewer: YOU,
  },
  lively: {
    title: 'Rivals bid every few seconds; in six minutes and what they extend, the featured lot ends',
    set: (stage) => season(livelyLot(stage.random))(stage),
    viewer: YOU,
  },
  suspended: { title: 'The featured lot is suspended', set: season(lots.suspended), viewer: YOU },
  won: { title: 'The featured lot is sold to you', set: season(lots.won), viewer: YOU },
  lost: { title: 'The featured lot is sold to somebody else', set: season(lots.lost), viewer: YOU },
  'reserve-not-met': {
    title: 'The bids for the featured lot ended below its reserve price',
    set: season(lots.reserveNotMet),
    viewer: YOU,
  },
  'no-bids': { title: 'Nobody has bid for the featured lot', set: season(lots.noBids), viewer: YOU },
  'hostile-text': {
    title: 'Markup, scripts, direction overrides and very long text wherever somebody can type',
    set: (stage) => {
      season(lots.open)(stage);
      makeHostile(stage);
    },
    viewer: YOU,
  },
  slow: {
    title: 'Each answer takes three seconds',
    set: season(lots.open),
    viewer: YOU,
    behaviour: SLOW,
  },
  error: {
    title: 'The platform cannot answer',
    set: season(lots.open),
    viewer: YOU,
    behaviour: refusing('unavailable'),
  },
  'error-once': {
    title: 'The first call of each kind fails with 500, the next is answered',
    set: season(lots.open),
    viewer: YOU,
    behaviour: refusing('internal', 1),
  },
  offline: {
    title: 'After two seconds the platform is out of reach, and stays so',
    set: season(lots.open),
    viewer: YOU,
    behaviour: OFFLINE,
  },
  'proxy-cut': {
    title: 'Rivals bid, and every stream is cut after three messages, as by a proxy',
    set: (stage) => season(livelyLot(stage.random))(stage),
    viewer: YOU,
    behaviour: { cutAfter: CUT_AFTER_MESSAGES },
  },
  'clock-skew': {
    title: 'The platform’s clock is seven minutes ahead of the machine’s; the featured lot ends in three',
    set: season(lots.closingSoon),
    viewer: YOU,
    behaviour: { clockAheadMs: CLOCK_AHEAD_MS },
  },
  ...demandScenarios,
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

import { ProblemError } from '@jtop/contract/binding';
import type { LotPlan, Stage } from '../fixtures/stage.js';
import { makeHostile } from './hostile-text.js';
import { lots, otherLots } from './lots.js';
import type { Scenario } from './scenario.js';

/** The whole season, with the featured lot in one state. */
const season = (featured: LotPlan) => (stage: Stage) => {
  stage.programme();
  stage.catalogue();
  for (const plan of [featured, ...otherLots]) stage.lot(plan);
  stage.play();
};

const SLOW_MS = 3000;

/** Every state that a mock can start from, by name. */
export const scenarios = {
  default: {
    title: 'A season in full swing: lots in every state, the featured one open',
    set: season(lots.open),
  },
  empty: { title: 'A season without listings, sessions or lots', set: (stage) => stage.programme() },
  'not-open': { title: 'The featured lot opens in two hours', set: season(lots.notOpen) },
  'closing-soon': { title: 'The featured lot ends in three minutes', set: season(lots.closingSoon) },
  extended: { title: 'A late bid has moved the end of the featured lot', set: season(lots.extended) },
  outbid: { title: 'demo-company-1 led and has been outbid', set: season(lots.outbid) },
  leading: { title: 'demo-company-1 leads', set: season(lots.leading) },
  suspended: { title: 'The featured lot is suspended', set: season(lots.suspended) },
  sold: { title: 'The featured lot is sold to demo-company-1', set: season(lots.sold) },
  unsold: { title: 'Nobody has bid for the featured lot', set: season(lots.unsold) },
  'hostile-text': {
    title: 'Markup, scripts, direction overrides and very long text wherever somebody can type',
    set: (stage) => {
      season(lots.open)(stage);
      makeHostile(stage);
    },
  },
  slow: { title: 'Each answer takes three seconds', set: season(lots.open), behaviour: { delayMs: SLOW_MS } },
  error: {
    title: 'The platform cannot answer',
    set: season(lots.open),
    behaviour: {
      refuse: (operation) =>
        operation.path.startsWith('/v1/') ? new ProblemError('unavailable') : undefined,
    },
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

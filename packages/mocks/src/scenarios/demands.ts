import { publishBoard, updateBoard } from '../demands/boards.js';
import { markHot, moveDemand } from '../demands/life.js';
import { BOARDS, FEATURED_BOARD } from '../fixtures/boards.js';
import { demandIdOf, planBoard, planDemand, storedBoard, storedDemand } from '../fixtures/challenge.js';
import { DEMANDS, DEMAND_OWNER, MATCHED_TEAM } from '../fixtures/demands.js';
import type { Stage } from '../fixtures/stage.js';
import { OFFLINE, SLOW, refusing } from './behaviours.js';
import { makeHostile } from './hostile-text.js';
import { YOU } from './lots.js';
import type { Scenario } from './scenario.js';

const SECOND = 1000;

/** Plans the demands of all fields, and their boards. */
export function challenge(stage: Stage): void {
  for (const plan of DEMANDS) planDemand(stage, plan);
  for (const plan of BOARDS) planBoard(stage, plan);
}

/** The challenge season alone, with what else is to happen. */
const season =
  (more: (stage: Stage) => void = () => undefined) =>
  (stage: Stage): void => {
    stage.programme();
    challenge(stage);
    more(stage);
    stage.play();
  };

/** What the operator does while somebody looks: each of it changes a board that is shown, or brings a new one. */
function liveActs(stage: Stage): void {
  const { store } = stage;
  const operator = ['operator'] as const;
  stage.at(5 * SECOND, (at) => markHot(store, storedDemand(stage, 'carbon-fibre-sizing'), true, at));
  stage.at(10 * SECOND, (at) => publishBoard(store, storedBoard(stage, 'ai-1'), at));
  stage.at(15 * SECOND, (at) => {
    moveDemand(store, storedDemand(stage, 'diagnosed'), 'publish', { who: operator, at }, { hotAt: at });
    const board = storedBoard(stage, FEATURED_BOARD);
    updateBoard(store, board, { demandIds: [demandIdOf('diagnosed'), ...board.demandIds] }, at);
  });
  stage.at(20 * SECOND, (at) =>
    moveDemand(store, storedDemand(stage, 'alumina-powder'), 'withdraw', { who: ['company'], at }),
  );
  stage.at(25 * SECOND, (at) => publishBoard(store, storedBoard(stage, 'info-comm-2'), at));
}

/** The demand side: boards of hot demands and their demands, in every state and for every kind of viewer. */
export const demandScenarios = {
  'demand-board': {
    title: 'Boards of hot demands in four fields; you are a member that owns none of what they show',
    set: season(),
    viewer: YOU,
  },
  'demand-board-empty': {
    title: 'The challenge season has begun, and nothing is published yet',
    set: (stage) => stage.programme(),
    viewer: YOU,
  },
  'demand-board-live': {
    title: 'Every five seconds a board is published or one of its demands changes, five times',
    set: season(liveActs),
    viewer: YOU,
  },
  'demand-board-hostile': {
    title: 'Markup, scripts, direction overrides and very long text in every demand and board',
    set: (stage) => {
      season()(stage);
      makeHostile(stage);
    },
    viewer: YOU,
  },
  'demand-board-slow': {
    title: 'Boards and demands, each answer three seconds late',
    set: season(),
    viewer: YOU,
    behaviour: SLOW,
  },
  'demand-board-error': {
    title: 'Boards and demands cannot be had',
    set: season(),
    viewer: YOU,
    behaviour: refusing('unavailable'),
  },
  'demand-board-offline': {
    title: 'After two seconds boards and demands are out of reach, and stay so',
    set: season(),
    viewer: YOU,
    behaviour: OFFLINE,
  },
  'demand-public': { title: 'Demands as anybody sees them: nobody is signed in', set: season() },
  'demand-member': { title: 'Demands as a registered company sees them', set: season(), viewer: YOU },
  'demand-matched': {
    title: 'Demands as a team sees them to which the featured one was pushed',
    set: season(),
    viewer: MATCHED_TEAM,
  },
  'demand-own': {
    title: 'Demands as the company sees them that posted the featured one',
    set: season(),
    viewer: DEMAND_OWNER,
  },
  'demand-operator': {
    title: 'Demands as the operator sees them, drafts too',
    set: season(),
    viewer: 'demo-operator',
  },
} as const satisfies Record<string, Scenario>;

import type { BaseFacts, Guard, Machine } from './machine.js';

export const BOARD_STATUSES = ['draft', 'published', 'withdrawn'] as const;
export type BoardStatus = (typeof BOARD_STATUSES)[number];

export const BOARD_TRIGGERS = ['publish', 'withdraw'] as const;
export type BoardTrigger = (typeof BOARD_TRIGGERS)[number];

export interface BoardFacts extends BaseFacts {
  /** Demands of the board that are not published, or not of its field. */
  readonly unfitDemandIds: readonly string[];
}

const demandsAreFit: Guard<BoardFacts> = {
  name: 'demandsAreFit',
  refuse: ({ unfitDemandIds }) =>
    unfitDemandIds.length === 0
      ? undefined
      : { code: 'board.demand_not_fit', extras: { demandIds: unfitDemandIds } },
};

/** The life of a board of hot demands (R76): drafted, published, and taken down once; its demands live on without it. */
export const BOARD_MACHINE: Machine<BoardStatus, BoardTrigger, BoardFacts> = {
  name: 'board',
  initial: 'draft',
  states: BOARD_STATUSES,
  finals: ['withdrawn'],
  moves: [
    {
      trigger: 'publish',
      from: ['draft'],
      to: 'published',
      who: ['operator'],
      guards: [demandsAreFit],
      effects: ['disclosure.publish'],
    },
    { trigger: 'withdraw', from: ['draft'], to: 'withdrawn', who: ['operator'] },
    {
      trigger: 'withdraw',
      from: ['published'],
      to: 'withdrawn',
      who: ['operator'],
      effects: ['disclosure.retract'],
    },
  ],
};

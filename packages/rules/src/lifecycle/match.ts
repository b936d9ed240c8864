import { MATCH_DECLINE_REASONS, isMatchDeclineReason } from '../matching/decline.js';
import type { BaseFacts, Guard, Machine } from './machine.js';

export const MATCH_STATUSES = ['suggested', 'pushed', 'viewed', 'accepted', 'declined'] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];

export const MATCH_TRIGGERS = ['push', 'view', 'accept', 'decline'] as const;
export type MatchTrigger = (typeof MATCH_TRIGGERS)[number];

export interface MatchFacts extends BaseFacts {
  readonly declineReason?: string | undefined;
}

const hasReason: Guard<MatchFacts> = {
  name: 'hasReason',
  refuse: ({ declineReason }) =>
    isMatchDeclineReason(declineReason)
      ? undefined
      : { code: 'match.reason_required', extras: { reasons: MATCH_DECLINE_REASONS } },
};

/** The life of a match, domain model §6.3. Who has not been pushed it does not know of it, and so cannot answer. */
export const MATCH_MACHINE: Machine<MatchStatus, MatchTrigger, MatchFacts> = {
  name: 'match',
  initial: 'suggested',
  states: MATCH_STATUSES,
  finals: ['accepted', 'declined'],
  moves: [
    { trigger: 'push', from: ['suggested'], to: 'pushed', who: ['operator', 'agent', 'clock'] },
    { trigger: 'view', from: ['pushed'], to: 'viewed', who: ['team', 'company'] },
    { trigger: 'accept', from: ['pushed', 'viewed'], to: 'accepted', who: ['team', 'company'] },
    {
      trigger: 'decline',
      from: ['pushed', 'viewed'],
      to: 'declined',
      who: ['team', 'company'],
      guards: [hasReason],
    },
  ],
};

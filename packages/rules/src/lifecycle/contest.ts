import { missingContestConsent, missingDisclaimer, type ContestConsents } from './consents.js';
import type { BaseFacts, Guard, Machine } from './machine.js';

export const CONTEST_STATUSES = ['planned', 'open', 'halted', 'decided', 'cancelled'] as const;
export type ContestStatus = (typeof CONTEST_STATUSES)[number];

export const CONTEST_TRIGGERS = ['open', 'halt', 'resume', 'decide', 'cancel'] as const;
export type ContestTrigger = (typeof CONTEST_TRIGGERS)[number];

export interface ContestFacts extends BaseFacts, ContestConsents {}

const isAgreed: Guard<ContestFacts> = {
  name: 'isAgreed',
  refuse: (facts) => missingContestConsent(facts, facts.at),
};

/** I-P3: its rounds are on stage. */
const hasDisclaimers: Guard<ContestFacts> = {
  name: 'hasDisclaimers',
  refuse: (facts) => missingDisclaimer(facts, facts.at),
};

/**
 * The life of a public contest (竞榜). It stands on the consents and disclaimers of both sides: where one is taken back it halts at
 * once (I-P3, I-P4), and goes on when all stand again or when who took theirs back is no longer in it.
 */
export const CONTEST_MACHINE: Machine<ContestStatus, ContestTrigger, ContestFacts> = {
  name: 'contest',
  initial: 'planned',
  states: CONTEST_STATUSES,
  finals: ['decided', 'cancelled'],
  moves: [
    {
      trigger: 'open',
      from: ['planned'],
      to: 'open',
      who: ['operator'],
      guards: [isAgreed, hasDisclaimers],
      effects: ['disclosure.publish'],
    },
    {
      trigger: 'halt',
      from: ['open'],
      to: 'halted',
      who: ['operator', 'clock'],
      effects: ['disclosure.retract'],
    },
    {
      trigger: 'resume',
      from: ['halted'],
      to: 'open',
      who: ['operator'],
      guards: [isAgreed, hasDisclaimers],
      effects: ['disclosure.publish'],
    },
    {
      trigger: 'decide',
      from: ['open'],
      to: 'decided',
      who: ['company', 'operator'],
      guards: [isAgreed],
      effects: ['award.announce'],
    },
    {
      trigger: 'cancel',
      from: ['planned', 'open', 'halted'],
      to: 'cancelled',
      who: ['operator', 'clock'],
      effects: ['disclosure.retract'],
    },
  ],
};

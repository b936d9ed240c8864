import { formatInstant } from '@jtop/contract';
import { missingContestConsent, missingDisclaimer, type ContestConsents } from './consents.js';
import { beforeDeadline } from './dates.js';
import { ANSWERABLE, type DemandStatus } from './demand.js';
import type { BaseFacts, Guard, Machine } from './machine.js';

export const SOLUTION_STATUSES = [
  'draft',
  'submitted',
  'screening',
  'shortlisted',
  'roadshow',
  'competing',
  'won',
  'not_selected',
  'contracted',
  'withdrawn',
] as const;
export type SolutionStatus = (typeof SOLUTION_STATUSES)[number];

export const SOLUTION_TRIGGERS = [
  'submit',
  'revise',
  'screen',
  'shortlist',
  'hold_roadshow',
  'compete',
  'stop_contest',
  'win',
  'not_select',
  'contract',
  'withdraw',
] as const;
export type SolutionTrigger = (typeof SOLUTION_TRIGGERS)[number];

/** What a team is told of its solution; `chosen` is for the winner alone. */
export const FEEDBACK_CODES = [
  'too_early',
  'benefit_unclear',
  'commercial_route_unclear',
  'description_unclear',
  'scientific',
  'not_our_field',
  'price',
  'timing',
  'chosen',
] as const;
export type FeedbackCode = (typeof FEEDBACK_CODES)[number];

export interface SolutionFacts extends BaseFacts, Omit<ContestConsents, 'teams'> {
  /** Absent until it is handed in. */
  readonly solutionId?: string | undefined;
  readonly demandStatus: DemandStatus;
  /** Of the demand, epoch milliseconds. */
  readonly deadline?: number | undefined;
  /** The party of the solution. */
  readonly teamPartyId: string;
  /** What the team is told with this move. */
  readonly feedback: readonly { readonly code: string; readonly text?: string | undefined }[];
  /** Whether the team takes an award. */
  readonly willing: boolean;
}

const demandTakesAnswers: Guard<SolutionFacts> = {
  name: 'demandTakesAnswers',
  refuse: ({ demandStatus }) =>
    ANSWERABLE.includes(demandStatus) ? undefined : { code: 'demand.state', extras: { demandStatus } },
};

/** To the millisecond and inclusive. */
const comesInTime: Guard<SolutionFacts> = {
  name: 'comesInTime',
  refuse: ({ deadline, at }) =>
    deadline === undefined || beforeDeadline(deadline, at)
      ? undefined
      : { code: 'solution.deadline_passed', extras: { deadline: formatInstant(deadline) } },
};

/** This one solution and its demand's company, as the consents are asked about. */
const alone = ({ solutionId = '', teamPartyId: partyId, ...facts }: SolutionFacts): ContestConsents => ({
  ...facts,
  teams: [{ solutionId, partyId }],
});

const contestIsAgreed: Guard<SolutionFacts> = {
  name: 'contestIsAgreed',
  refuse: (facts) => missingContestConsent(alone(facts), facts.at),
};

/** I-P3: nobody is on stage who has not signed the disclaimer. */
const hasDisclaimers: Guard<SolutionFacts> = {
  name: 'hasDisclaimers',
  refuse: (facts) => missingDisclaimer(alone(facts), facts.at),
};

const isWilling: Guard<SolutionFacts> = {
  name: 'isWilling',
  refuse: ({ willing }) =>
    willing ? undefined : { code: 'demand.winner_missing', extras: { reason: 'not_willing' } },
};

/** What can be said to somebody who was not chosen. */
const REASONS: readonly string[] = FEEDBACK_CODES.filter((code) => code !== 'chosen');

/** A loser is told at least one reason, and nothing that is none. */
const hasFeedback: Guard<SolutionFacts> = {
  name: 'hasFeedback',
  refuse: ({ feedback }) =>
    feedback.length > 0 && feedback.every(({ code }) => REASONS.includes(code))
      ? undefined
      : { code: 'solution.feedback_required', extras: { codes: REASONS } },
};

/**
 * The life of a solution (解决方案), domain model §6.4.4. A new version goes back to `submitted`, for what was judged was
 * another one; the versions themselves are kept by the caller (`version.create`).
 */
export const SOLUTION_MACHINE: Machine<SolutionStatus, SolutionTrigger, SolutionFacts> = {
  name: 'solution',
  initial: 'draft',
  states: SOLUTION_STATUSES,
  finals: ['not_selected', 'contracted', 'withdrawn'],
  moves: [
    {
      trigger: 'submit',
      from: ['draft'],
      to: 'submitted',
      who: ['team'],
      guards: [demandTakesAnswers, comesInTime],
      effects: ['version.create', 'receipt.issue'],
    },
    {
      trigger: 'revise',
      from: ['submitted', 'screening', 'shortlisted'],
      to: 'submitted',
      who: ['team'],
      guards: [demandTakesAnswers, comesInTime],
      effects: ['version.create', 'receipt.issue'],
    },
    { trigger: 'screen', from: ['submitted'], to: 'screening', who: ['company', 'operator', 'clock'] },
    { trigger: 'shortlist', from: ['screening'], to: 'shortlisted', who: ['company', 'operator'] },
    {
      trigger: 'hold_roadshow',
      from: ['shortlisted'],
      to: 'roadshow',
      who: ['operator', 'clock'],
      guards: [hasDisclaimers],
    },
    {
      trigger: 'compete',
      from: ['shortlisted', 'roadshow'],
      to: 'competing',
      who: ['operator', 'clock'],
      guards: [contestIsAgreed, hasDisclaimers],
    },
    { trigger: 'stop_contest', from: ['competing'], to: 'shortlisted', who: ['operator', 'clock'] },
    {
      trigger: 'win',
      from: ['competing'],
      to: 'won',
      who: ['company', 'operator', 'clock'],
      guards: [contestIsAgreed, isWilling],
    },
    {
      trigger: 'win',
      from: ['shortlisted', 'roadshow'],
      to: 'won',
      who: ['company', 'operator', 'clock'],
      guards: [isWilling],
    },
    {
      trigger: 'not_select',
      from: ['submitted', 'screening', 'shortlisted', 'roadshow', 'competing'],
      to: 'not_selected',
      who: ['company', 'operator'],
      guards: [hasFeedback],
      effects: ['feedback.deliver'],
    },
    { trigger: 'contract', from: ['won'], to: 'contracted', who: ['company', 'operator', 'agent'] },
    {
      trigger: 'withdraw',
      from: ['draft', 'submitted', 'screening', 'shortlisted', 'roadshow', 'competing', 'won'],
      to: 'withdrawn',
      who: ['team'],
    },
  ],
};

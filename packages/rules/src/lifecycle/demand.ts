import { formatInstant } from '@jtop/contract';
import { missingContestConsent, missingDisclaimer, type ContestConsents } from './consents.js';
import { dateOrderBreach, type DateName, type SeasonDates } from './dates.js';
import type { BaseFacts, Guard, Machine } from './machine.js';
import type { SolutionStatus } from './solution.js';

export const DEMAND_STATUSES = [
  'draft',
  'collected',
  'diagnosing',
  'diagnosed',
  'published',
  'pushed',
  'answering',
  'roadshow',
  'competing',
  'awarded',
  'contracted',
  'tracked',
  'closed',
  'unmet',
  'carried_over',
  'withdrawn',
] as const;
export type DemandStatus = (typeof DEMAND_STATUSES)[number];

export const DEMAND_TRIGGERS = [
  'submit',
  'begin_diagnosis',
  'diagnose',
  'publish',
  'push',
  'open_answers',
  'hold_roadshow',
  'open_contest',
  'stop_contest',
  'award',
  'contract',
  'track',
  'close',
  'declare_unmet',
  'carry_over',
  'withdraw',
] as const;
export type DemandTrigger = (typeof DEMAND_TRIGGERS)[number];

export const DIAGNOSIS_VALIDITIES = ['valid', 'needs_work', 'invalid'] as const;
export type DiagnosisValidity = (typeof DIAGNOSIS_VALIDITIES)[number];

/** What the moves of a demand depend on. Instants are epoch milliseconds; what is not known yet is left out. */
export interface DemandFacts extends BaseFacts, ContestConsents {
  readonly dates: SeasonDates;
  /** The panel's word on the demand, or the one that is being given with this move. */
  readonly diagnosis?: { readonly validity: DiagnosisValidity } | undefined;
  /** Whether the company has stored what to hide, be it nothing. */
  readonly disclosureChosen: boolean;
  /** Solutions handed in and not withdrawn. */
  readonly solutionCount: number;
  /** The solution that is to win; `willing`: its party takes the award. */
  readonly winner?:
    { readonly partyId: string; readonly status: SolutionStatus; readonly willing: boolean } | undefined;
}

const isDiagnosed: Guard<DemandFacts> = {
  name: 'isDiagnosed',
  refuse: ({ diagnosis }) =>
    diagnosis === undefined ? { code: 'demand.diagnosis_missing', extras: {} } : undefined,
};

const isValid: Guard<DemandFacts> = {
  name: 'isValid',
  refuse: ({ diagnosis }) =>
    diagnosis?.validity === 'valid'
      ? undefined
      : {
          code: 'demand.not_valid',
          extras: diagnosis === undefined ? {} : { validity: diagnosis.validity },
        },
};

const hasDisclosure: Guard<DemandFacts> = {
  name: 'hasDisclosure',
  refuse: ({ disclosureChosen }) =>
    disclosureChosen ? undefined : { code: 'demand.disclosure_missing', extras: {} },
};

/** The move stamps a date, so the dates are judged with `at` in its place. */
function comesInOrder(stamped: DateName): Guard<DemandFacts> {
  return {
    name: `comesInOrder(${stamped})`,
    refuse: ({ dates, at }) => {
      const breach = dateOrderBreach({ ...dates, [stamped]: at });
      return breach === undefined ? undefined : { code: 'demand.date_order', extras: { ...breach } };
    },
  };
}

/** Nobody could answer a demand whose last instant for solutions is no more ahead. */
const deadlineIsAhead: Guard<DemandFacts> = {
  name: 'deadlineIsAhead',
  refuse: ({ dates: { deadline }, at }) =>
    deadline === undefined || at < deadline
      ? undefined
      : { code: 'demand.deadline_past', extras: { deadline: formatInstant(deadline) } },
};

/** An answer may still come until the deadline, so nothing that ends answering may come before. */
const deadlineIsOver: Guard<DemandFacts> = {
  name: 'deadlineIsOver',
  refuse: ({ dates, at }) =>
    dates.deadline === undefined || at > dates.deadline
      ? undefined
      : { code: 'demand.answers_open', extras: { deadline: formatInstant(dates.deadline) } },
};

const contestIsAgreed: Guard<DemandFacts> = {
  name: 'contestIsAgreed',
  refuse: (facts) => missingContestConsent(facts, facts.at),
};

/** I-P3: nobody is on stage who has not signed the disclaimer. */
const hasDisclaimers: Guard<DemandFacts> = {
  name: 'hasDisclaimers',
  refuse: (facts) => missingDisclaimer(facts, facts.at),
};

/** A winner has to be somebody who is still in it. */
const MAY_WIN: readonly SolutionStatus[] = ['shortlisted', 'roadshow', 'competing', 'won'];

const hasWinner: Guard<DemandFacts> = {
  name: 'hasWinner',
  refuse: ({ solutionCount, winner }) => {
    const refused = (reason: string) => ({ code: 'demand.winner_missing', extras: { reason } });
    if (solutionCount < 1) return refused('no_solution');
    if (winner === undefined) return refused('none_chosen');
    if (!MAY_WIN.includes(winner.status)) return refused('not_in_it');
    return winner.willing ? undefined : refused('not_willing');
  },
};

const ON_ITS_WAY = ['published', 'pushed', 'answering', 'roadshow', 'competing', 'awarded'] as const;
const awardGuards = [hasWinner, deadlineIsOver, comesInOrder('awardedAt')];

/**
 * The life of a demand (技术需求), domain model §6.4.3. Roadshow and contest are not forced on anybody: a company that
 * does not agree to a public contest can still award. What the consents stood for ends with them (`stop_contest`).
 */
export const DEMAND_MACHINE: Machine<DemandStatus, DemandTrigger, DemandFacts> = {
  name: 'demand',
  initial: 'draft',
  states: DEMAND_STATUSES,
  finals: ['closed', 'carried_over', 'withdrawn'],
  moves: [
    {
      trigger: 'submit',
      from: ['draft'],
      to: 'collected',
      who: ['company', 'agent', 'operator'],
      guards: [deadlineIsAhead],
    },
    {
      trigger: 'begin_diagnosis',
      from: ['collected'],
      to: 'diagnosing',
      who: ['operator', 'panel', 'agent'],
    },
    {
      trigger: 'diagnose',
      from: ['diagnosing'],
      to: 'collected',
      who: ['operator', 'panel'],
      when: ({ diagnosis }) => diagnosis?.validity === 'needs_work',
      guards: [comesInOrder('reviewedAt')],
    },
    {
      trigger: 'diagnose',
      from: ['diagnosing'],
      to: 'diagnosed',
      who: ['operator', 'panel'],
      guards: [isDiagnosed, comesInOrder('reviewedAt')],
    },
    {
      trigger: 'publish',
      from: ['diagnosed'],
      to: 'published',
      who: ['operator'],
      guards: [isValid, hasDisclosure, deadlineIsAhead, comesInOrder('publishedAt')],
      effects: ['disclosure.publish'],
    },
    { trigger: 'push', from: ['published'], to: 'pushed', who: ['operator', 'agent', 'clock'] },
    {
      trigger: 'open_answers',
      from: ['published', 'pushed'],
      to: 'answering',
      who: ['operator', 'clock'],
    },
    {
      trigger: 'hold_roadshow',
      from: ['answering'],
      to: 'roadshow',
      who: ['operator', 'agent'],
      guards: [deadlineIsOver, comesInOrder('roadshowAt'), hasDisclaimers],
    },
    {
      trigger: 'open_contest',
      from: ['answering', 'roadshow'],
      to: 'competing',
      who: ['operator'],
      guards: [deadlineIsOver, contestIsAgreed, hasDisclaimers],
    },
    {
      trigger: 'stop_contest',
      from: ['competing'],
      to: 'answering',
      who: ['operator', 'clock'],
      effects: ['contest.halt'],
    },
    {
      trigger: 'award',
      from: ['competing'],
      to: 'awarded',
      who: ['company', 'operator'],
      guards: [contestIsAgreed, ...awardGuards],
      effects: ['award.announce'],
    },
    {
      trigger: 'award',
      from: ['answering', 'roadshow'],
      to: 'awarded',
      who: ['company', 'operator'],
      guards: awardGuards,
    },
    {
      trigger: 'contract',
      from: ['awarded'],
      to: 'contracted',
      who: ['company', 'operator', 'agent'],
    },
    { trigger: 'track', from: ['contracted'], to: 'tracked', who: ['operator', 'agent', 'clock'] },
    { trigger: 'close', from: ['tracked'], to: 'closed', who: ['operator'] },
    { trigger: 'declare_unmet', from: ON_ITS_WAY, to: 'unmet', who: ['operator', 'clock'] },
    {
      trigger: 'carry_over',
      from: ['unmet'],
      to: 'carried_over',
      who: ['operator', 'clock'],
      effects: ['demand.carry_over'],
    },
    {
      trigger: 'withdraw',
      from: ['draft', 'collected', 'diagnosing', 'diagnosed'],
      to: 'withdrawn',
      who: ['company', 'operator'],
    },
    {
      trigger: 'withdraw',
      from: [...ON_ITS_WAY, 'unmet'],
      to: 'withdrawn',
      who: ['company', 'operator'],
      effects: ['disclosure.retract'],
    },
  ],
};

/** The states in which teams may answer a demand. */
export const ANSWERABLE: readonly DemandStatus[] = ['published', 'pushed', 'answering'];

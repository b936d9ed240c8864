/** The life cycles of the Challenge Season as tables, and the one interpreter of them all. */
export {
  BOARD_MACHINE,
  BOARD_STATUSES,
  BOARD_TRIGGERS,
  type BoardFacts,
  type BoardStatus,
  type BoardTrigger,
} from './board.js';
export { CONSENT_MACHINE, CONSENT_STATUSES, type ConsentStatus } from './consent.js';
export {
  CONSENT_KINDS,
  consentStands,
  hasConsent,
  missingContestConsent,
  missingDisclaimer,
  missingForContest,
  type ConsentAsked,
  type ConsentFacts,
  type ConsentKind,
  type ContestConsents,
} from './consents.js';
export {
  CONTEST_MACHINE,
  CONTEST_STATUSES,
  CONTEST_TRIGGERS,
  type ContestFacts,
  type ContestStatus,
  type ContestTrigger,
} from './contest.js';
export {
  DATE_ORDER,
  beforeDeadline,
  dateOrderBreach,
  type DateBreach,
  type DateName,
  type SeasonDates,
} from './dates.js';
export {
  ANSWERABLE,
  DEMAND_MACHINE,
  DEMAND_STATUSES,
  DEMAND_TRIGGERS,
  DIAGNOSIS_VALIDITIES,
  type DemandFacts,
  type DemandStatus,
  type DemandTrigger,
  type DiagnosisValidity,
} from './demand.js';
export {
  apply,
  triggersOf,
  type Applied,
  type BaseFacts,
  type Effect,
  type Extras,
  type Guard,
  type Machine,
  type Move,
  type Refusal,
  type Who,
} from './machine.js';
export {
  MATCH_MACHINE,
  MATCH_STATUSES,
  MATCH_TRIGGERS,
  type MatchFacts,
  type MatchStatus,
  type MatchTrigger,
} from './match.js';
export {
  FEEDBACK_CODES,
  SOLUTION_MACHINE,
  SOLUTION_STATUSES,
  SOLUTION_TRIGGERS,
  type FeedbackCode,
  type SolutionFacts,
  type SolutionStatus,
  type SolutionTrigger,
} from './solution.js';

/** The auction engine: pure functions over plain lot states. No hashing here, so that a browser takes only this. */
export {
  closeLot,
  outcomeStatus,
  reserveMet,
  resultOf,
  type CloseFacts,
  type Closing,
  type LotClosed,
  type ResultFacts,
} from './close.js';
export {
  completeRules,
  defaultDepositFen,
  type CompletedRules,
  type RulesContext,
} from './complete-rules.js';
export { depositRelease, type DepositRelease } from './deposit.js';
export { describeRules, type RuleFact, type StepRange } from './describe-rules.js';
export { closesAtAfterBid, type ExtensionRules } from './extension.js';
export { incrementAt } from './increment.js';
export { judgeBid, refuseBidder, type BidderRefusal } from './judge-bid.js';
export { judgeRegistration, registrationEndsAt, type RegistrationRefusal } from './judge-registration.js';
export { dueTransition, effectiveStatus, phaseAt, type DueTransition } from './phase.js';
export {
  nextAmountFen,
  nextAmounts,
  refuseAmount,
  type AmountRefusal,
  type StepRules,
} from './next-amount.js';
export { mayPreempt, preemptionRank } from './preemption.js';
export { presetOf, presets, type PresetName, type RulePreset } from './presets.js';
export { judgeSealed, type SealedBid, type SealedOutcome, type SealedRefusal } from './sealed.js';
export {
  announceLot,
  cancelLot,
  closesAtAfterResume,
  openLot,
  relistLot,
  resumeLot,
  suspendLot,
  voidLot,
  type LateAnnouncement,
  type Moved,
  type StateRefusal,
  type Transition,
} from './transitions.js';
export type {
  AcceptedBid,
  BidAcceptance,
  BidAttempt,
  BidJudgement,
  BidKind,
  BidRefusal,
  BidRefusalCode,
  BidRefusalExtras,
  BidderFacts,
  LotPhase,
  LotResult,
  LotState,
  RegistrationFacts,
  Reserve,
} from './types.js';
export {
  explainAmount,
  offeredAmounts,
  viewerState,
  type AmountExplanation,
  type OfferedAmount,
  type Participation,
  type UnsoldReason,
  type ViewedLot,
  type ViewerRegistration,
  type ViewerState,
  type ViewerStateName,
} from './viewer-state.js';

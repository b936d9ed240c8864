/** How well a demand fits a listing or a team, by features with explicit weights, and why. */
export { isMatchDeclineReason, MATCH_DECLINE_REASONS, type MatchDeclineReason } from './decline.js';
export { describeReason, type ReasonLocale } from './describe-reason.js';
export {
  budgetFit,
  fieldNearness,
  maturityFit,
  REGION_NEARNESS,
  sharedRegion,
  sharedTerms,
  type PricedOffer,
  type RegionLevel,
  type SharedTerms,
  type Term,
  type TrlRange,
} from './features.js';
export { IPC_DEPTHS, ipcParts, sharedIpc, type IpcDepth, type SharedIpc } from './ipc.js';
export {
  MATCH_FEATURES,
  matchListing,
  matchTeam,
  rankMatches,
  scoreOf,
  type FeatureValues,
  type MatchDemand,
  type MatchFeature,
  type MatchListing,
  type MatchReason,
  type MatchTeam,
  type ScoredMatch,
} from './score.js';
export {
  keptTerms,
  keptWords,
  rarity,
  searchTerms,
  TERMS_VERSION,
  weighTerms,
  type KeptTerms,
  type TermCounts,
} from './terms.js';
export { visibleReasons, type SeenDemand } from './visible-reasons.js';

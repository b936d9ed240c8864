/** Who may see what of a demand, a board, a solution: one table each, and pure functions that apply them. */
export {
  BUDGET_BANDS,
  bandOf,
  bandOfRange,
  firstCodePoints,
  maskedPhone,
  type Budget,
  type BudgetBand,
  type BudgetRange,
} from './amounts.js';
export { BOARD_ENTRY_FIELDS, redactBoardEntry, type BoardEntryRecord } from './board.js';
export { hiddenByChange, previewDemand, tellsNoMore, type HiddenPath } from './change.js';
export {
  fieldFrom,
  HIDEABLE_FIELDS,
  identityFrom,
  type DisclosureChoice,
  type HideableField,
} from './choice.js';
export {
  anonymityKey,
  FEWEST_ALIKE,
  PUBLIC_PROBLEM_LENGTH,
  redactDemand,
  type ContactPerson,
  type DemandCompany,
  type DemandRecord,
  type DemandView,
  type DisclosureContext,
} from './demand.js';
export { otherNamesOf } from './company-names.js';
export { DEMAND_TABLE } from './demand-table.js';
export {
  DISCLOSURE_LEVELS,
  narrower,
  reaches,
  viewerLevel,
  type DisclosureLevel,
  type ViewerFacts,
} from './levels.js';
export { mentions, nameForms, withoutNames, type CompanyNames } from './names.js';
export { aliasOf, cityOf, placeName, provinceOf } from './places.js';
export {
  mayReadSolution,
  redactSolution,
  SOLUTION_TABLE,
  type AnsweredDemand,
  type SolutionView,
  type SolutionViewer,
} from './solution.js';
export type { Redacted, RedactionMark, RedactionMethod, RedactionReason } from './table.js';

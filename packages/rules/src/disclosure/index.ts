/** Who may see what of a demand, a board, a solution: one table each, and pure functions that apply them. */
export {
  BUDGET_BANDS,
  bandOf,
  budgetBand,
  firstCodePoints,
  maskedPhone,
  type BudgetBand,
  type BudgetRange,
} from './amounts.js';
export { BOARD_ENTRY_FIELDS, redactBoardEntry, type BoardEntryRecord } from './board.js';
export { hiddenByChange, previewDemand, tellsNoMore, type HiddenPath } from './change.js';
export {
  anonymityKey,
  DEMAND_TABLE,
  FEWEST_ALIKE,
  fieldFrom,
  HIDEABLE_FIELDS,
  identityFrom,
  PUBLIC_PROBLEM_LENGTH,
  redactDemand,
  type ContactPerson,
  type DemandCompany,
  type DemandRecord,
  type DemandView,
  type DisclosureChoice,
  type DisclosureContext,
  type HideableField,
} from './demand.js';
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
  type SolutionView,
  type SolutionViewer,
} from './solution.js';
export type { Redacted, RedactionMark, RedactionMethod, RedactionReason } from './table.js';

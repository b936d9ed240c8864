/** Limits and checks of the season's two forms: for the widget before sending, and for whoever reads a batch. */
export { isBlank, textLength, type FormError, type FormErrorCode } from './checker.js';
export { checkDemandForm, type DemandDraft, type DemandFormContext } from './demand-form.js';
export {
  COOPERATION_MODES,
  DEMAND_PURPOSES,
  DEMAND_TRACKS,
  FORM_LIMITS,
  IP_PREFERENCES,
  METRIC_OPS,
  type TextLimit,
} from './limits.js';
export { checkSolutionForm, type SolutionDraft, type SolutionFormContext } from './solution-form.js';

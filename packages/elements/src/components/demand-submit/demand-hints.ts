import type { DemandDraft } from '@jtop/rules/forms';

/** What would make a demand more detailed, and so sooner found valid (R94). Keys of the texts. */
export type DemandHint =
  | 'metrics'
  | 'unit'
  | 'problem'
  | 'tried'
  | 'constraints'
  | 'budget'
  | 'deadline'
  | 'keywords'
  | 'contact'
  | 'modes';

const LONG_PROBLEM = 200;
const FEW_KEYWORDS = 3;

/** Hints, never conditions: a demand can be posted with all of them open. */
export function demandHints(draft: DemandDraft): DemandHint[] {
  const metrics = Array.isArray(draft.targetMetrics) ? (draft.targetMetrics as { unit?: string }[]) : [];
  const words = Array.isArray(draft.keywords) ? draft.keywords.length : 0;
  const length = typeof draft.problem === 'string' ? draft.problem.length : 0;
  const phone = (draft.contactPerson as { phone?: string } | undefined)?.phone;
  const open: readonly (readonly [DemandHint, boolean])[] = [
    ['problem', length < LONG_PROBLEM],
    ['tried', draft.presentState === undefined],
    ['constraints', draft.constraints === undefined],
    ['metrics', metrics.length === 0],
    ['unit', metrics.some(({ unit }) => unit === undefined)],
    ['budget', draft.budgetFen === undefined && draft.budgetBand === undefined],
    ['modes', draft.cooperationModes === undefined],
    ['deadline', draft.deadline === undefined],
    ['keywords', words < FEW_KEYWORDS],
    ['contact', phone === undefined],
  ];
  return open.filter(([, isOpen]) => isOpen).map(([hint]) => hint);
}

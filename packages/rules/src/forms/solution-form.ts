import { formatInstant } from '@jtop/contract';
import { beforeDeadline } from '../lifecycle/dates.js';
import { FormChecker, type FormError } from './checker.js';
import { FORM_LIMITS } from './limits.js';

/** A solution as somebody fills it in: anything may be missing, and nothing of it has been looked at yet. */
export type SolutionDraft = {
  readonly [
    Field in
      | 'teamName'
      | 'lead'
      | 'members'
      | 'approach'
      | 'maturityTrl'
      | 'milestones'
      | 'quoteFen'
      | 'evidence'
      | 'ipPlan'
      | 'attachments'
      | 'confidential'
  ]?: unknown;
};

export interface SolutionFormContext {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The last millisecond at which the demand takes solutions. */
  readonly deadline?: number | undefined;
  /** `submit`: everything that has to be said is there. `draft`: only what is there is judged. */
  readonly purpose: 'draft' | 'submit';
}

const LIMITS = FORM_LIMITS.solution;
const HTTP = /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/;

/**
 * Everything that is wrong with a solution, field by field in the order of the form; nothing where it can be handed in.
 * Where the demand's deadline has passed, the form as a whole (path empty) is too late.
 */
export function checkSolutionForm(draft: SolutionDraft, context: SolutionFormContext): FormError[] {
  const form = new FormChecker();
  const need = context.purpose === 'submit' ? 'required' : 'optional';
  const { at, deadline } = context;
  if (deadline !== undefined && !beforeDeadline(deadline, at)) {
    form.add('', 'deadline_passed', { deadline: formatInstant(deadline) });
  }
  form.text('teamName', draft.teamName, LIMITS.teamName, need);
  checkPerson(form, 'lead', draft.lead, need);
  form.list('members', draft.members, LIMITS.members.count).forEach((member, index) => {
    checkPerson(form, `members.${index}`, member, 'required');
  });
  form.text('approach', draft.approach, LIMITS.approach, need);
  form.whole('maturityTrl', draft.maturityTrl, FORM_LIMITS.trl, need);
  checkMoney(form, draft, need);
  checkEvidence(form, draft.evidence);
  form.text('ipPlan', draft.ipPlan, LIMITS.ipPlan, 'optional');
  form.list('attachments', draft.attachments, LIMITS.attachments.count);
  if (form.has('confidential', draft.confidential, 'optional') && typeof draft.confidential !== 'boolean') {
    form.add('confidential', 'wrong_type', { expected: 'yes_or_no' });
  }
  return form.errors;
}

function checkPerson(form: FormChecker, path: string, value: unknown, need: 'required' | 'optional'): void {
  const person = form.object(path, value, need);
  if (person === undefined) return;
  form.text(`${path}.name`, person['name'], LIMITS.personName, 'required');
  form.text(`${path}.title`, person['title'], LIMITS.personTitle, 'optional');
}

/** The milestones' amounts make the quote, to the fen. They are only added up where each of them is one. */
function checkMoney(form: FormChecker, draft: SolutionDraft, need: 'required' | 'optional'): void {
  const { count, name, days } = LIMITS.milestones;
  const fewest = need === 'required' ? count.min : 0;
  const milestones = form.list('milestones', draft.milestones, { min: fewest, max: count.max });
  const amounts = milestones.map((item, index) => {
    const path = `milestones.${index}`;
    const milestone = form.object(path, item, 'required');
    if (milestone === undefined) return undefined;
    form.text(`${path}.name`, milestone['name'], name, 'required');
    form.whole(`${path}.days`, milestone['days'], days, 'required');
    return form.whole(`${path}.amountFen`, milestone['amountFen'], FORM_LIMITS.amountFen, 'required');
  });
  const quoteFen = form.whole('quoteFen', draft.quoteFen, FORM_LIMITS.amountFen, need);
  const known = amounts.filter((amount) => amount !== undefined);
  if (quoteFen === undefined || known.length === 0 || known.length < amounts.length) return;
  // The sum of amounts that are exact one by one need not be: then it cannot be the quote either.
  const sumFen = known.reduce((sum, amount) => sum + amount, 0);
  if (sumFen !== quoteFen) form.add('quoteFen', 'sum_mismatch', { sumFen, quoteFen });
}

function checkEvidence(form: FormChecker, value: unknown): void {
  const { count, title, url } = LIMITS.evidence;
  form.list('evidence', value, count).forEach((item, index) => {
    const path = `evidence.${index}`;
    const evidence = form.object(path, item, 'required');
    if (evidence === undefined) return;
    form.text(`${path}.title`, evidence['title'], title, 'required');
    form.pattern(`${path}.url`, evidence['url'], url, HTTP, 'https://example.cn/paper', 'optional');
  });
}

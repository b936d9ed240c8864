import { FIELDS, formatInstant, parseInstant } from '@jtop/contract';
import { BUDGET_BANDS } from '../disclosure/amounts.js';
import { HIDEABLE_FIELDS } from '../disclosure/choice.js';
import { mentions, nameForms, type CompanyNames } from '../disclosure/names.js';
import { dateOrderBreach, type SeasonDates } from '../lifecycle/dates.js';
import { ipcParts } from '../matching/ipc.js';
import { FormChecker, isBlank, type FormError } from './checker.js';
import {
  COOPERATION_MODES,
  DEMAND_PURPOSES,
  DEMAND_TRACKS,
  FORM_LIMITS,
  IP_PREFERENCES,
  METRIC_OPS,
} from './limits.js';

/** A demand as somebody fills it in: anything may be missing, and nothing of it has been looked at yet. */
export type DemandDraft = {
  readonly [
    Field in
      | 'title'
      | 'field'
      | 'purpose'
      | 'track'
      | 'summary'
      | 'problem'
      | 'adcode'
      | 'contactPerson'
      | 'targetMetrics'
      | 'constraints'
      | 'presentState'
      | 'keywords'
      | 'ipc'
      | 'askedTrl'
      | 'budgetFen'
      | 'budgetBand'
      | 'cooperationModes'
      | 'ipPreference'
      | 'deadline'
      | 'externalUrl'
      | 'attachments'
      | 'disclosure'
  ]?: unknown;
};

export interface DemandFormContext {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who fills the form in: an alias must not tell it. */
  readonly company?: CompanyNames | undefined;
  /** What the season has fixed: a deadline has to come before roadshow and award (I-M2). */
  readonly dates?: Pick<SeasonDates, 'roadshowAt' | 'awardedAt'> | undefined;
  /** `submit`: everything that has to be said is there. `draft`: only what is there is judged. */
  readonly purpose: 'draft' | 'submit';
}

const LIMITS = FORM_LIMITS.demand;
const PHONE = /^[+\d][\d -]{4,28}\d$/;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const HTTPS = /^https:\/\/[^\s/?#@]+([/?#]\S*)?$/;
/** The wire takes classes from the subclass on. */
const IPC_PARTS = 3;
const CHOSEN_LEVELS = ['public', 'members', 'matched', 'parties'] as const;

/** Everything that is wrong with a demand, field by field in the order of the form; nothing where it can be posted. */
export function checkDemandForm(draft: DemandDraft, context: DemandFormContext): FormError[] {
  const form = new FormChecker();
  const need = context.purpose === 'submit' ? 'required' : 'optional';
  form.text('title', draft.title, LIMITS.title, need);
  form.choice('field', draft.field, FIELDS, need);
  form.choice('purpose', draft.purpose, DEMAND_PURPOSES, need);
  form.choice('track', draft.track, DEMAND_TRACKS, 'optional');
  form.text('summary', draft.summary, LIMITS.summary, need);
  form.text('problem', draft.problem, LIMITS.problem, need);
  checkMetrics(form, draft.targetMetrics);
  form.text('constraints', draft.constraints, LIMITS.constraints, 'optional');
  form.text('presentState', draft.presentState, LIMITS.presentState, 'optional');
  checkWords(form, draft);
  checkTrl(form, draft.askedTrl);
  checkBudget(form, draft);
  checkChoices(form, 'cooperationModes', draft.cooperationModes, COOPERATION_MODES);
  form.choice('ipPreference', draft.ipPreference, IP_PREFERENCES, 'optional');
  checkDeadline(form, draft.deadline, context);
  const adcode = { min: 6, max: 6 };
  form.pattern('adcode', draft.adcode, adcode, /^\d{6}$/, '320100', 'optional');
  checkContact(form, draft.contactPerson);
  checkLink(form, draft);
  form.list('attachments', draft.attachments, LIMITS.attachments.count);
  checkDisclosure(form, draft.disclosure, context);
  return form.errors;
}

function checkMetrics(form: FormChecker, value: unknown): void {
  const { count, name, value: text, unit } = LIMITS.targetMetrics;
  form.list('targetMetrics', value, count).forEach((item, index) => {
    const path = `targetMetrics.${index}`;
    const metric = form.object(path, item, 'required');
    if (metric === undefined) return;
    form.text(`${path}.name`, metric['name'], name, 'required');
    form.choice(`${path}.op`, metric['op'], METRIC_OPS, 'required');
    form.text(`${path}.value`, metric['value'], text, 'required');
    form.text(`${path}.unit`, metric['unit'], unit, 'optional');
  });
}

function checkWords(form: FormChecker, draft: DemandDraft): void {
  const keywords = form.list('keywords', draft.keywords, LIMITS.keywords.count);
  keywords.forEach((word, index) => {
    form.text(`keywords.${index}`, word, LIMITS.keywords.each, 'required');
  });
  form.distinct('keywords', keywords);
  const classes = form.list('ipc', draft.ipc, LIMITS.ipc.count);
  classes.forEach((symbol, index) => {
    const parts = typeof symbol === 'string' ? (ipcParts(symbol)?.length ?? 0) : 0;
    if (parts < IPC_PARTS) form.add(`ipc.${index}`, 'wrong_form', { example: 'C08L 67/04' });
  });
  form.distinct('ipc', classes);
}

function checkTrl(form: FormChecker, value: unknown): void {
  const trl = form.object('askedTrl', value, 'optional');
  if (trl === undefined) return;
  const min = form.whole('askedTrl.min', trl['min'], FORM_LIMITS.trl, 'required');
  const max = form.whole('askedTrl.max', trl['max'], FORM_LIMITS.trl, 'required');
  if (min !== undefined && max !== undefined && max < min) form.add('askedTrl.max', 'out_of_order', { min });
}

function checkBudget(form: FormChecker, { budgetFen, budgetBand }: DemandDraft): void {
  form.choice('budgetBand', budgetBand, BUDGET_BANDS, 'optional');
  const budget = form.object('budgetFen', budgetFen, 'optional');
  if (budget === undefined) return;
  if (!isBlank(budgetBand)) form.add('budgetBand', 'not_together', { other: 'budgetFen' });
  const minFen = form.whole('budgetFen.minFen', budget['minFen'], FORM_LIMITS.amountFen, 'required');
  const maxFen = form.whole('budgetFen.maxFen', budget['maxFen'], FORM_LIMITS.amountFen, 'required');
  if (minFen !== undefined && maxFen !== undefined && maxFen < minFen) {
    form.add('budgetFen.maxFen', 'out_of_order', { minFen });
  }
}

function checkChoices(form: FormChecker, path: string, value: unknown, known: readonly string[]): void {
  const items = form.list(path, value, { min: 0, max: known.length });
  items.forEach((item, index) => {
    form.choice(`${path}.${index}`, item, known, 'required');
  });
  form.distinct(path, items);
}

function checkDeadline(form: FormChecker, value: unknown, { at, dates = {} }: DemandFormContext): void {
  if (!form.has('deadline', value, 'optional')) return;
  const deadline = instantOf(value);
  if (deadline === undefined) {
    form.add('deadline', 'not_an_instant', { example: '2026-06-30T17:00:00.000+08:00' });
  } else if (deadline <= at) {
    form.add('deadline', 'not_in_future', { now: formatInstant(at) });
  } else {
    for (const other of ['roadshowAt', 'awardedAt'] as const) {
      const otherAt = dates[other];
      if (otherAt !== undefined && dateOrderBreach({ deadline, [other]: otherAt }) !== undefined) {
        form.add('deadline', 'out_of_order', { other, otherAt: formatInstant(otherAt) });
      }
    }
  }
}

function instantOf(value: unknown): number | undefined {
  try {
    return typeof value === 'string' ? parseInstant(value) : undefined;
  } catch {
    return undefined;
  }
}

function checkContact(form: FormChecker, value: unknown): void {
  const contact = form.object('contactPerson', value, 'optional');
  if (contact === undefined) return;
  form.text('contactPerson.name', contact['name'], LIMITS.contactName, 'required');
  const { contactPhone, contactEmail } = LIMITS;
  form.pattern('contactPerson.phone', contact['phone'], contactPhone, PHONE, '025-83360000', 'optional');
  form.pattern('contactPerson.email', contact['email'], contactEmail, EMAIL, 'name@example.cn', 'optional');
}

/** Metrology demands are filled in on another page (R93), so they have to say which. */
function checkLink(form: FormChecker, { track, externalUrl }: DemandDraft): void {
  const need = track === 'metrology' ? 'required' : 'optional';
  form.pattern('externalUrl', externalUrl, LIMITS.externalUrl, HTTPS, 'https://example.cn/demand', need);
}

/** A choice that hides nothing is one, too; none at all is not enough to publish (R96), and is asked for before. */
function checkDisclosure(form: FormChecker, value: unknown, { purpose, company }: DemandFormContext): void {
  const choice = form.object('disclosure', value, purpose === 'submit' ? 'required' : 'optional');
  if (choice === undefined) return;
  const { level, hiddenFields, aliasName } = choice;
  form.choice('disclosure.level', level, CHOSEN_LEVELS, 'required');
  checkChoices(form, 'disclosure.hiddenFields', hiddenFields, HIDEABLE_FIELDS);
  const hides = Array.isArray(hiddenFields) && hiddenFields.length > 0;
  if (level === 'public' && hides) form.add('disclosure.hiddenFields', 'contradicts_level', { level });
  const alias = form.text('disclosure.aliasName', aliasName, LIMITS.aliasName, 'optional');
  if (alias !== undefined && company !== undefined && mentions(alias, nameForms(company))) {
    form.add('disclosure.aliasName', 'names_company');
  }
}

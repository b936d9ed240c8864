import type { DemandDraft } from '@jtop/rules/forms';
import { fenOf, wanOf } from '../../forms/amount.js';
import {
  choicesAt,
  codeAt,
  halfWidth,
  instantOf,
  localOf,
  rowsAt,
  saidAt,
  saidOf,
  textAt,
  wholeOf,
  wordsOf,
  type FormRow,
  type FormValues,
} from '../../forms/form-values.js';

/** An empty form: one row for a target, because that is what demands lack most. */
export const EMPTY_DEMAND: FormValues = {
  track: 'general',
  budgetMode: 'open',
  targetMetrics: [],
  attachments: [],
};

const isSaid = (value: unknown): boolean => value !== undefined;

/** The demand as the wire has it, out of what was typed. What could not be read is in it as `NaN`, and found by the rules. */
export function demandOf(values: FormValues): DemandDraft {
  const trl = { min: wholeOf(textAt(values, 'askedTrl.min')), max: wholeOf(textAt(values, 'askedTrl.max')) };
  const budget = {
    minFen: fenOf(textAt(values, 'budgetFen.minFen')),
    maxFen: fenOf(textAt(values, 'budgetFen.maxFen')),
  };
  const mode = textAt(values, 'budgetMode');
  const contact = {
    name: saidAt(values, 'contactPerson.name'),
    phone: codeAt(values, 'contactPerson.phone'),
    email: codeAt(values, 'contactPerson.email'),
  };
  const level = saidAt(values, 'disclosure.level');
  const metrics = rowsAt(values, 'targetMetrics').map((row) => {
    const unit = saidOf(row['unit']);
    return {
      name: saidOf(row['name']),
      op: row['op'],
      value: saidOf(row['value']),
      ...(unit === undefined ? {} : { unit }),
    };
  });
  const files = rowsAt(values, 'attachments');
  const modes = choicesAt(values, 'cooperationModes');
  return {
    title: saidAt(values, 'title'),
    field: saidAt(values, 'field'),
    purpose: saidAt(values, 'purpose'),
    track: textAt(values, 'track') || 'general',
    summary: saidAt(values, 'summary'),
    problem: saidAt(values, 'problem'),
    presentState: saidAt(values, 'presentState'),
    constraints: saidAt(values, 'constraints'),
    keywords: wordsOf(textAt(values, 'keywords')),
    ipc: wordsOf(halfWidth(textAt(values, 'ipc')))?.map((symbol) => symbol.toUpperCase()),
    askedTrl: isSaid(trl.min) || isSaid(trl.max) ? trl : undefined,
    targetMetrics: metrics.length > 0 ? metrics : undefined,
    budgetFen: mode === 'range' ? budget : undefined,
    budgetBand: mode === 'band' ? saidAt(values, 'budgetBand') : undefined,
    cooperationModes: modes.length > 0 ? modes : undefined,
    ipPreference: saidAt(values, 'ipPreference'),
    deadline: instantOf(textAt(values, 'deadline')),
    adcode: saidAt(values, 'adcode'),
    contactPerson: Object.values(contact).some(isSaid) ? contact : undefined,
    attachments: files.length > 0 ? files.map(refOf) : undefined,
    disclosure:
      level === undefined
        ? undefined
        : {
            level,
            hiddenFields: level === 'public' ? [] : choicesAt(values, 'disclosure.hiddenFields'),
            aliasName: level === 'public' ? undefined : saidAt(values, 'disclosure.aliasName'),
          },
  };
}

export const refOf = ({ documentId, hash }: FormRow): { documentId?: string; hash?: string } => ({
  ...(documentId !== undefined && { documentId }),
  ...(hash !== undefined && { hash }),
});

/** The values for a demand that was handed over before the page was left. Takes what it can read. */
export function valuesOfDemand(body: Readonly<Record<string, unknown>>): FormValues {
  const text = (value: unknown): string =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const inside = (name: string): Record<string, unknown> => Object(body[name]) as Record<string, unknown>;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
  const amount = (value: unknown): string => (Number.isSafeInteger(value) ? wanOf(value as number) : '');
  const rows = (name: string): FormRow[] =>
    list(body[name]).map((row, index) => ({
      ...Object.fromEntries(Object.entries(Object(row) as object).map(([key, value]) => [key, text(value)])),
      key: String(index + 1),
    }));
  const plain =
    'title field purpose track summary problem presentState constraints ipPreference adcode budgetBand';
  const { minFen, maxFen } = inside('budgetFen');
  const { min, max } = inside('askedTrl');
  const { name, phone, email } = inside('contactPerson');
  const { level, hiddenFields, aliasName } = inside('disclosure');
  return {
    ...EMPTY_DEMAND,
    ...Object.fromEntries(plain.split(' ').map((field) => [field, text(body[field])])),
    keywords: list(body['keywords']).map(text).join(', '),
    ipc: list(body['ipc']).map(text).join(', '),
    'askedTrl.min': text(min),
    'askedTrl.max': text(max),
    targetMetrics: rows('targetMetrics'),
    // The names of files stay with the page that uploaded them.
    attachments: rows('attachments').map((row) => ({ ...row, name: row['name'] ?? row['documentId'] ?? '' })),
    budgetMode: body['budgetFen'] ? 'range' : body['budgetBand'] ? 'band' : 'open',
    'budgetFen.minFen': amount(minFen),
    'budgetFen.maxFen': amount(maxFen),
    cooperationModes: list(body['cooperationModes']).map(text),
    deadline: localOf(text(body['deadline'])),
    'contactPerson.name': text(name),
    'contactPerson.phone': text(phone),
    'contactPerson.email': text(email),
    'disclosure.level': text(level),
    'disclosure.hiddenFields': list(hiddenFields).map(text),
    'disclosure.aliasName': text(aliasName),
  };
}

import type { ConsentText } from '@jtop/contract';
import type { SolutionDraft } from '@jtop/rules/forms';
import { fenOf, wanOf } from '../../forms/amount.js';
import {
  choicesAt,
  flagAt,
  halfWidth,
  rowsAt,
  saidAt,
  saidOf,
  textAt,
  wholeOf,
  type FormRow,
  type FormValues,
} from '../../forms/form-values.js';
import { refOf } from '../demand-submit/demand-values.js';

/** An empty form with the first milestone; a solution is for the demand side alone unless the team says otherwise (R98). */
export const EMPTY_SOLUTION: FormValues = {
  members: [],
  evidence: [],
  milestones: [{ key: '1' }],
  attachments: [],
  confidential: true,
  consents: [],
};

/** The solution as the wire has it, out of what was typed. What could not be read is in it as `NaN`, and found by the rules. */
export function solutionOf(values: FormValues): SolutionDraft {
  const list = <Item>(path: string, item: (row: FormRow) => Item): Item[] | undefined => {
    const rows = rowsAt(values, path);
    return rows.length > 0 ? rows.map(item) : undefined;
  };
  const said = (row: FormRow, field: string): string | undefined => saidOf(row[field]);
  return {
    teamName: saidAt(values, 'teamName'),
    lead: { name: saidAt(values, 'lead.name'), title: saidAt(values, 'lead.title') },
    members: list('members', (row) => ({ name: said(row, 'name'), title: said(row, 'title') })),
    approach: saidAt(values, 'approach'),
    maturityTrl: wholeOf(textAt(values, 'maturityTrl')),
    milestones: list('milestones', (row) => ({
      name: said(row, 'name'),
      days: wholeOf(row['days'] ?? ''),
      amountFen: fenOf(row['amountFen'] ?? ''),
    })),
    quoteFen: fenOf(textAt(values, 'quoteFen')),
    evidence: list('evidence', (row) => ({
      title: said(row, 'title'),
      url: saidOf(halfWidth(row['url'] ?? '')),
    })),
    ipPlan: saidAt(values, 'ipPlan'),
    attachments: list('attachments', refOf),
    confidential: flagAt(values, 'confidential'),
  };
}

/** What of an answer that was handed in before stands in the form: whose next version it becomes, and how far it has come. */
export interface Before {
  readonly solutionId: string;
  /** Number of its newest version; undefined where that is not known here. */
  readonly version?: number | undefined;
  readonly status?: string | undefined;
}

/** Statuses in which a new version is taken. */
const OPEN = /^(submitted|screening|shortlisted)$/;

/** The values for the next version of what was handed in, with the content that it is to improve. */
export function improving(
  values: FormValues,
  { solutionId, version, status = '' }: Before,
  content?: FormValues,
): FormValues {
  return {
    ...values,
    // Consents are signed with the first version, and kept.
    consents: [],
    solutionId,
    version: version === undefined ? '' : String(version),
    status,
    base: content === undefined ? '' : wireOf(content),
  };
}

/** Files that were sent with a version are kept for good. */
export const takenUp = (values: FormValues): FormValues => ({
  ...values,
  attachments: rowsAt(values, 'attachments').map((row) => ({ ...row, expiresAt: '' })),
});

const wireOf = (values: FormValues): string => JSON.stringify(solutionOf(values));

/** Whether there is nothing in it that was not handed in before. */
export const isSame = (values: FormValues): boolean => textAt(values, 'base') === wireOf(values);

/** Whether nothing has been filled in. */
export const isBlank = (values: FormValues): boolean => wireOf(values) === wireOf(EMPTY_SOLUTION);

/** Whether what was handed in takes no new version any more. */
export const isFixed = (values: FormValues): boolean => {
  const status = textAt(values, 'status');
  return status !== '' && !OPEN.test(status);
};

/** What the platform has let the page know of an answer; undefined where it is not for this demand, or cannot be read. */
export function ownSolutionOf(result: unknown, demandId: string | undefined): FormValues | undefined {
  const told = Object(result) as Record<string, unknown>;
  const { solutionId, version, status, attachments } = told;
  if (typeof solutionId !== 'string' || told['demandId'] !== demandId) return undefined;
  if (!Number.isSafeInteger(version) || typeof status !== 'string') return undefined;
  const files = (Array.isArray(attachments) ? (attachments as unknown[]) : []).map((one) => {
    const { id: documentId, ...file } = Object(one) as Record<string, unknown>;
    return { ...file, documentId };
  });
  const values = valuesOfSolution({ ...told, attachments: files });
  return improving(values, { solutionId, version: version as number, status }, values);
}

/**
 * What is kept of a tick under a text: the very words that were agreed to. Of a draft that is taken up after the text has
 * changed nothing is ticked then.
 */
export const tickOf = ({ kind, textHash }: Pick<ConsentText, 'kind' | 'textHash'>): string =>
  `${kind}:${textHash}`;

/** The consents that are signed with it: kind, version and hash of the very texts that were shown. */
export const consentsOf = (
  values: FormValues,
  texts: readonly ConsentText[],
): { kind: string; textVersion: number; textHash: string }[] =>
  texts
    .filter((one) => choicesAt(values, 'consents').includes(tickOf(one)))
    .map(({ kind, version, textHash }) => ({ kind, textVersion: version, textHash }));

/** Days and fen of all milestones together; those that cannot be read count nothing. */
export function sumOf(values: FormValues): { readonly days: number; readonly fen: number } {
  const good = (value: number | undefined): number =>
    value === undefined || Number.isNaN(value) ? 0 : value;
  return rowsAt(values, 'milestones').reduce(
    ({ days, fen }, row) => ({
      days: days + good(wholeOf(row['days'] ?? '')),
      fen: fen + good(fenOf(row['amountFen'] ?? '')),
    }),
    { days: 0, fen: 0 },
  );
}

/** The values for a solution that was handed over before the page was left. Takes what it can read. */
export function valuesOfSolution(body: Readonly<Record<string, unknown>>): FormValues {
  const text = (value: unknown): string =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const amount = (value: unknown): string => (Number.isSafeInteger(value) ? wanOf(value as number) : '');
  const rows = (
    name: string,
    more: (row: Record<string, unknown>) => Record<string, string> = () => ({}),
  ): FormRow[] => {
    const given = body[name];
    return (Array.isArray(given) ? (given as unknown[]) : []).map((one, index) => {
      const row = Object(one) as Record<string, unknown>;
      const texts = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, text(value)]));
      return { ...texts, ...more(row), key: String(index + 1) };
    });
  };
  const lead = Object(body['lead']) as Record<string, unknown>;
  const signed = Array.isArray(body['consents']) ? (body['consents'] as ConsentText[]) : [];
  return {
    ...EMPTY_SOLUTION,
    teamName: text(body['teamName']),
    'lead.name': text(lead['name']),
    'lead.title': text(lead['title']),
    members: rows('members'),
    approach: text(body['approach']),
    maturityTrl: text(body['maturityTrl']),
    milestones: rows('milestones', ({ amountFen }) => ({ amountFen: amount(amountFen) })),
    quoteFen: amount(body['quoteFen']),
    evidence: rows('evidence'),
    ipPlan: text(body['ipPlan']),
    // The names of files stay with the page that uploaded them, or come from the platform.
    attachments: rows('attachments', ({ documentId, name }) => ({ name: text(name) || text(documentId) })),
    confidential: body['confidential'] !== false,
    consents: signed.map((one) => tickOf(Object(one) as ConsentText)),
  };
}

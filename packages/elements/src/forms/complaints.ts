import { moneyText } from '../internal/format.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { HandoffProblem } from '../stores/handoff-flow.js';
import { wanOf } from './amount.js';
import type { FormPaths } from './form-paths.js';
import type { FormFault, FormSnapshot, ServerError } from './form-store.js';
import type { Complaint } from './form-view.js';

const MAX_REFUSED = 50;
const PATH_LIMIT = 80;
const CODE_LIMIT = 60;

/** Refusals that name no field but are about one. */
const ABOUT: Readonly<Record<string, string>> = {
  'demand.deadline_past': 'deadline',
  'demand.date_order': 'deadline',
  'demand.disclosure_missing': 'disclosure.level',
  'document.not_fit': 'attachments',
  'document.type_mismatch': 'attachments',
  'consent.text_stale': 'consents',
};

/** What is wrong with a field, in words; amounts are written in 万元. */
export function faultText({ path, code, params }: FormFault, p: FormStrings): string {
  const isMoney = path.endsWith('Fen');
  const money = (fen: unknown): string => moneyText({ value: wanOf(Number(fen)), unit: p.wan });
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    name.endsWith('Fen') || (isMoney && typeof value === 'number') ? money(value) : value,
  ]);
  const { quoteFen, sumFen } = params;
  const gap = Math.abs(Number(quoteFen) - Number(sumFen));
  const fill = Object.fromEntries(filled) as Record<string, string | number>;
  if (gap > 0) fill['gapFen'] = money(gap);
  if (isMoney && code === 'wrong_type') fill['expected'] = 'amount';
  return (own(p.errors, code) ?? p.errors['wrong_type'])?.(fill) ?? code;
}

/** What the platform has refused, in words where its code has some. */
export const refusalText = (code: string, p: FormStrings): string =>
  own(p.refusals, code) ?? own(p.causes, code) ?? p.refusedField(code);

/** All that is to be put right, each with the field that a link leads to where the form has it. */
export function complaintsOf(
  { errors, refused }: Pick<FormSnapshot, 'errors' | 'refused'>,
  p: FormStrings,
  { placeOf, nameOf }: Pick<FormPaths, 'placeOf' | 'nameOf'>,
): Complaint[] {
  const at = (path: string | undefined, text: string): Complaint => ({
    path,
    text: path === undefined ? text : `${nameOf(path)}${p.colon}${text}`,
  });
  return [
    ...errors.map((fault) => at(placeOf(fault.path), faultText(fault, p))),
    ...refused.map(({ path, code }) => {
      const place = placeOf(path);
      return at(place, place === undefined ? p.refusedOther(path, code) : refusalText(code, p));
    }),
  ];
}

/**
 * The fields that a problem names, or is about. It comes from outside: what is not of the contract's form is left out, and
 * texts are cut.
 */
export function refusedFields(
  problem: HandoffProblem,
  placeOf: (path: string) => string | undefined,
): ServerError[] {
  const given: unknown = problem['errors'];
  const named = (Array.isArray(given) ? given : []).slice(0, MAX_REFUSED).flatMap((one: unknown) => {
    const { path, code } = Object(one) as Record<string, unknown>;
    if (typeof path !== 'string' || typeof code !== 'string') return [];
    return [{ path: path.replace(/^body\./, '').slice(0, PATH_LIMIT), code: code.slice(0, CODE_LIMIT) }];
  });
  const about = own(ABOUT, problem.code);
  if (named.length > 0 || about === undefined || placeOf(about) === undefined) return named;
  return [{ path: about, code: problem.code }];
}

const own = <T>(texts: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.prototype.hasOwnProperty.call(texts, key) ? texts[key] : undefined;

import { moneyText } from '../internal/format.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { HandoffProblem } from '../stores/handoff-flow.js';
import { wanOf } from './amount.js';
import type { FormFault, FormSnapshot, ServerError } from './form-store.js';
import type { Complaint } from './form-view.js';

const MAX_REFUSED = 50;
const PATH_LIMIT = 80;
const CODE_LIMIT = 60;

/** What is wrong with a field, in words; amounts are written in 万元. */
export function faultText({ code, params }: FormFault, p: FormStrings): string {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    name.endsWith('Fen') ? moneyText({ value: wanOf(Number(value)), unit: p.wan }) : value,
  ]);
  const { quoteFen, sumFen } = params;
  const gap = Math.abs(Number(quoteFen) - Number(sumFen));
  const fill = Object.fromEntries(filled) as Record<string, string | number>;
  if (gap > 0) fill['gapFen'] = moneyText({ value: wanOf(gap), unit: p.wan });
  return (p.errors[code] ?? p.errors['wrong_type'])?.(fill) ?? code;
}

/** All that is to be put right, each with the field that a link leads to where the form has it. */
export function complaintsOf(
  { errors, refused }: Pick<FormSnapshot, 'errors' | 'refused'>,
  p: FormStrings,
  placeOf: (path: string) => string | undefined,
  nameOf: (path: string) => string,
): Complaint[] {
  const at = (path: string | undefined, text: string): Complaint => ({
    path,
    text: path === undefined ? text : `${nameOf(path)}${p.colon}${text}`,
  });
  return [
    ...errors.map((fault) => at(placeOf(fault.path), faultText(fault, p))),
    ...refused.map(({ path, code }) => {
      const place = placeOf(path);
      return at(place, place === undefined ? p.refusedOther(path, code) : p.refusedField(code));
    }),
  ];
}

/** The fields that a problem names. It comes from outside: what is not of the contract's form is left out, and texts are cut. */
export function refusedFields(problem: HandoffProblem): ServerError[] {
  const given: unknown = problem['errors'];
  return (Array.isArray(given) ? given : []).slice(0, MAX_REFUSED).flatMap((one: unknown) => {
    const { path, code } = Object(one) as Record<string, unknown>;
    if (typeof path !== 'string' || typeof code !== 'string') return [];
    return [{ path: path.replace(/^body\./, '').slice(0, PATH_LIMIT), code: code.slice(0, CODE_LIMIT) }];
  });
}

/** One row of a table in a form. `key` stays with it however the rows are moved; it is never sent. */
export interface FormRow {
  readonly key: string;
  readonly [field: string]: string;
}

/** What somebody has typed or chosen, as it was typed: nothing is thrown away because it is not valid yet. */
export type FormValue = string | boolean | readonly string[] | readonly FormRow[];

/** By path as the wire names it, such as `budgetFen.minFen`; a table of rows stands under the path of its list. */
export type FormValues = Readonly<Record<string, FormValue>>;

export const textAt = (values: FormValues, path: string): string => {
  const value = values[path];
  return typeof value === 'string' ? value : '';
};

export const flagAt = (values: FormValues, path: string): boolean => values[path] === true;

export const choicesAt = (values: FormValues, path: string): readonly string[] => {
  const value = values[path];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};

export const rowsAt = (values: FormValues, path: string): readonly FormRow[] => {
  const value = values[path];
  return Array.isArray(value) ? value.filter((one): one is FormRow => typeof one === 'object') : [];
};

/** Blanks, and what has no width, as it comes along with what is copied from web pages. */
const AROUND = /^[\s\u00ad\u200b\u2060]+|[\s\u00ad\u200b\u2060]+$/g;

/** The text without blanks around it; undefined where there is none, so that nothing is sent. */
export const saidOf = (text = ''): string | undefined => text.replace(AROUND, '') || undefined;

export const saidAt = (values: FormValues, path: string): string | undefined => saidOf(textAt(values, path));

/** Full-width signs as they come from a Chinese keyboard, in the width that codes, numbers and addresses are written in. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

/** The same as {@link saidAt} for a code, a number or an address. */
export const codeAt = (values: FormValues, path: string): string | undefined =>
  saidOf(halfWidth(textAt(values, path)));

/** Words separated by commas of either width, semicolons, list marks or lines. */
export function wordsOf(text: string): string[] | undefined {
  const words = text.split(/[,，、;；\n]+/).flatMap((word) => saidOf(word) ?? []);
  return words.length > 0 ? words : undefined;
}

/** Digits as people type them, full-width ones too. Undefined where nothing is typed, NaN where it is no whole number. */
export function wholeOf(text: string): number | undefined {
  const plain = halfWidth(text).replace(AROUND, '');
  if (plain === '') return undefined;
  return /^\d+$/.test(plain) ? Number(plain) : NaN;
}

/** A moment as date fields write it, and as people do where the browser has no such field: `2026年6月30日 17:00`. */
const MOMENT = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]*(\d{1,2}):(\d\d)(:\d\d(\.\d{1,3})?)?$/;

/** `2026-06-30T17:00`, which is the time in Jiangsu, as the wire writes it; what cannot be read as it is. */
export function instantOf(local: string): string | undefined {
  const plain = halfWidth(local).trim();
  if (plain === '') return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = ''] = MOMENT.exec(plain) ?? [];
  if (year === '') return local;
  const two = (part: string): string => part.padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00.000+08:00`;
}

/** The value of a date field for an instant of the wire that is written with +08:00. */
export const localOf = (instant: string): string => instant.slice(0, 16);

/** The part of a path that names a field of the form: `keywords.2` is a matter of the field `keywords`. */
export function fieldOf(path: string, known: (path: string) => boolean): string | undefined {
  for (let at = path; at !== ''; at = at.replace(/\.?[^.]*$/, '')) if (known(at)) return at;
  return undefined;
}

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

/** The text without blanks around it; undefined where there is none, so that nothing is sent. */
export const saidAt = (values: FormValues, path: string): string | undefined =>
  textAt(values, path).trim() || undefined;

/** Words separated by commas of either width, semicolons, list marks or lines. */
export function wordsOf(text: string): string[] | undefined {
  const words = text
    .split(/[,，、;；\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length > 0 ? words : undefined;
}

/** Digits as people type them, full-width ones too. Undefined where nothing is typed, NaN where it is no whole number. */
export function wholeOf(text: string): number | undefined {
  const plain = text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (plain === '') return undefined;
  return /^\d{1,15}$/.test(plain) ? Number(plain) : NaN;
}

/** `2026-06-30T17:00` of a date field, which is the time in Jiangsu, as the wire writes it. */
export function instantOf(local: string): string | undefined {
  if (local.trim() === '') return undefined;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? `${local}:00.000+08:00` : local;
}

/** The value of a date field for an instant of the wire that is written with +08:00. */
export const localOf = (instant: string): string => instant.slice(0, 16);

/** The part of a path that names a field of the form: `keywords.2` is a matter of the field `keywords`. */
export function fieldOf(path: string, known: (path: string) => boolean): string | undefined {
  for (let at = path; at !== ''; at = at.replace(/\.?[^.]*$/, '')) if (known(at)) return at;
  return undefined;
}

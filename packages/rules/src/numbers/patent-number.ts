import { normaliseCode } from './normalise.js';

/** What is wrong with a patent number. */
export type PatentNumberFault = 'form' | 'year' | 'kind' | 'check_digit';

/** A valid number taken apart. */
export interface PatentNumber {
  readonly ok: true;
  /** The normal form: with the dot, and with `ZL` where it is a patent's number (专利号) and not an application's. */
  readonly number: string;
  /** `ZL` stood before it: the patent is granted. */
  readonly granted: boolean;
  /** Year of filing. */
  readonly year: number;
  readonly kind: 'invention' | 'utility_model' | 'design';
  /** It came in by the Patent Cooperation Treaty. */
  readonly pct: boolean;
}

export type PatentNumberCheck = PatentNumber | { readonly ok: false; readonly reason: PatentNumberFault };

/** Year, kind and serial number; the check digit stands after a dot that people leave out. */
const FORM = /^(ZL|CN)?((?:\d{4}|\d{2})([0-9])(\d{7}|\d{5}))\.?([0-9X])$/;

const KINDS = {
  1: ['invention', false],
  2: ['utility_model', false],
  3: ['design', false],
  8: ['invention', true],
  9: ['utility_model', true],
} as const satisfies Record<number, readonly [PatentNumber['kind'], boolean]>;

/** The weights run 2 to 9 and begin again at 2. */
function weightAt(place: number): number {
  return (place % 8) + 2;
}

/** The check character of the eight or twelve digits before it: their weighted sum modulo 11, ten being `X`. */
export function patentCheckDigit(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) sum += Number(digits[place]) * weightAt(place);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** Filing years of the form with eight digits (April 1985 to September 2003) or with twelve (since October 2003). */
function yearOf(digits: string): number | undefined {
  if (digits.length === 8) {
    const short = Number(digits.slice(0, 2));
    const year = short >= 85 ? 1900 + short : 2000 + short;
    return year <= 2003 ? year : undefined;
  }
  const year = Number(digits.slice(0, 4));
  return year >= 2003 && year <= 2099 ? year : undefined;
}

/**
 * Checks a Chinese patent or application number, such as `ZL201710601862.3`, `201710601862.3` or the old `95115608.X`.
 * Spaces, full-width characters, small letters, a leading `CN` and a missing dot are put right.
 */
export function checkPatentNumber(text: string): PatentNumberCheck {
  const match = FORM.exec(normaliseCode(text));
  const digits = match?.[2];
  if (match === null || digits === undefined || (digits.length !== 12 && digits.length !== 8)) {
    return { ok: false, reason: 'form' };
  }
  const year = yearOf(digits);
  if (year === undefined) return { ok: false, reason: 'year' };
  const kindDigit = Number(digits.length === 12 ? digits[4] : digits[2]);
  if (!(kindDigit in KINDS)) return { ok: false, reason: 'kind' };
  const [kind, pct] = KINDS[kindDigit as keyof typeof KINDS];
  const check = match[5] ?? '';
  if (check !== patentCheckDigit(digits)) return { ok: false, reason: 'check_digit' };
  const granted = match[1] === 'ZL';
  return { ok: true, number: `${granted ? 'ZL' : ''}${digits}.${check}`, granted, year, kind, pct };
}

/** The normal form of a patent number; undefined where it is none. */
export function normalisePatentNumber(text: string): string | undefined {
  const checked = checkPatentNumber(text);
  return checked.ok ? checked.number : undefined;
}

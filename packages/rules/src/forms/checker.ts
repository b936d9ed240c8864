/** What is wrong with a field. Sentences in a reader's language are keyed by the code and filled with the params. */
export type FormErrorCode =
  | 'required'
  | 'wrong_type'
  | 'too_short'
  | 'too_long'
  | 'too_few'
  | 'too_many'
  | 'out_of_range'
  | 'unknown_value'
  | 'duplicate'
  | 'wrong_form'
  | 'not_an_instant'
  | 'not_in_future'
  | 'deadline_passed'
  | 'out_of_order'
  | 'not_together'
  | 'sum_mismatch'
  | 'names_company'
  | 'contradicts_level';

export interface FormError {
  /** Names the field as the wire does: `milestones.0.amountFen`. Empty for the form as a whole. */
  readonly path: string;
  readonly code: FormErrorCode;
  /** What a sentence needs, such as `min` and `max`. */
  readonly params: Readonly<Record<string, string | number>>;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

type Need = 'required' | 'optional';
type Fields = Readonly<Record<string, unknown>>;

/** What somebody may not have filled in yet: nothing, or a text of blanks. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** How long a text is without the blanks around it, in Unicode code points, as the wire counts: 𠮷 is one. */
export const textLength = (text: string): number => [...text.trim()].length;

/**
 * Collects what is wrong with the fields of a form, in the order in which they are asked for. A draft may hold anything;
 * nothing here throws.
 */
export class FormChecker {
  readonly errors: FormError[] = [];

  add(path: string, code: FormErrorCode, params: FormError['params'] = {}): void {
    this.errors.push({ path, code, params });
  }

  /** Whether a field is there. One that has to be and is not is noted. */
  has(path: string, value: unknown, need: Need): boolean {
    if (!isBlank(value)) return true;
    if (need === 'required') this.add(path, 'required');
    return false;
  }

  /** A text whose length without the blanks around it is in the limits. */
  text(path: string, value: unknown, { min, max }: Range, need: Need): string | undefined {
    if (!this.has(path, value, need)) return undefined;
    if (typeof value !== 'string') {
      this.add(path, 'wrong_type', { expected: 'text' });
      return undefined;
    }
    const length = textLength(value);
    if (length < min) this.add(path, 'too_short', { min, length });
    else if (length > max) this.add(path, 'too_long', { max, length });
    else return value.trim();
    return undefined;
  }

  /** A text of a form, such as a telephone number; `example` is one that would do. */
  pattern(path: string, value: unknown, limit: Range, form: RegExp, example: string, need: Need): void {
    const text = this.text(path, value, limit, need);
    if (text !== undefined && !form.test(text)) this.add(path, 'wrong_form', { example });
  }

  choice(path: string, value: unknown, known: readonly string[], need: Need): void {
    if (!this.has(path, value, need)) return;
    if (typeof value !== 'string' || !known.includes(value)) {
      this.add(path, 'unknown_value', { known: known.join(', ') });
    }
  }

  /** A whole number in the limits. */
  whole(path: string, value: unknown, { min, max }: Range, need: Need): number | undefined {
    if (!this.has(path, value, need)) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.add(path, 'wrong_type', { expected: 'whole_number' });
      return undefined;
    }
    if (value >= min && value <= max) return value;
    this.add(path, 'out_of_range', { min, max });
    return undefined;
  }

  /** The fields of an object; undefined where there is none. */
  object(path: string, value: unknown, need: Need): Fields | undefined {
    if (!this.has(path, value, need)) return undefined;
    if (typeof value === 'object' && !Array.isArray(value)) return value as Fields;
    this.add(path, 'wrong_type', { expected: 'object' });
    return undefined;
  }

  /** The items of a list that is neither too short nor too long. A missing one is an empty one. */
  list(path: string, value: unknown, { min, max }: Range): readonly unknown[] {
    if (!isBlank(value) && !Array.isArray(value)) {
      this.add(path, 'wrong_type', { expected: 'list' });
      return [];
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    if (items.length < min) this.add(path, 'too_few', { min, count: items.length });
    if (items.length > max) this.add(path, 'too_many', { max, count: items.length });
    return items;
  }

  /** Texts of a list of which none stands twice. */
  distinct(path: string, items: readonly unknown[]): void {
    items.forEach((item, index) => {
      if (typeof item === 'string' && items.indexOf(item) < index) this.add(`${path}.${index}`, 'duplicate');
    });
  }
}

import { type FieldError, parseInstant } from '@jtop/contract';

/** Collects what is wrong with the fields of one input, and reads them into their safe forms meanwhile. */
export class FieldErrors {
  readonly list: FieldError[] = [];
  readonly #prefix: string;

  /** @param prefix stands before every path, such as `rules.` */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  add(path: string, code: string, message: string): void {
    this.list.push({ path: `${this.#prefix}${path}`, code, message });
  }

  /** A whole number from `min` to `max`, or `fallback` where it is left out. A wrong one is noted and `fallback` read. */
  integer(path: string, value: unknown, min: number, max: number, fallback: number): number {
    if (value === undefined) return fallback;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max)
      return value;
    this.add(path, 'out_of_range', `must be a whole number from ${min} to ${max}`);
    return fallback;
  }

  /** One of `known`, or the first of them where it is left out. */
  choice<T extends string>(path: string, value: unknown, known: readonly [T, ...T[]]): T {
    if (value === undefined) return known[0];
    const found = known.find((candidate) => candidate === value);
    if (found === undefined) this.add(path, 'unknown_value', `must be one of ${known.join(', ')}`);
    return found ?? known[0];
  }

  /** An RFC 3339 instant as epoch milliseconds; undefined where it is left out or wrong. */
  instant(path: string, value: unknown): number | undefined {
    if (value === undefined) return undefined;
    try {
      if (typeof value === 'string') return parseInstant(value);
    } catch {
      // Not an instant: said below, like every other wrong type.
    }
    this.add(path, 'not_an_instant', 'must be an RFC 3339 instant with seconds and offset');
    return undefined;
  }
}

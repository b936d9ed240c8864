/**
 * Checks of what is read. The generated modules in `generated/validators` are made of these few parts, so that all
 * of them together cost a browser about 2 KB: no eval, no library, nothing to parse at run time.
 */

/** A whole check: narrows the value, and says what was wrong with the last one that failed. */
export interface Validator<T> {
  (value: unknown): value is T;
  /** JSON pointer of the first thing wrong with the last value that failed, such as `/items/3/rules/opensAt`. */
  pointer?: string;
}

/** Answers `undefined` where the value is right, or else the JSON pointer of what is wrong, counted from the value. */
export type Check = (value: unknown) => string | undefined;

const when =
  (test: (value: unknown) => boolean): Check =>
  (value) =>
    test(value) ? undefined : '';

export const string: Check = /* @__PURE__ */ when((value) => typeof value === 'string');
export const boolean: Check = /* @__PURE__ */ when((value) => typeof value === 'boolean');
export const integer: Check = /* @__PURE__ */ when(Number.isSafeInteger);
export const anything: Check = () => undefined;
/** An instant as wire.md writes it; everything that counts time relies on it. */
export const instant: Check = /* @__PURE__ */ when(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/.test(value),
);

export const literal = (expected: unknown): Check => when((value) => value === expected);

export const array =
  (item: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return '';
    for (let index = 0; index < value.length; index++) {
      const wrong = item(value[index]);
      if (wrong !== undefined) return `/${index}${wrong}`;
    }
    return undefined;
  };

/** A name that ends in `?` may be missing. Unknown fields pass. */
export const object = (fields: Record<string, Check>): Check => {
  const entries = Object.keys(fields).map((key) => {
    const optional = key.endsWith('?');
    return { name: optional ? key.slice(0, -1) : key, optional, check: fields[key] ?? anything };
  });
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
    for (const { name, optional, check } of entries) {
      const field = (value as Record<string, unknown>)[name];
      if (field === undefined && optional) continue;
      const wrong = check(field);
      if (wrong !== undefined) return `/${name}${wrong}`;
    }
    return undefined;
  };
};

/** An object whose values all pass one check. */
export const record =
  (item: Check): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
    for (const key of Object.keys(value)) {
      const wrong = item((value as Record<string, unknown>)[key]);
      if (wrong !== undefined) return `/${key}${wrong}`;
    }
    return undefined;
  };

/** Right where one of the checks is; else what is wrong is what the last one says. */
export const either =
  (...checks: Check[]): Check =>
  (value) => {
    let wrong: string | undefined = '';
    for (const check of checks) {
      wrong = check(value);
      if (wrong === undefined) return undefined;
    }
    return wrong;
  };

export const validator = <T>(check: Check): Validator<T> => {
  const validate: Validator<T> = (value): value is T => {
    const wrong = check(value);
    if (wrong === undefined) return true;
    validate.pointer = wrong;
    return false;
  };
  return validate;
};

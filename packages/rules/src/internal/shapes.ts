import { INSTANT_PATTERN, parseInstant } from '@jtop/contract';

/** Whether an unknown value has a form. Checks never throw, whatever they are given. */
export type Check = (value: unknown) => boolean;

/** The fields of an object. Other fields may stand beside them. */
export type Shape = Readonly<Record<string, readonly [check: Check, need: 'required' | 'optional']>>;

const HASH = /^[0-9a-f]{64}$/;
const INSTANT = /* @__PURE__ */ new RegExp(INSTANT_PATTERN);

export const isText: Check = (value) => typeof value === 'string';
export const isName: Check = (value) => typeof value === 'string' && value !== '';
export const isHash: Check = (value) => typeof value === 'string' && HASH.test(value);
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isPositive: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
export const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An instant as the wire writes it, and one that the calendar has. */
export const isInstant: Check = (value) => {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  try {
    parseInstant(value);
    return true;
  } catch {
    return false;
  }
};

/** A list whose every item has a form. */
export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** Whether a value is an object with these fields. */
export function fits(value: unknown, shape: Shape): boolean {
  if (!isObject(value)) return false;
  const fields = value as Record<string, unknown>;
  return Object.entries(shape).every(([name, [check, need]]) => {
    const field = fields[name];
    return field === undefined ? need === 'optional' : check(field);
  });
}

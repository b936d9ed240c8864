/**
 * Reads an int8 as a JavaScript number. Money and instants stay far below 2^53; a value beyond it would be
 * rounded silently, so it is refused instead.
 */
export function readSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`int8 ${text} cannot be held exactly: it is beyond 2^53`);
  }
  return value;
}

/** Object identifier of int8 in PostgreSQL's catalogue. */
export const INT8_OID = 20;

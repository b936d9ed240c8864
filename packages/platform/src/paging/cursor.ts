import { createHash } from 'node:crypto';
import { invalid, type ProblemError } from '@jtop/contract/binding';

/** One column of a keyset position. `null` stands for a column without a value in that row. */
export type CursorValue = string | number | null;

const VERSION = 1;
const DIGEST_CHARACTERS = 16;
const LONGEST_CURSOR = 512;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * The text a reader hands back to get the page after a row.
 *
 * A cursor is opaque to readers but no secret: it holds the sort values of the last row, which the reader has just been
 * given. Its digest binds it to the list it came from, so that a cursor of another list, of other filters, or one that
 * was edited is refused instead of silently answering with the wrong rows.
 *
 * @param values - Sort values of the last row of the page, in the order of the keyset, e.g. `[publishedAt, id]`.
 * @param scope - What the cursor belongs to; see {@link cursorScope}.
 */
export function encodeCursor(values: readonly CursorValue[], scope: string): string {
  const body = JSON.stringify([VERSION, digest(values, scope), ...values]);
  return Buffer.from(body, 'utf8').toString('base64url');
}

/**
 * Reads a cursor that {@link encodeCursor} made for the same scope.
 *
 * @param text - The query's `cursor`.
 * @param scope - The scope of the list that is being asked for now.
 * @returns The sort values, in the order they were given.
 * @throws ProblemError `request.invalid` with one error at path `cursor` for anything that this list did not hand out.
 */
export function decodeCursor(text: string, scope: string): CursorValue[] {
  const values = parse(text);
  // Encoding again catches every second spelling of the same bytes: stray bits, spaces in the JSON, a wrong digest.
  if (values === undefined || encodeCursor(values, scope) !== text) throw invalidCursor();
  return values;
}

/** The refusal of a cursor, also for callers that find its values unfit for their columns. */
export function invalidCursor(): ProblemError {
  const message = 'The cursor does not belong to this list with these filters.';
  return invalid({ path: 'cursor', code: 'invalid', message });
}

/**
 * Names the list that a cursor belongs to: the operation with its filters and sort, whatever order they were given in.
 *
 * @param operation - Operation id, e.g. `listings.list`.
 * @param query - The parsed query; `limit` and `cursor` do not count, since the page size may change on the way.
 */
export function cursorScope(operation: string, query: Readonly<Record<string, unknown>>): string {
  const filters = Object.entries(query)
    .filter(([name, value]) => name !== 'limit' && name !== 'cursor' && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([operation, filters]);
}

function digest(values: readonly CursorValue[], scope: string): string {
  const text = JSON.stringify([scope, values]);
  return createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_CHARACTERS);
}

function parse(text: string): CursorValue[] | undefined {
  if (text.length > LONGEST_CURSOR || !BASE64URL.test(text)) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(body) || body.length < 3 || body[0] !== VERSION) return undefined;
  const values: unknown[] = body.slice(2);
  return values.every(isCursorValue) ? values : undefined;
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || typeof value === 'string' || Number.isSafeInteger(value);
}

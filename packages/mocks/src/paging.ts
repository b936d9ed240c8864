import { invalid } from '@jtop/contract/binding';
import { decodeBase64url, encodeBase64url, sha256Hex } from '@jtop/rules/log';

/** By what an item is put in order, the most important part first. */
export type Key = readonly (string | number)[];

/** What a page of a list says, without `asOf`. */
export interface CutPage<T> {
  readonly items: T[];
  readonly nextCursor?: string;
}

/**
 * Cuts a page from a whole list. The cursor names the last item by its keys, so that what was added meanwhile neither
 * doubles nor hides an item; it holds for this list with these filters only.
 *
 * @param sorted the items in the order of their keys, as `compare` has it
 * @param scope the operation with its filters
 * @throws ProblemError `request.invalid` for a cursor that this list did not hand out
 */
export function cutPage<T>(
  sorted: readonly T[],
  query: { readonly limit?: number; readonly cursor?: string },
  scope: string,
  keyOf: (item: T) => Key,
  compare: (a: Key, b: Key) => number,
): CutPage<T> {
  const { limit = 20, cursor } = query;
  const after = cursor === undefined ? undefined : decode(cursor, scope);
  const rest = after === undefined ? sorted : sorted.filter((item) => compare(keyOf(item), after) > 0);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  if (rest.length <= limit || last === undefined) return { items };
  return { items, nextCursor: encode(keyOf(last), scope) };
}

/** Names a list by its operation and filters; the size and place of the page do not count. */
export function scopeOf(operation: string, query: object): string {
  const filters = Object.entries(query).filter(
    ([name, value]) => name !== 'limit' && name !== 'cursor' && value !== undefined,
  );
  return JSON.stringify([operation, filters.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Compares keys part by part; `down` turns the order round. */
export const byKeys =
  (down = false) =>
  (a: Key, b: Key): number => {
    for (const [index, value] of a.entries()) {
      const other = b[index];
      if (other === undefined || value === other) continue;
      return value < other === down ? 1 : -1;
    }
    return 0;
  };

const encode = (key: Key, scope: string): string => {
  const text = JSON.stringify([sha256Hex(JSON.stringify([scope, key])).slice(0, 16), ...key]);
  return encodeBase64url(new TextEncoder().encode(text));
};

function decode(cursor: string, scope: string): Key {
  const bytes = decodeBase64url(cursor);
  if (bytes !== undefined) {
    try {
      const [, ...key] = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as (
        string | number
      )[];
      if (encode(key, scope) === cursor) return key;
    } catch {
      // Not one of ours: refused below.
    }
  }
  throw invalid({ path: 'cursor', code: 'invalid', message: 'not a cursor of this list with these filters' });
}

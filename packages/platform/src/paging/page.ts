import { encodeCursor, type CursorValue } from './cursor.js';

/** A page as lists answer it, without `total` and `asOf`, which the caller knows. */
export interface CutPage<Row> {
  readonly rows: Row[];
  readonly nextCursor?: string;
}

/**
 * Cuts one page from rows that were read with one row too many, which tells whether there is a next page without
 * counting.
 *
 * @param rows - At most `limit + 1` rows in keyset order.
 * @param limit - Page size, 1 to 100.
 * @param scope - See `cursorScope`.
 * @param keyOf - The keyset values of a row.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  scope: string,
  keyOf: (row: Row) => readonly CursorValue[],
): CutPage<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: page };
  return { rows: page, nextCursor: encodeCursor(keyOf(last), scope) };
}

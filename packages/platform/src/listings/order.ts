import { sql, type RawBuilder } from 'kysely';

/** What a page is sorted by; `price` has the listings without a price at its end in both directions. */
export interface ListingOrder {
  readonly by: 'publishedAt' | 'price' | 'no';
  readonly descending: boolean;
}

/** The sort value and id of the last row of the page before; the value is null behind the last price. */
export interface ListingPosition {
  readonly value: number | string | null;
  readonly id: string;
}

/** Rows that one index has in the order of a page, from a position on. */
export interface Segment {
  /** Column and direction, each with the id behind it, as an index has them. */
  readonly order: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<boolean>[];
}

const COLUMNS = { publishedAt: 'published_at', price: 'price_fen', no: 'no' } as const;

/**
 * The segments of an order behind a position. By price they are two, those with a price and those without: two scans of
 * one index instead of one condition with OR, which could use none.
 */
export function segmentsOf({ by, descending }: ListingOrder, after: ListingPosition | undefined): Segment[] {
  const column = sql.ref(COLUMNS[by]);
  const direction = sql.raw(descending ? 'desc' : 'asc');
  const beyond = sql.raw(descending ? '<' : '>');
  const order = sql`${column} ${direction}, id ${direction}`;
  const behind =
    after === undefined ? [] : [sql<boolean>`(${column}, id) ${beyond} (${after.value}, ${after.id}::uuid)`];
  if (by !== 'price') return [{ order, where: behind }];
  const priced = { order, where: [sql<boolean>`price_fen is not null`, ...behind] };
  const noPrice = sql<boolean>`price_fen is null`;
  if (after?.value !== null) return [priced, { order, where: [noPrice] }];
  return [{ order, where: [noPrice, sql<boolean>`id ${beyond} ${after.id}::uuid`] }];
}

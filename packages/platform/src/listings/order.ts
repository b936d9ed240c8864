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

/** Rows with their order. */
export interface Stretch {
  /** Columns and directions. */
  readonly order: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<boolean>[];
}

/** Everything behind a position, in the order of a page. */
export interface Sequence {
  /** The same stretch by stretch, each as one index has it: column and direction, then the id. */
  readonly segments: readonly [Stretch, ...Stretch[]];
  /** All of it at once, for what is sorted anyway. */
  readonly whole: Stretch;
}

const COLUMNS = { publishedAt: 'published_at', price: 'price_fen', no: 'no' } as const;

/**
 * What lies behind a position. By price that is two segments, those with a price and those without: two scans of one
 * index instead of one condition with OR, which could use none.
 */
export function sequenceOf({ by, descending }: ListingOrder, after: ListingPosition | undefined): Sequence {
  const column = sql.ref(COLUMNS[by]);
  const direction = sql.raw(descending ? 'desc' : 'asc');
  const beyond = sql.raw(descending ? '<' : '>');
  const order = sql`${column} ${direction}, id ${direction}`;
  const behind =
    after === undefined ? [] : [sql<boolean>`(${column}, id) ${beyond} (${after.value}, ${after.id}::uuid)`];
  if (by !== 'price') return { segments: [{ order, where: behind }], whole: { order, where: behind } };
  const noPrice = sql<boolean>`price_fen is null`;
  if (after?.value === null) {
    const only = { order, where: [noPrice, sql<boolean>`id ${beyond} ${after.id}::uuid`] };
    return { segments: [only], whole: only };
  }
  const priced = { order, where: [sql<boolean>`price_fen is not null`, ...behind] };
  const either = behind.map((condition) => sql<boolean>`(${noPrice} or ${condition})`);
  return {
    segments: [priced, { order, where: [noPrice] }],
    whole: { order: sql`${noPrice}, ${order}`, where: either },
  };
}

import { sequenceBy, type Position, type Sequence } from '../paging/sequence.js';

/** What a page is sorted by; `price` has the listings without a price at its end in both directions. */
export interface ListingOrder {
  readonly by: 'publishedAt' | 'price' | 'no';
  readonly descending: boolean;
}

const COLUMNS = {
  publishedAt: { column: 'published_at', nullable: false },
  price: { column: 'price_fen', nullable: true },
  no: { column: 'no', nullable: false },
} as const;

/** What lies behind a position. */
export function sequenceOf({ by, descending }: ListingOrder, after: Position | undefined): Sequence {
  return sequenceBy({ ...COLUMNS[by], descending }, after);
}

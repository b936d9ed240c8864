import type { Listing } from '@jtop/contract';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.js';
import { conditionsOf, every, type ListingFilter } from './filter.js';
import type { Position } from '../paging/sequence.js';
import { sequenceOf, type ListingOrder } from './order.js';
import { rarityOf } from './common-grams.js';
import { searchListings } from './searching.js';

export interface ListingRow {
  readonly id: string;
  readonly rev: number;
  readonly no: string;
  readonly status: string;
  readonly price_fen: number | null;
  readonly rights_clear: boolean;
  readonly published_at: number;
  readonly doc: Listing;
}

/** Rows of a page. */
export interface FoundListings {
  readonly rows: ListingRow[];
  /** How many there are behind the position, where finding them has told. */
  readonly matches?: number | undefined;
}

const COLUMNS = ['id', 'rev', 'no', 'status', 'price_fen', 'rights_clear', 'published_at', 'doc'] as const;
/** The same for statements that are written out. */
const ROW = sql.raw(COLUMNS.join(', '));

/** At most `limit` listings after a position, in the order asked for. */
export async function findListings(
  db: Kysely<Database>,
  filter: ListingFilter,
  order: ListingOrder,
  after: Position | undefined,
  limit: number,
): Promise<FoundListings> {
  const { search } = filter;
  const conditions = conditionsOf(filter);
  const sequence = sequenceOf(order, after);
  if (search !== undefined) {
    const wanted = { row: ROW, search, conditions, sequence, limit };
    return searchListings<ListingRow>(db, wanted, await rarityOf(db, search));
  }
  const rows: ListingRow[] = [];
  for (const segment of sequence.segments) {
    if (rows.length >= limit) break;
    const found = await sql<ListingRow>`
      select ${ROW} from listings where ${every([...conditions, ...segment.where])}
      order by ${segment.order} limit ${limit - rows.length}`.execute(db);
    rows.push(...found.rows);
  }
  return { rows };
}

/** How many listings the filter lets through, counting no further than `most + 1`. */
export async function countListings(
  db: Kysely<Database>,
  filter: ListingFilter,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from listings where ${every(conditionsOf(filter))} limit ${most + 1}
    ) capped`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One listing in one of these states, or undefined. @param id - A well-formed UUID. */
export async function findListing(
  db: Kysely<Database>,
  id: string,
  statuses: readonly string[],
): Promise<ListingRow | undefined> {
  return db
    .selectFrom('listings')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('status', 'in', [...statuses])
    .executeTakeFirst();
}

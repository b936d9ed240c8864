import type { Season } from '@jtop/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.js';

export interface SeasonRow {
  readonly id: string;
  readonly rev: number;
  readonly year: number;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly doc: Season;
}

export interface SeasonFilter {
  readonly year?: number | undefined;
  readonly kinds?: readonly string[] | undefined;
}

/** Where the page before ended: newest year first, then by id. */
export interface SeasonPosition {
  readonly year: number;
  readonly id: string;
}

const COLUMNS = ['id', 'rev', 'year', 'starts_at', 'ends_at', 'doc'] as const;

/** At most `limit` seasons after a position, newest year first. */
export async function findSeasons(
  db: Kysely<Database>,
  filter: SeasonFilter,
  after: SeasonPosition | undefined,
  limit: number,
): Promise<SeasonRow[]> {
  let query = filtered(db, filter).select(COLUMNS).orderBy('year', 'desc').orderBy('id').limit(limit);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('year', '<', after.year), eb.and([eb('year', '=', after.year), eb('id', '>', after.id)])]),
    );
  }
  return query.execute();
}

/** How many seasons the filter lets through. */
export async function countSeasons(db: Kysely<Database>, filter: SeasonFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One season, or undefined. */
export async function findSeason(db: Kysely<Database>, id: string): Promise<SeasonRow | undefined> {
  return db.selectFrom('seasons').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

function filtered(db: Kysely<Database>, { year, kinds }: SeasonFilter) {
  let query = db.selectFrom('seasons');
  if (year !== undefined) query = query.where('year', '=', year);
  if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
  return query;
}

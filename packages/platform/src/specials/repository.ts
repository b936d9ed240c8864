import type { Special, SpecialSession } from '@jtop/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.js';

export interface SpecialRow {
  readonly id: string;
  readonly rev: number;
  readonly year: number;
  readonly no: number;
  readonly doc: Special;
}

export interface SpecialFilter {
  readonly year?: number | undefined;
  readonly seasonId?: string | undefined;
}

/** Where the page before ended: newest year first, then by number as in annex 1. */
export interface SpecialPosition {
  readonly year: number;
  readonly no: number;
  readonly id: string;
}

const COLUMNS = ['id', 'rev', 'year', 'no', 'doc'] as const;

/** At most `limit` specials after a position, newest year first, by number within a year. */
export async function findSpecials(
  db: Kysely<Database>,
  filter: SpecialFilter,
  after: SpecialPosition | undefined,
  limit: number,
): Promise<SpecialRow[]> {
  let query = filtered(db, filter)
    .select(COLUMNS)
    .orderBy('year', 'desc')
    .orderBy('no')
    .orderBy('id')
    .limit(limit);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('year', '<', after.year),
        eb.and([eb('year', '=', after.year), eb('no', '>', after.no)]),
        eb.and([eb('year', '=', after.year), eb('no', '=', after.no), eb('id', '>', after.id)]),
      ]),
    );
  }
  return query.execute();
}

/** How many specials the filter lets through. */
export async function countSpecials(db: Kysely<Database>, filter: SpecialFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One special, or undefined. */
export async function findSpecial(db: Kysely<Database>, id: string): Promise<SpecialRow | undefined> {
  return db.selectFrom('specials').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The sessions of some specials, by special and in their order. */
export async function findSpecialSessions(
  db: Kysely<Database>,
  specialIds: readonly string[],
): Promise<SpecialSession[]> {
  if (specialIds.length === 0) return [];
  const rows = await db
    .selectFrom('special_sessions')
    .select('doc')
    .where('special_id', 'in', [...specialIds])
    .orderBy('special_id')
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.doc);
}

function filtered(db: Kysely<Database>, { year, seasonId }: SpecialFilter) {
  let query = db.selectFrom('specials');
  if (year !== undefined) query = query.where('year', '=', year);
  if (seasonId !== undefined) query = query.where('season_id', '=', seasonId);
  return query;
}

import type { MatchReason } from '@jtop/contract';
import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import type { MatchesTable } from '../db/matching-schema.js';
import type { Database, Tx } from '../db/schema.js';
import type { TeamMatch } from '../demands/access.js';
import { every } from '../listings/filter.js';
import { MATCHED_LISTING_STATUSES } from './candidates.js';

export type MatchRow = Omit<Selectable<MatchesTable>, 'reasons' | 'public_reasons'> & {
  readonly reasons: readonly MatchReason[];
  readonly public_reasons: readonly MatchReason[];
};

/** Matches of one demand that are read: suggestions are at most sixty, the rest are proposals of people. */
const MOST_OF_ONE = 500;

/** A listing that has gone meanwhile is suggested to nobody. */
const STILL_THERE = sql<boolean>`(m.side <> 'listing' or m.status in ('accepted', 'declined') or exists (
  select from listings l where l.id = m.counterpart_id and l.status = any(${MATCHED_LISTING_STATUSES}::text[])))`;

/** The matches of a demand, in no order. */
export async function matchesOf(db: Kysely<Database>, demandId: string): Promise<MatchRow[]> {
  const { rows } = await sql<MatchRow>`
    select m.* from matches m where m.demand_id = ${demandId}::uuid and ${STILL_THERE}
    order by coalesce(m.score_bp, 0) desc, m.id limit ${MOST_OF_ONE}`.execute(db);
  return rows;
}

/** One match, or undefined. @param id - A well-formed UUID. */
export async function findMatch(db: Kysely<Database>, id: string): Promise<MatchRow | undefined> {
  const { rows } = await sql<MatchRow>`select * from matches where id = ${id}::uuid`.execute(db);
  return rows[0];
}

export async function findPair(
  db: Kysely<Database>,
  pair: { readonly demandId: string; readonly side: string; readonly id: string },
): Promise<MatchRow | undefined> {
  const { rows } = await sql<MatchRow>`
    select * from matches where demand_id = ${pair.demandId}::uuid and side = ${pair.side}
      and counterpart_id = ${pair.id}::uuid`.execute(db);
  return rows[0];
}

/** Whose matches, and where the page before ended. */
export interface OwnMatches {
  readonly partyId: string;
  readonly organizationId: string | undefined;
  readonly statuses: readonly string[] | undefined;
  readonly sides: readonly string[] | undefined;
  readonly after: { readonly createdAt: number; readonly id: string } | undefined;
}

/** Matches of a party's demands, listings and team, latest first; of demands that are public, or the party's own. */
export async function findOwnMatches(
  db: Kysely<Database>,
  { partyId, organizationId, statuses, sides, after }: OwnMatches,
  limit: number,
): Promise<MatchRow[]> {
  const own =
    organizationId === undefined
      ? sql<boolean>`d.company_party_id = ${partyId}::uuid`
      : sql<boolean>`(d.company_party_id = ${partyId}::uuid or d.organization_id = ${organizationId}::uuid)`;
  const conditions = [
    sql<boolean>`(${own} or (m.counterpart_party_id = ${partyId}::uuid and d.is_public))`,
    STILL_THERE,
  ];
  if (statuses !== undefined) conditions.push(sql`m.status in (${sql.join([...statuses])})`);
  if (sides !== undefined) conditions.push(sql`m.side in (${sql.join([...sides])})`);
  if (after !== undefined)
    conditions.push(sql`(m.created_at, m.id) < (${after.createdAt}, ${after.id}::uuid)`);
  const { rows } = await sql<MatchRow>`
    select m.* from matches m join demands d on d.id = m.demand_id where ${every(conditions)}
    order by m.created_at desc, m.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Where the matches of demands with a party's team stand; those without one are left out. */
export async function teamMatches(
  db: Kysely<Database>,
  demandIds: readonly string[],
  partyId: string | undefined,
): Promise<Map<string, TeamMatch>> {
  if (partyId === undefined || demandIds.length === 0) return new Map();
  const { rows } = await sql<{ demand_id: string; status: NonNullable<TeamMatch> }>`
    select demand_id, status from matches
    where side = 'team' and counterpart_id = ${partyId}::uuid and demand_id = any(${[...demandIds]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ demand_id: id, status }) => [id, status]));
}

export async function insertMatch(tx: Tx, row: Insertable<MatchesTable>): Promise<void> {
  await tx.insertInto('matches').values(row).execute();
}

/** Columns that an answer, or a push, may write. */
export type MatchChange = Partial<
  Pick<MatchesTable, 'status' | 'decline_reason' | 'answer_note' | 'answered_by'>
>;

export async function changeMatch(tx: Tx, id: string, change: MatchChange, now: number): Promise<void> {
  await tx
    .updateTable('matches')
    .set((eb) => ({ ...change, rev: eb('rev', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute();
}

import { sql, type Insertable, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import type { PushesTable } from '../db/matching-schema.js';
import type { Database, Tx } from '../db/schema.js';
import { every } from '../listings/filter.js';

/** A push with the name of whom it went to; null for natural persons. */
export type PushRow = Selectable<PushesTable> & { readonly party_name: string | null };

/** Which pushes, and where the page before ended. */
export interface PushFilter {
  /** Whose: sent by or to this party. Undefined: all. */
  readonly partyId: string | undefined;
  readonly demandId: string | undefined;
  readonly audiences: readonly string[] | undefined;
  readonly after: { readonly sentAt: number; readonly id: string } | undefined;
}

/** Pushes, latest first. */
export async function findPushes(
  db: Kysely<Database>,
  { partyId, demandId, audiences, after }: PushFilter,
  limit: number,
): Promise<PushRow[]> {
  const conditions: RawBuilder<boolean>[] = [];
  if (partyId !== undefined) {
    conditions.push(sql`(p.sent_by = ${partyId}::uuid or p.party_id = ${partyId}::uuid)`);
  }
  if (demandId !== undefined) conditions.push(sql`p.demand_id = ${demandId}::uuid`);
  if (audiences !== undefined) conditions.push(sql`p.audience in (${sql.join([...audiences])})`);
  if (after !== undefined) conditions.push(sql`(p.sent_at, p.id) < (${after.sentAt}, ${after.id}::uuid)`);
  const { rows } = await sql<PushRow>`
    select p.*, case when parties.legal_form = 'natural' then null else parties.display_name end as party_name
    from pushes p join parties on parties.id = p.party_id where ${every(conditions)}
    order by p.sent_at desc, p.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Writes pushes of one demand; parties that have had it are passed over. @returns the parties that had not */
export async function insertPushes(
  tx: Tx,
  rows: readonly Insertable<PushesTable>[],
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const stored = await tx
    .insertInto('pushes')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['demand_id', 'party_id']).doNothing())
    .returning('party_id')
    .execute();
  return stored.map(({ party_id: id }) => id);
}

/** Notes that a party has answered what was pushed to it; whoever answers has seen it as well. */
export async function answeredPush(tx: Tx, demandId: string, partyId: string, now: number): Promise<void> {
  await sql`
    update pushes set responded_at = coalesce(responded_at, ${now}), opened_at = coalesce(opened_at, ${now})
    where demand_id = ${demandId}::uuid and party_id = ${partyId}::uuid`.execute(tx);
}

/** Whether a push of this demand lies before a party that has not opened it. */
export async function hasUnopened(db: Kysely<Database>, demandId: string, partyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('pushes')
    .select('id')
    .where('demand_id', '=', demandId)
    .where('party_id', '=', partyId)
    .where('opened_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a party has looked at what was pushed to it, and so at its match. */
export async function openPush(tx: Tx, demandId: string, partyId: string, now: number): Promise<void> {
  await sql`
    update pushes set opened_at = ${now}
    where demand_id = ${demandId}::uuid and party_id = ${partyId}::uuid and opened_at is null`.execute(tx);
  await sql`
    update matches set status = 'viewed', rev = rev + 1, updated_at = ${now}
    where demand_id = ${demandId}::uuid and side = 'team' and counterpart_id = ${partyId}::uuid
      and status = 'pushed'`.execute(tx);
}

/** How many public demands there are in each field, and how many of them were pushed. */
export async function countCovered(
  db: Kysely<Database>,
  seasonId: string | undefined,
): Promise<{ readonly field: string; readonly published: number; readonly pushed: number }[]> {
  const ofSeason = seasonId === undefined ? sql<boolean>`true` : sql<boolean>`d.season_id = ${seasonId}`;
  const { rows } = await sql<{ field: string; published: number; pushed: number }>`
    select d.field, count(*)::int as published,
      (count(*) filter (where exists (select from pushes p where p.demand_id = d.id)))::int as pushed
    from demands d where d.is_public and ${ofSeason} group by d.field order by d.field`.execute(db);
  return rows;
}

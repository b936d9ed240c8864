import { sql, type Kysely } from 'kysely';
import { json } from '../db/json.js';
import type { Database, Tx } from '../db/schema.js';
import type { SolutionRow, SolutionVersionRow } from './rows.js';

type Reading = Kysely<Database>;

/** One solution, or undefined. @param id - A well-formed UUID. */
export async function findSolution(db: Reading, id: string): Promise<SolutionRow | undefined> {
  return db.selectFrom('solutions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** These solutions, in no order. */
export async function findSolutionsById(db: Reading, ids: readonly string[]): Promise<SolutionRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('solutions')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** A party's solution of a demand that it has not withdrawn. */
export async function findAnswer(
  db: Reading,
  demandId: string,
  partyId: string,
): Promise<SolutionRow | undefined> {
  return db
    .selectFrom('solutions')
    .selectAll()
    .where('demand_id', '=', demandId)
    .where('party_id', '=', partyId)
    .where('status', '<>', 'withdrawn')
    .executeTakeFirst();
}

/** The short-listed solutions of a demand, first answered first. */
export async function findShortlisted(db: Reading, demandId: string): Promise<SolutionRow[]> {
  return db
    .selectFrom('solutions')
    .selectAll()
    .where('demand_id', '=', demandId)
    .where('status', '=', 'shortlisted')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Of what solutions, and where the page before ended. */
export interface SolutionFilter {
  readonly demandId?: string | undefined;
  readonly partyId?: string | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly after?: { readonly createdAt: number; readonly id: string } | undefined;
}

/** At most `limit` solutions, latest first. */
export async function findSolutions(
  db: Reading,
  filter: SolutionFilter,
  limit: number,
): Promise<SolutionRow[]> {
  const { after } = filter;
  let query = filtered(db, filter)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}, ${after.id}::uuid)`);
  }
  return query.execute();
}

/** How many solutions the filter lets through, wherever the page before ended. */
export async function countSolutions(db: Reading, filter: SolutionFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function filtered(db: Reading, { demandId, partyId, statuses }: SolutionFilter) {
  let query = db.selectFrom('solutions');
  if (demandId !== undefined) query = query.where('demand_id', '=', demandId);
  if (partyId !== undefined) query = query.where('party_id', '=', partyId);
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses]);
  return query;
}

export async function insertSolution(tx: Tx, row: SolutionRow): Promise<void> {
  await tx.insertInto('solutions').values(stored(row)).execute();
}

export async function updateSolution(tx: Tx, row: SolutionRow): Promise<void> {
  const { id, ...columns } = stored(row);
  await tx.updateTable('solutions').set(columns).where('id', '=', id).execute();
}

function stored(row: SolutionRow) {
  return {
    ...row,
    content: json(row.content),
    attachments: json(row.attachments),
    feedback: json(row.feedback),
  };
}

/** Keeps the version that a solution now is, for good. */
export async function appendVersion(tx: Tx, row: SolutionRow, by: string): Promise<void> {
  await tx
    .insertInto('solution_versions')
    .values({
      solution_id: row.id,
      version: row.version,
      content: json(row.content),
      attachments: json(row.attachments),
      content_hash: row.content_hash,
      receipt_jws: row.receipt_jws,
      submitted_at: row.submitted_at,
      created_by: by,
    })
    .execute();
}

/** At most `limit` versions before one, newest first. */
export async function findVersions(
  db: Reading,
  solutionId: string,
  before: number | undefined,
  limit: number,
): Promise<SolutionVersionRow[]> {
  let query = db
    .selectFrom('solution_versions')
    .selectAll()
    .where('solution_id', '=', solutionId)
    .orderBy('version', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('version', '<', before);
  return query.execute();
}

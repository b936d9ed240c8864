import { ProblemError } from '@jtop/contract/binding';
import { sql, type SelectQueryBuilder } from 'kysely';
import type { Database, Db, Tx } from '../db/schema.js';
import { isPublic, type LotRow } from './rows.js';

/** A lot with what its entity takes from the listing. */
export type TitledLot = LotRow & { readonly title: string };

/** A lot by id, drafts too; undefined where there is none. */
export async function findLot(db: Db | Tx, id: string): Promise<TitledLot | undefined> {
  return db
    .selectFrom('lots')
    .innerJoin('listings', 'listings.id', 'lots.listing_id')
    .selectAll('lots')
    .select('listings.title as title')
    .where('lots.id', '=', id)
    .executeTakeFirst();
}

/**
 * A lot by id for readers: a draft is known to the operator only.
 * @throws ProblemError 404 `not_found`
 */
export async function visibleLot(db: Db | Tx, id: string, seesDrafts: boolean): Promise<TitledLot> {
  const row = await findLot(db, id);
  if (row === undefined || (!isPublic(row) && !seesDrafts)) throw new ProblemError('not_found');
  return row;
}

/** Locks a lot until the transaction ends; undefined where there is none. Lock the lot before anything else. */
export async function lockLot(tx: Tx, id: string): Promise<LotRow | undefined> {
  return tx.selectFrom('lots').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** As {@link lockLot}, but undefined too where another node holds it. */
export async function lockLotIfFree(tx: Tx, id: string): Promise<LotRow | undefined> {
  return tx.selectFrom('lots').selectAll().where('id', '=', id).forUpdate().skipLocked().executeTakeFirst();
}

export async function titleOf(tx: Tx, listingId: string): Promise<string> {
  const row = await tx
    .selectFrom('listings')
    .select('title')
    .where('id', '=', listingId)
    .executeTakeFirstOrThrow();
  return row.title;
}

/** Filters of the list; each holds codes or ids that have been checked. */
export interface LotFilters {
  readonly status?: readonly string[] | undefined;
  readonly sessionId?: string | undefined;
  readonly listingId?: string | undefined;
  readonly field?: readonly string[] | undefined;
  readonly city?: readonly string[] | undefined;
  readonly seesDrafts: boolean;
}

/** Where a page goes on: behind this lot, in the order of the list. */
export interface LotPosition {
  readonly opensAt: number;
  readonly id: string;
}

/** Lots by opening, latest first, `limit` of them. */
export async function listLots(
  db: Db,
  filters: LotFilters,
  after: LotPosition | undefined,
  limit: number,
): Promise<TitledLot[]> {
  let query = db
    .selectFrom('lots')
    .innerJoin('listings', 'listings.id', 'lots.listing_id')
    .selectAll('lots')
    .select('listings.title as title');
  query = filtered(query, filters);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(lots.opens_at, lots.id) < (${after.opensAt}, ${after.id}::uuid)`);
  }
  return query.orderBy('lots.opens_at', 'desc').orderBy('lots.id', 'desc').limit(limit).execute();
}

function filtered<O>(
  query: SelectQueryBuilder<Database, 'lots' | 'listings', O>,
  filters: LotFilters,
): SelectQueryBuilder<Database, 'lots' | 'listings', O> {
  let narrowed = query;
  if (!filters.seesDrafts) narrowed = narrowed.where('lots.rules_hash', 'is not', null);
  if (filters.status) narrowed = narrowed.where('lots.status', 'in', [...filters.status]);
  if (filters.sessionId) narrowed = narrowed.where('lots.session_id', '=', filters.sessionId);
  if (filters.listingId) narrowed = narrowed.where('lots.listing_id', '=', filters.listingId);
  if (filters.city) narrowed = narrowed.where('lots.city', 'in', [...filters.city]);
  if (filters.field) narrowed = narrowed.where(sql<boolean>`lots.fields && ${[...filters.field]}::text[]`);
  return narrowed;
}

/** The lines of a lot's log, in order, exactly as they were written. */
export async function logLines(db: Db, lotId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('lot_log')
    .select('line')
    .where('lot_id', '=', lotId)
    .orderBy('index')
    .execute();
  return rows.map((row) => row.line);
}

import { sql, type Selectable } from 'kysely';
import type { AnnouncementsTable, Db, Tx } from '../db/schema.js';

export type AnnouncementRow = Selectable<AnnouncementsTable>;

export async function insertAnnouncement(tx: Tx, row: AnnouncementRow): Promise<void> {
  await tx.insertInto('announcements').values(row).execute();
}

export async function findAnnouncement(db: Db, id: string): Promise<AnnouncementRow | undefined> {
  return db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst();
}

export interface AnnouncementFilters {
  readonly kind?: readonly string[] | undefined;
  readonly lotId?: string | undefined;
}

/** Announcements, newest first, behind a position, `limit` of them. */
export async function listAnnouncements(
  db: Db,
  filters: AnnouncementFilters,
  after: { readonly publishedAt: number; readonly id: string } | undefined,
  limit: number,
): Promise<AnnouncementRow[]> {
  let query = db.selectFrom('announcements').selectAll();
  if (filters.kind) query = query.where('kind', 'in', [...filters.kind]);
  if (filters.lotId) query = query.where(sql<boolean>`lot_ids @> array[${filters.lotId}::uuid]`);
  if (after)
    query = query.where(sql<boolean>`(published_at, id) < (${after.publishedAt}, ${after.id}::uuid)`);
  return query.orderBy('published_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

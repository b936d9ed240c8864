import type { Db, Tx } from '../db/schema.js';

/** Organizations that host the special session which an auction session belongs to; none for a weekly one. */
export async function hostOrgIds(db: Db | Tx, sessionId: string): Promise<ReadonlySet<string>> {
  const row = await db
    .selectFrom('auction_sessions')
    .innerJoin('special_sessions', 'special_sessions.id', 'auction_sessions.special_session_id')
    .select('special_sessions.doc as doc')
    .where('auction_sessions.id', '=', sessionId)
    .executeTakeFirst();
  return new Set(row?.doc.hosts.map((host) => host.orgId) ?? []);
}

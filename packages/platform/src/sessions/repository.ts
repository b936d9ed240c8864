import { sql, type Selectable } from 'kysely';
import type {
  AuctionSessionsTable,
  Db,
  SeasonsTable,
  SpecialSessionsTable,
  SpecialsTable,
  Tx,
} from '../db/schema.js';

export type SessionRow = Selectable<AuctionSessionsTable>;

/** What a session shows of its lots, drafts left out. */
export interface SessionLots {
  readonly lotCount: number;
  readonly starredCount: number;
  /** The latest end of its lots, epoch milliseconds; null where it has none. */
  readonly closesAt: number | null;
}

export type SessionWithLots = SessionRow & SessionLots;

const withLots = (db: Db | Tx) =>
  db
    .selectFrom('auction_sessions')
    .selectAll('auction_sessions')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('lots')
          .innerJoin('listings', 'listings.id', 'lots.listing_id')
          .whereRef('lots.session_id', '=', 'auction_sessions.id')
          .where('lots.rules_hash', 'is not', null)
          .select([
            sql<number>`count(*)`.as('lotCount'),
            sql<number>`count(*) filter (where listings.starred)`.as('starredCount'),
            sql<number | null>`max(lots.closes_at)`.as('closesAt'),
          ])
          .as('shown'),
      (join) => join.onTrue(),
    )
    .select((eb) => [
      eb.ref('shown.lotCount').$notNull().as('lotCount'),
      eb.ref('shown.starredCount').$notNull().as('starredCount'),
      'shown.closesAt as closesAt',
    ]);

export async function findSession(db: Db | Tx, id: string): Promise<SessionWithLots | undefined> {
  return withLots(db).where('auction_sessions.id', '=', id).executeTakeFirst();
}

export interface SessionFilters {
  /** Days in Jiangsu, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: readonly string[] | undefined;
}

/** Sessions by opening, earliest first, behind a position, `limit` of them. */
export async function listSessions(
  db: Db,
  filters: SessionFilters,
  after: { readonly opensAt: number; readonly id: string } | undefined,
  limit: number,
): Promise<SessionWithLots[]> {
  let query = withLots(db);
  if (filters.from) query = query.where('auction_sessions.date', '>=', filters.from);
  if (filters.to) query = query.where('auction_sessions.date', '<=', filters.to);
  if (filters.kind) query = query.where('auction_sessions.kind', 'in', [...filters.kind]);
  if (after) {
    const position = sql<boolean>`(auction_sessions.opens_at, auction_sessions.id) > (${after.opensAt}, ${after.id}::uuid)`;
    query = query.where(position);
  }
  return query.orderBy('auction_sessions.opens_at').orderBy('auction_sessions.id').limit(limit).execute();
}

export type SeasonRow = Selectable<SeasonsTable>;

/**
 * The season of a kind that an instant belongs to: the one that runs then, else the last one that had begun, since its
 * calendar holds until the next.
 */
export async function seasonAt(
  tx: Tx,
  kind: 'auction' | 'challenge',
  at: number,
): Promise<SeasonRow | undefined> {
  return tx
    .selectFrom('seasons')
    .selectAll()
    .where('kind', '=', kind)
    .where('starts_at', '<=', at)
    .orderBy(sql`ends_at >= ${at}`, 'desc')
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export interface SpecialSessionRow {
  readonly session: Selectable<SpecialSessionsTable>['doc'];
  readonly special: Selectable<SpecialsTable>['doc'];
}

export async function findSpecialSession(tx: Tx, id: string): Promise<SpecialSessionRow | undefined> {
  return tx
    .selectFrom('special_sessions')
    .innerJoin('specials', 'specials.id', 'special_sessions.special_id')
    .select(['special_sessions.doc as session', 'specials.doc as special'])
    .where('special_sessions.id', '=', id)
    .executeTakeFirst();
}

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx
    .insertInto('auction_sessions')
    .values({ ...row, doc: JSON.stringify(row.doc) })
    .execute();
}

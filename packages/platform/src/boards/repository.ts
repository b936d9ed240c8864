import { sql, type Kysely } from 'kysely';
import type { Database, Tx } from '../db/schema.js';
import type { BoardRow } from './rows.js';

export interface BoardFilter {
  /** Only those that the public has come to know. */
  readonly known: boolean;
  readonly statuses?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly seasonId?: string | undefined;
}

/** Where the page before ended: by what boards are sorted by, then by id. */
export interface BoardPosition {
  readonly listedAt: number;
  readonly id: string;
}

/** At most `limit` boards after a position, latest first. */
export async function findBoards(
  db: Kysely<Database>,
  filter: BoardFilter,
  after: BoardPosition | undefined,
  limit: number,
): Promise<BoardRow[]> {
  let query = filtered(db, filter)
    .selectAll()
    .orderBy('listed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(listed_at, id) < (${after.listedAt}, ${after.id}::uuid)`);
  }
  return query.execute();
}

/** How many boards the filter lets through. */
export async function countBoards(db: Kysely<Database>, filter: BoardFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function filtered(db: Kysely<Database>, { known, statuses, fields, seasonId }: BoardFilter) {
  let query = db.selectFrom('boards');
  if (known) query = query.where('published_at', 'is not', null);
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses]);
  if (fields !== undefined) query = query.where('field', 'in', [...fields]);
  if (seasonId !== undefined) query = query.where('season_id', '=', seasonId);
  return query;
}

/** One board, or undefined. @param id - A well-formed UUID. */
export async function findBoard(db: Kysely<Database>, id: string): Promise<BoardRow | undefined> {
  return db.selectFrom('boards').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertBoard(tx: Tx, row: BoardRow): Promise<void> {
  await tx.insertInto('boards').values(row).execute();
}

export async function updateBoard(tx: Tx, { id, ...columns }: BoardRow): Promise<void> {
  await tx.updateTable('boards').set(columns).where('id', '=', id).execute();
}

/**
 * Makes these demands name the published boards that they are on, under a next revision where that changes.
 * @returns those that changed
 */
export async function linkDemands(tx: Tx, demandIds: readonly string[], now: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update demands d set board_ids = linked.board_ids, rev = d.rev + 1, updated_at = greatest(d.updated_at, ${now})
    from (
      select demands.id, array(
        select boards.id from boards where boards.status = 'published' and boards.demand_ids @> array[demands.id]
        order by boards.published_at, boards.id
      ) as board_ids from demands where demands.id = any(${[...demandIds]}::uuid[]) and demands.is_public
    ) linked
    where d.id = linked.id and d.board_ids <> linked.board_ids
    returning d.id`.execute(tx);
  return rows.map(({ id }) => id);
}

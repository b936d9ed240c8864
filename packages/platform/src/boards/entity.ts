import { formatInstant, type Board } from '@jtop/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.js';
import { findDemandsById } from '../demands/repository.js';
import { demandView } from '../demands/view.js';
import type { BoardRow } from './rows.js';

/** Who looks: the public is not told what stands on a board any more that was taken down, nor what left one. */
export type BoardViewer = 'public' | 'operator';

/** A board as one of a list. @param publicIds - those of its demands that are public */
export function boardSummary(
  row: BoardRow,
  viewer: BoardViewer,
  publicIds: ReadonlySet<string>,
): Omit<Board, 'demands'> {
  const shown = row.demand_ids.filter((id) => publicIds.has(id));
  const demandIds = viewer === 'operator' ? row.demand_ids : row.status === 'published' ? shown : [];
  return {
    id: row.id,
    rev: row.rev,
    seasonId: row.season_id,
    field: row.field,
    batchNo: row.batch_no,
    title: row.title,
    status: row.status,
    demandIds,
    ...(row.published_at === null ? {} : { publishedAt: formatInstant(row.published_at) }),
    version: row.version,
    createdAt: formatInstant(row.created_at),
    updatedAt: formatInstant(row.updated_at),
  };
}

/** A board by itself, with the public views of its demands, whoever looks. */
export async function boardEntity(db: Kysely<Database>, row: BoardRow, viewer: BoardViewer): Promise<Board> {
  const found = await findDemandsById(db, row.demand_ids);
  const demands = found.filter(({ is_public }) => is_public);
  const summary = boardSummary(row, viewer, new Set(demands.map(({ id }) => id)));
  const shown = new Set(summary.demandIds);
  return {
    ...summary,
    demands: demands.filter(({ id }) => shown.has(id)).map((demand) => demandView(demand, 'public')),
  };
}

/** Which of these demands are public. */
export async function publicDemandIds(
  db: Kysely<Database>,
  boards: readonly BoardRow[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(boards.flatMap(({ demand_ids }) => demand_ids))];
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('demands')
    .select('id')
    .where('id', 'in', ids)
    .where('is_public', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

import { sql } from 'kysely';
import type { Tx } from '../db/schema.js';
import { appendMessage, bumpTopic } from '../live/outbox.js';
import type { BoardRow } from './rows.js';

/** Topic of a board's watchers. */
export function boardTopic(boardId: string): string {
  return `board:${boardId}`;
}

/**
 * Tells the watchers of the published boards that hold one of these demands that it is shown otherwise now. The message
 * holds nothing of the board: what is shown is read when it is sent, so that no message of yesterday tells what was
 * hidden since.
 *
 * @param told - a board whose watchers are told already
 * @returns the topics to hint at after the commit
 */
export async function tellBoards(
  tx: Tx,
  demandIds: readonly string[],
  at: number,
  told?: string,
): Promise<string[]> {
  if (demandIds.length === 0) return [];
  let query = tx
    .updateTable('boards')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('status', '=', 'published');
  if (told !== undefined) query = query.where('id', '<>', told);
  const boards = await query
    .where(sql<boolean>`demand_ids && ${[...demandIds]}::uuid[]`)
    .returning(['id', 'version'])
    .execute();
  for (const { id, version } of boards) await appendMessage(tx, boardTopic(id), version, 'board', {}, at);
  return boards.map(({ id }) => boardTopic(id));
}

/**
 * Tells the watchers of a board, and those of its season, that the board itself has changed.
 * @param row - with its new version
 * @returns the topics to hint at after the commit
 */
export async function tellBoard(tx: Tx, row: BoardRow, at: number): Promise<string[]> {
  const topic = boardTopic(row.id);
  const season = `season:${row.season_id}`;
  await appendMessage(tx, topic, row.version, 'board', {}, at);
  const data = { boardId: row.id, field: row.field, status: row.status };
  await appendMessage(tx, season, await bumpTopic(tx, season), 'board', data, at);
  return [topic, season];
}

import type { Store } from '../store.js';
import { boardEntity, type BoardRecord } from './board-record.js';
import type { DemandRecord } from './demand-record.js';

/** Counts a change of a demand as a stored one. The boards on which it stands follow. */
export function storeDemand(store: Store, demand: DemandRecord, at: number): void {
  if (store.demands.has(demand.id)) demand.rev += 1;
  demand.updatedAt = at;
  store.demands.set(demand.id, demand);
  followDemands(store, at);
}

/**
 * Tells of every published board whose demands look otherwise than when it was last told of. One demand can change how
 * others look: how many are alike decides what is told of their places.
 */
function followDemands(store: Store, at: number): void {
  for (const board of store.boards.values()) {
    if (board.status === 'published' && board.told !== lookOf(store, board)) tellBoard(store, board, at);
  }
}

/** Tells the watchers of a board, and those of its season, how it stands. */
export function tellBoard(store: Store, board: BoardRecord, at: number): void {
  board.told = lookOf(store, board);
  store.tell(`board:${board.id}`, 'board', at, (version) => {
    board.version = version;
    return { board: boardEntity(store, board, true) };
  });
  const { id: boardId, field, status } = board;
  store.tell(`season:${board.seasonId}`, 'board', at, () => ({ boardId, field, status }));
}

const lookOf = (store: Store, board: BoardRecord): string =>
  JSON.stringify(boardEntity(store, board, true).demands);

import { FEWEST_ALIKE } from '@jtop/rules/disclosure';
import type { Store } from '../store.js';
import { boardDemands, isKnownBoard, type BoardRecord } from './board-record.js';
import type { DemandRecord } from './demand-record.js';
import { alike, boardsOf } from './view.js';

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

/**
 * Tells the watchers of a board that it is to be shown anew. The message holds nothing of it: `newsOf` puts in how it
 * stands when it is sent, so that no message of yesterday tells what was hidden since.
 */
function tellBoard(store: Store, board: BoardRecord, at: number): void {
  board.told = lookOf(store, board);
  store.tell(`board:${board.id}`, 'board', at, (version) => {
    board.version = version;
    return {};
  });
}

/** Tells of a board that has changed itself: its watchers, those of its season, those of its demands’ other boards. */
export function storeBoard(store: Store, board: BoardRecord, at: number): void {
  board.rev += 1;
  board.updatedAt = at;
  if (!isKnownBoard(board)) return;
  tellBoard(store, board, at);
  const { id: boardId, field, status } = board;
  store.tell(`season:${board.seasonId}`, 'board', at, () => ({ boardId, field, status }));
  followDemands(store, at);
}

/** What the look of a board’s demands depends on; cheaper than the look itself. */
const lookOf = (store: Store, board: BoardRecord): string =>
  JSON.stringify(
    boardDemands(store, board).map((demand) => [
      demand.id,
      demand.rev,
      alike(store, demand) >= FEWEST_ALIKE,
      boardsOf(store, demand).map(({ id }) => id),
    ]),
  );

import type { BoardCreate, BoardUpdate } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Store } from '../store.js';
import type { BoardRecord } from './board-record.js';
import { tellBoard } from './change.js';
import { isPublicDemand } from './demand-record.js';
import { challengeSeason } from './seasons.js';

/** Drafts a board. @throws ProblemError 404 for an unknown season, 409 `board.demand_not_fit { demandIds }` */
export function draftBoard(store: Store, body: BoardCreate, at: number, id?: string): BoardRecord {
  const board: BoardRecord = {
    id: id ?? store.random.id(at),
    seasonId: challengeSeason(store, body.seasonId, at).id,
    field: body.field,
    batchNo: body.batchNo,
    title: body.title,
    demandIds: body.demandIds.map((each) => each.toLowerCase()),
    status: 'draft',
    rev: 1,
    version: 0,
    createdAt: at,
    updatedAt: at,
  };
  requireFit(store, board);
  store.boards.set(board.id, board);
  return board;
}

/** Changes a board. @throws ProblemError 409 `board.state`, `board.demand_not_fit` */
export function updateBoard(store: Store, board: BoardRecord, body: BoardUpdate, at: number): void {
  requireStatus(board, 'draft', 'published');
  const { title = board.title, demandIds = board.demandIds } = body;
  const ids = demandIds.map((each) => each.toLowerCase());
  if (body.demandIds !== undefined) requireFit(store, { ...board, demandIds: ids });
  keep(store, Object.assign(board, { title, demandIds: ids }), at);
}

/** Publishes a draft. @throws ProblemError 409 `board.state`, `board.demand_not_fit` */
export function publishBoard(store: Store, board: BoardRecord, at: number): void {
  requireStatus(board, 'draft');
  requireFit(store, board);
  keep(store, Object.assign(board, { status: 'published' as const, publishedAt: at }), at);
}

/** Takes a board down; its demands stay. @throws ProblemError 409 `board.state` */
export function withdrawBoard(store: Store, board: BoardRecord, reason: string, at: number): void {
  requireStatus(board, 'published');
  keep(store, Object.assign(board, { status: 'withdrawn' as const, withdrawnFor: reason }), at);
}

/** Counts a change as a stored one, and tells whoever may know of the board. */
function keep(store: Store, board: BoardRecord, at: number): void {
  board.rev += 1;
  board.updatedAt = at;
  if (board.status !== 'draft') tellBoard(store, board, at);
}

function requireStatus(board: BoardRecord, ...statuses: readonly BoardRecord['status'][]): void {
  if (!statuses.includes(board.status)) throw new ProblemError('board.state', { boardStatus: board.status });
}

/** A board’s demands are published ones of its field. */
function requireFit(store: Store, { demandIds, field }: BoardRecord): void {
  const unfit = demandIds.filter((id) => {
    const demand = store.demands.get(id);
    return demand === undefined || !isPublicDemand(demand) || demand.content.field !== field;
  });
  if (unfit.length > 0) throw new ProblemError('board.demand_not_fit', { demandIds: unfit });
}

import type { BoardCreate, BoardUpdate, ProblemCode } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { BOARD_MACHINE, apply, type BoardStatus, type BoardTrigger } from '@jtop/rules/lifecycle';
import type { Store } from '../store.js';
import type { BoardRecord } from './board-record.js';
import { storeBoard } from './change.js';
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
  if (BOARD_MACHINE.finals.includes(board.status))
    throw new ProblemError('board.state', { boardStatus: board.status });
  const { title = board.title, demandIds = board.demandIds } = body;
  const ids = demandIds.map((each) => each.toLowerCase());
  if (body.demandIds !== undefined) requireFit(store, { ...board, demandIds: ids });
  storeBoard(store, Object.assign(board, { title, demandIds: ids }), at);
}

/** Publishes a draft. @throws ProblemError 409 `board.state`, `board.demand_not_fit` */
export function publishBoard(store: Store, board: BoardRecord, at: number): void {
  const status = moved(store, board, 'publish', at);
  storeBoard(store, Object.assign(board, { status, publishedAt: at }), at);
}

/** Takes a board down, or drops a draft; its demands stay. @throws ProblemError 409 `board.state` */
export function withdrawBoard(store: Store, board: BoardRecord, reason: string, at: number): void {
  const status = moved(store, board, 'withdraw', at);
  storeBoard(store, Object.assign(board, { status, withdrawnFor: reason }), at);
}

/** The status after a step of the life cycle. Only the operator comes this far. */
function moved(store: Store, board: BoardRecord, trigger: BoardTrigger, at: number): BoardStatus {
  const unfitDemandIds = unfitOf(store, board);
  const applied = apply(BOARD_MACHINE, board.status, trigger, { who: ['operator'], at, unfitDemandIds });
  if (!applied.ok) throw new ProblemError(applied.code as ProblemCode, applied.extras);
  return applied.state;
}

/** @throws ProblemError 409 `board.demand_not_fit { demandIds }` */
function requireFit(store: Store, board: BoardRecord): void {
  const demandIds = unfitOf(store, board);
  if (demandIds.length > 0) throw new ProblemError('board.demand_not_fit', { demandIds });
}

/** A board’s demands are published ones of its field: those that are not. */
function unfitOf(store: Store, { demandIds, field }: BoardRecord): string[] {
  return demandIds.filter((id) => {
    const demand = store.demands.get(id);
    return demand === undefined || !isPublicDemand(demand) || demand.content.field !== field;
  });
}

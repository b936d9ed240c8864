import { formatInstant, type Board } from '@jtop/contract';
import type { Store } from '../store.js';
import { isPublicDemand, type DemandRecord } from './demand-record.js';
import { demandView } from './view.js';

/** A board as the mock keeps it. */
export interface BoardRecord {
  readonly id: string;
  readonly seasonId: string;
  readonly field: Board['field'];
  readonly batchNo: number;
  readonly createdAt: number;
  title: string;
  /** In their order. One that is taken back leaves the board without leaving this list. */
  demandIds: readonly string[];
  status: 'draft' | 'published' | 'withdrawn';
  rev: number;
  version: number;
  updatedAt: number;
  publishedAt?: number;
  withdrawnFor?: string;
  /** Its demands as its watchers were last told of them. */
  told?: string;
}

/** Whether everybody knows of a board: one that was called off as a draft nobody ever does. */
export const isKnownBoard = ({ publishedAt }: BoardRecord): boolean => publishedAt !== undefined;

/** The demands of a board that everybody may know of, in their order. */
export function boardDemands(store: Store, { demandIds }: BoardRecord): DemandRecord[] {
  return demandIds.flatMap((id) => {
    const demand = store.demands.get(id);
    return demand === undefined || !isPublicDemand(demand) ? [] : [demand];
  });
}

/**
 * A board as the wire gives it in a list. The public is not told what stood on one that was taken down, nor what left one.
 * @param whole whether the operator looks
 */
export function boardSummary(store: Store, board: BoardRecord, whole: boolean): Board {
  const shown = board.status === 'published' ? boardDemands(store, board).map(({ id }) => id) : [];
  return {
    id: board.id,
    rev: board.rev,
    seasonId: board.seasonId,
    field: board.field,
    batchNo: board.batchNo,
    title: board.title,
    status: board.status,
    demandIds: whole ? [...board.demandIds] : shown,
    ...(board.publishedAt === undefined ? {} : { publishedAt: formatInstant(board.publishedAt) }),
    version: board.version,
    createdAt: formatInstant(board.createdAt),
    updatedAt: formatInstant(board.updatedAt),
  };
}

/** A board by itself: with its demands in their public view, whoever looks. */
export function boardEntity(store: Store, board: BoardRecord, whole: boolean): Board {
  const summary = boardSummary(store, board, whole);
  const shown = boardDemands(store, board).filter(({ id }) => summary.demandIds.includes(id));
  return { ...summary, demands: shown.map((demand) => demandView(store, demand, 'public')) };
}

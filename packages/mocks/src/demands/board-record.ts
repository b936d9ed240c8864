import { formatInstant, type Board } from '@jtop/contract';
import type { Store } from '../store.js';
import { isPublicDemand } from './demand-record.js';
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

/** A board as the wire gives it; its demands in their public view, whoever asks. */
export function boardEntity(store: Store, board: BoardRecord, withDemands: boolean): Board {
  const demands = board.demandIds.flatMap((id) => {
    const demand = store.demands.get(id);
    return demand === undefined || !isPublicDemand(demand) ? [] : [demand];
  });
  return {
    id: board.id,
    rev: board.rev,
    seasonId: board.seasonId,
    field: board.field,
    batchNo: board.batchNo,
    title: board.title,
    status: board.status,
    demandIds: demands.map(({ id }) => id),
    ...(withDemands ? { demands: demands.map((demand) => demandView(store, demand, 'public')) } : {}),
    ...(board.publishedAt === undefined ? {} : { publishedAt: formatInstant(board.publishedAt) }),
    version: board.version,
    createdAt: formatInstant(board.createdAt),
    updatedAt: formatInstant(board.updatedAt),
  };
}

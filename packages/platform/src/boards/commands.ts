import type { Board, BoardCreate, BoardReason, BoardUpdate } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import {
  apply,
  BOARD_MACHINE,
  type BoardFacts,
  type BoardStatus,
  type BoardTrigger,
} from '@jtop/rules/lifecycle';
import type { Tx } from '../db/schema.js';
import {
  atDesk,
  problemOf,
  requireRevision,
  type Desk,
  type DeskCall,
  type DeskWork,
} from '../demands/desk.js';
import { seasonOf } from '../demands/creating.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { boardEntity } from './entity.js';
import { boardViewer, isKnown } from './reading.js';
import { findBoard, insertBoard, linkDemands, updateBoard } from './repository.js';
import type { BoardRow } from './rows.js';
import { tellBoard, tellBoards } from './telling.js';

/** A call on one board. */
export interface BoardCall extends DeskCall {
  readonly boardId: string;
}

/**
 * Drafts a board. @throws ProblemError 403, 404 for an unknown season, 400 `request.invalid`,
 *   409 `board.demand_not_fit { demandIds }`
 */
export async function createBoard(
  desk: Desk,
  call: DeskCall,
  body: BoardCreate,
): Promise<StoredAnswer<Board>> {
  return atDesk(
    desk,
    call,
    async () => undefined,
    async (_nothing, { tx, now }) => {
      requireMayCall(call.operation, call.viewer);
      const season = await seasonOf(tx, body.seasonId, now);
      const demandIds = body.demandIds.map((id) => id.toLowerCase());
      requireFit(await unfitDemands(tx, demandIds, body.field));
      const row: BoardRow = {
        id: newId(now),
        rev: 1,
        season_id: season.id,
        field: body.field,
        batch_no: body.batchNo,
        title: body.title,
        status: BOARD_MACHINE.initial,
        demand_ids: demandIds,
        reason: null,
        published_at: null,
        listed_at: now,
        version: 0,
        created_at: now,
        updated_at: now,
        created_by: partyOf(call.viewer),
      };
      await insertBoard(tx, row);
      return { status: 201, body: await boardEntity(tx, row, 'operator') };
    },
  );
}

/** A new title, or the demands anew. @throws ProblemError 403, 412, 409 `board.state`, `board.demand_not_fit` */
export function changeBoard(desk: Desk, call: BoardCall, body: BoardUpdate): Promise<StoredAnswer<Board>> {
  return onBoard(desk, call, async (row, { tx }) => {
    requireRevision(call, row.rev);
    if (BOARD_MACHINE.finals.includes(row.status as BoardStatus)) {
      throw new ProblemError('board.state', { boardStatus: row.status });
    }
    const demandIds = body.demandIds?.map((id) => id.toLowerCase());
    if (demandIds !== undefined) requireFit(await unfitDemands(tx, demandIds, row.field));
    return { title: body.title ?? row.title, demand_ids: demandIds ?? row.demand_ids };
  });
}

/** @throws ProblemError 403, 409 `board.state`, `board.demand_not_fit` */
export function publishBoard(desk: Desk, call: BoardCall): Promise<StoredAnswer<Board>> {
  return onBoard(desk, call, async (row, { tx, now }) => ({
    status: moveBoard(row, 'publish', call.viewer, now, await unfitDemands(tx, row.demand_ids, row.field)),
    published_at: now,
    listed_at: now,
  }));
}

/** Takes a board down; its demands stay published. @throws ProblemError 403, 409 `board.state` */
export function withdrawBoard(
  desk: Desk,
  call: BoardCall,
  { reason }: BoardReason,
): Promise<StoredAnswer<Board>> {
  return onBoard(desk, call, async (row, { now }) => ({
    status: moveBoard(row, 'withdraw', call.viewer, now),
    reason,
  }));
}

type Change = Partial<
  Pick<BoardRow, 'title' | 'demand_ids' | 'status' | 'published_at' | 'listed_at' | 'reason'>
>;

async function onBoard(
  desk: Desk,
  call: BoardCall,
  act: (row: BoardRow, work: DeskWork) => Promise<Change>,
): Promise<StoredAnswer<Board>> {
  return atDesk(
    desk,
    call,
    async (tx) => {
      const row = await findBoard(tx, call.boardId);
      const as = boardViewer(call.viewer);
      if (row === undefined || (as === 'public' && !isKnown(row))) throw new ProblemError('not_found');
      return row;
    },
    async (row, work) => {
      requireMayCall(call.operation, call.viewer);
      const stored = await storeBoard(work, row, await act(row, work));
      return { status: 200, body: await boardEntity(work.tx, stored, 'operator') };
    },
  );
}

/** Writes a change, lets the demands name their boards, and tells the watchers of a board that the public knows. */
async function storeBoard({ tx, now, hint }: DeskWork, before: BoardRow, change: Change): Promise<BoardRow> {
  const changed = { ...before, ...change };
  const isTold = isKnown(changed);
  const row = {
    ...changed,
    rev: before.rev + 1,
    version: before.version + (isTold ? 1 : 0),
    updated_at: Math.max(now, before.updated_at),
  };
  await updateBoard(tx, row);
  if (!isTold) return row;
  const linked = await linkDemands(tx, [...new Set([...before.demand_ids, ...row.demand_ids])], now);
  hint(await tellBoard(tx, row, now));
  // Other boards show these demands, too, and on which boards they stand.
  hint(await tellBoards(tx, linked, now, row.id));
  return (await findBoard(tx, row.id)) ?? row;
}

function moveBoard(
  row: BoardRow,
  trigger: BoardTrigger,
  viewer: Viewer,
  at: number,
  unfitDemandIds: readonly string[] = [],
): BoardStatus {
  const who = boardViewer(viewer) === 'operator' ? (['operator'] as const) : [];
  const facts: BoardFacts = { who, at, unfitDemandIds };
  const applied = apply(BOARD_MACHINE, row.status as BoardStatus, trigger, facts);
  if (!applied.ok) throw problemOf(applied);
  return applied.state;
}

/** Those of these demands that are not published, of another field, or not there. */
async function unfitDemands(tx: Tx, ids: readonly string[], field: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('demands')
    .select('id')
    .where('id', 'in', [...ids])
    .where('is_public', '=', true)
    .where('field', '=', field)
    .execute();
  const fit = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !fit.has(id));
}

function requireFit(demandIds: readonly string[]): void {
  if (demandIds.length > 0) throw new ProblemError('board.demand_not_fit', { demandIds });
}

import { formatInstant, type Board, type BoardPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { isId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { boardEntity, boardSummary, publicDemandIds, type BoardViewer } from './entity.js';
import { countBoards, findBoard, findBoards, type BoardPosition } from './repository.js';

/** The query of `boards.list`, as the binder parsed it. */
export interface BoardsQuery {
  readonly field?: readonly string[] | undefined;
  readonly seasonId?: string | undefined;
  readonly status?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;

type Reading = Pick<Platform, 'db' | 'clock'>;

export function boardViewer(viewer: Viewer): BoardViewer {
  return viewer.limits === undefined && seesDrafts(viewer) ? 'operator' : 'public';
}

/**
 * Boards, latest first; drafts for the operator alone. Of one that was taken down only that is told.
 * @throws ProblemError `request.invalid` for a cursor of another list
 */
export async function listBoards(
  { db, clock }: Reading,
  query: BoardsQuery,
  viewer: Viewer,
): Promise<BoardPage> {
  const as = boardViewer(viewer);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const scope = cursorScope('boards.list', { ...query, as });
  const after = query.cursor === undefined ? undefined : positionOf(decodeCursor(query.cursor, scope));
  const filter = {
    known: as === 'public',
    statuses: query.status,
    fields: query.field,
    seasonId: query.seasonId,
  };
  const found = await findBoards(db, filter, after, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.listed_at, row.id]);
  const publicIds = await publicDemandIds(db, rows);
  return {
    items: rows.map((row) => boardSummary(row, as, publicIds)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(after === undefined ? { total: await countBoards(db, filter) } : {}),
    asOf: formatInstant(clock.now()),
  };
}

/** One board with its demands. @throws ProblemError `not_found`, also for a draft, which is the operator's */
export async function retrieveBoard(db: Platform['db'], id: string, viewer: Viewer): Promise<Board> {
  const as = boardViewer(viewer);
  const row = await findBoard(db, id);
  if (row === undefined || (as === 'public' && !isKnown(row))) throw new ProblemError('not_found');
  return boardEntity(db, row, as);
}

/** Whether the public knows of a board: one that was called off as a draft it never does. */
export function isKnown({ published_at }: { readonly published_at: number | null }): boolean {
  return published_at !== null;
}

function positionOf([listedAt, id, ...rest]: readonly unknown[]): BoardPosition {
  if (typeof listedAt !== 'number' || typeof id !== 'string' || !isId(id) || rest.length > 0) {
    throw invalidCursor();
  }
  return { listedAt, id };
}

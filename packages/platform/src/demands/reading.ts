import { formatInstant, type Demand, type DemandPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import type { Platform } from '../context.js';
import type { Db } from '../db/schema.js';
import type { Viewer } from '../identity/viewer.js';
import { countInSmallCatalogue } from '../listings/searching.js';
import { partyOf } from '../lots/access.js';
import { isId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import type { Position } from '../paging/sequence.js';
import { inTransaction } from '../db/transaction.js';
import { teamMatches } from '../matching/repository.js';
import { hasUnopened, openPush } from '../pushes/repository.js';
import { searchOf } from '../search/asked.js';
import { levelOf, maySee } from './access.js';
import { conditionsOf, INDEXES, type DemandFilter } from './filter.js';
import {
  countDemands,
  findDemand,
  findDemands,
  findOwnDemands,
  type DemandOrder,
  type OwnDemands,
} from './repository.js';
import type { DemandRow } from './rows.js';
import { demandView } from './view.js';

/** The query of `demands.list`, as the binder parsed it. */
export interface DemandsQuery {
  readonly field?: readonly string[] | undefined;
  readonly city?: readonly string[] | undefined;
  readonly track?: readonly string[] | undefined;
  readonly purpose?: readonly string[] | undefined;
  readonly budgetBand?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly hot?: boolean | undefined;
  readonly boardId?: string | undefined;
  readonly specialId?: string | undefined;
  readonly seasonId?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The query of `me.demands.list`. */
export interface OwnDemandsQuery {
  readonly status?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;
/** Up to here a total is told; counting further would cost more than the page itself. */
const MOST_COUNTED = 10_000;

type Reading = Pick<Platform, 'db' | 'clock'>;

/**
 * Demands, latest first by default: in their public view and by their public fields for everybody, whole and with those
 * that are not public for the operator.
 * @throws ProblemError `request.invalid` for a cursor of another list
 */
export async function listDemands(
  { db, clock }: Reading,
  query: DemandsQuery,
  viewer: Viewer,
): Promise<DemandPage> {
  const sees = viewer.limits === undefined && seesDrafts(viewer) ? 'all' : 'public';
  const limit = query.limit ?? DEFAULT_LIMIT;
  const order = orderOf(query.sort);
  const scope = cursorScope('demands.list', { ...query, sees });
  const after = query.cursor === undefined ? undefined : positionOf(decodeCursor(query.cursor, scope), order);
  const filter = filterOf(query, sees);
  const found = filter && (await findDemands(db, filter, order, after, limit + 1));
  const { rows, nextCursor } = pageOf(found?.rows ?? [], limit, scope, (row) => [
    sortValue(row, order),
    row.id,
  ]);
  const total = after === undefined ? await totalOf(db, filter, found?.matches) : undefined;
  return {
    items: rows.map((row) => demandView(row, sees === 'all' ? 'operator' : 'public')),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(total === undefined ? {} : { total }),
    asOf: formatInstant(clock.now()),
  };
}

/** One demand, as its viewer may see it. @throws ProblemError `not_found`, also for one that is not for this viewer */
export async function retrieveDemand({ db, clock }: Reading, id: string, viewer: Viewer): Promise<Demand> {
  const row = await findDemand(db, id);
  if (row === undefined || !maySee(row, viewer)) throw new ProblemError('not_found');
  const { partyId } = viewer;
  if (partyId === undefined || viewer.limits !== undefined) return demandView(row, levelOf(row, viewer));
  if (await hasUnopened(db, id, partyId)) {
    await inTransaction(db, (tx) => openPush(tx, id, partyId, clock.now()));
  }
  const match = (await teamMatches(db, [id], partyId)).get(id);
  return demandView(row, levelOf(row, viewer, match));
}

/** The caller's own demands, latest first. @throws ProblemError `auth.required`, `request.invalid` */
export async function listOwnDemands(
  { db, clock }: Reading,
  { limit = DEFAULT_LIMIT, cursor, status }: OwnDemandsQuery,
  viewer: Viewer,
): Promise<DemandPage> {
  const partyId = partyOf(viewer);
  const scope = cursorScope('me.demands.list', { status, partyId });
  const after = cursor === undefined ? undefined : ownPosition(decodeCursor(cursor, scope));
  const own = { partyId, organizationId: viewer.organizationId, statuses: status, after };
  // A token for one lot says nothing of anything else.
  const found = viewer.limits === undefined ? await findOwnDemands(db, own, limit + 1) : [];
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.created_at, row.id]);
  return {
    items: rows.map((row) => demandView(row, levelOf(row, viewer))),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(clock.now()),
  };
}

/** `undefined` when nothing can match, so that no query is needed. */
function filterOf(query: DemandsQuery, sees: DemandFilter['sees']): DemandFilter | undefined {
  const boardId = query.boardId?.toLowerCase();
  if (boardId !== undefined && !isId(boardId)) return undefined;
  return {
    sees,
    statuses: query.status,
    fields: query.field,
    cities: query.city,
    tracks: query.track,
    purposes: query.purpose,
    bands: query.budgetBand,
    hot: query.hot,
    boardId,
    specialId: query.specialId,
    seasonId: query.seasonId,
    search: searchOf(query.q),
  };
}

async function totalOf(
  db: Db,
  filter: DemandFilter | undefined,
  matches: number | undefined,
): Promise<number | undefined> {
  if (filter === undefined) return 0;
  const { search, sees } = filter;
  if (search !== undefined) {
    return matches ?? countInSmallCatalogue(db, conditionsOf(filter), search, INDEXES[sees]);
  }
  const count = await countDemands(db, filter, MOST_COUNTED);
  return count > MOST_COUNTED ? undefined : count;
}

function orderOf(sort = '-publishedAt'): DemandOrder {
  const name = sort.replace(/^-/u, '');
  const by = name === 'deadline' || name === 'no' ? name : 'publishedAt';
  return { by, descending: sort.startsWith('-') };
}

function sortValue(row: DemandRow, { by }: DemandOrder): string | number | null {
  if (by === 'publishedAt') return row.listed_at;
  return by === 'no' ? row.no : row.deadline;
}

function positionOf([value, id, ...rest]: readonly unknown[], { by }: DemandOrder): Position {
  const fits =
    by === 'no'
      ? typeof value === 'string'
      : typeof value === 'number' || (by === 'deadline' && value === null);
  if (!fits || typeof id !== 'string' || !isId(id) || rest.length > 0) throw invalidCursor();
  return { value: value as Position['value'], id };
}

function ownPosition([createdAt, id, ...rest]: readonly unknown[]): NonNullable<OwnDemands['after']> {
  if (typeof createdAt !== 'number' || typeof id !== 'string' || !isId(id) || rest.length > 0) {
    throw invalidCursor();
  }
  return { createdAt, id };
}

/** Whether somebody may have the files of a demand: who is shown them. Looked at anew for each file that is asked for. */
export async function mayReadDemandFiles(reading: Reading, id: string, viewer: Viewer): Promise<boolean> {
  try {
    return (await retrieveDemand(reading, id, viewer)).attachments !== undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not_found') return false;
    throw error;
  }
}

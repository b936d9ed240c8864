import {
  formatInstant,
  type Solution,
  type SolutionPage,
  type SolutionReceipt,
  type SolutionReceiptPage,
} from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { consentsAbout, consentsAboutAll } from '../consents/repository.js';
import type { Platform } from '../context.js';
import { maySee, whoOf } from '../demands/access.js';
import { findDemand, findDemandsById } from '../demands/repository.js';
import type { DemandRow } from '../demands/rows.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { maySeeReceipts, maySeeSolution } from './access.js';
import {
  countSolutions,
  findSolution,
  findSolutions,
  findVersions,
  type SolutionFilter,
} from './repository.js';
import type { SolutionRow } from './rows.js';
import { receiptOf } from './submitting.js';
import { solutionView } from './view.js';

/** The query of a list of solutions, as the binder parsed it. */
export interface SolutionsQuery {
  readonly status?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;

type Reading = Pick<Platform, 'db' | 'clock'>;

/**
 * The answers of a demand, latest first: all of them for its company and the operator, a team its own. Everybody is told how
 * many there are; a filter changes that only for who sees them all.
 * @throws ProblemError 404 `not_found`, 400 `request.invalid` for a cursor of another list
 */
export async function listSolutionsOf(
  reading: Reading,
  demandId: string,
  query: SolutionsQuery,
  viewer: Viewer,
): Promise<SolutionPage> {
  const demand = await findDemand(reading.db, demandId);
  if (demand === undefined || !maySee(demand, viewer)) throw new ProblemError('not_found');
  const sees = whoOf(demand, viewer).length > 0 ? 'all' : (ownOf(viewer) ?? 'none');
  const scope = cursorScope('demands.solutions.list', { ...query, demandId, sees });
  const filter = {
    demandId,
    statuses: query.status,
    ...(sees === 'all' ? {} : { partyId: sees }),
  };
  const total = sees === 'all' ? await countSolutions(reading.db, filter) : demand.answer_count;
  if (sees === 'none') {
    if (query.cursor !== undefined) throw invalidCursor();
    return { items: [], total, asOf: formatInstant(reading.clock.now()) };
  }
  const page = await pageOfSolutions(reading, { filter, scope, query, viewer });
  return query.cursor === undefined ? { ...page, total } : page;
}

/** The caller's own solutions, latest first. @throws ProblemError `auth.required`, `request.invalid` */
export async function listOwnSolutions(
  reading: Reading,
  query: SolutionsQuery,
  viewer: Viewer,
): Promise<SolutionPage> {
  const partyId = partyOf(viewer);
  const scope = cursorScope('me.solutions.list', { ...query, partyId });
  return pageOfSolutions(reading, { filter: { partyId, statuses: query.status }, scope, query, viewer });
}

interface PageAsked {
  readonly filter: SolutionFilter;
  readonly scope: string;
  readonly query: SolutionsQuery;
  readonly viewer: Viewer;
}

async function pageOfSolutions(
  { db, clock }: Reading,
  { filter, scope, query, viewer }: PageAsked,
): Promise<SolutionPage> {
  const { limit = DEFAULT_LIMIT, cursor } = query;
  const after = cursor === undefined ? undefined : positionOf(decodeCursor(cursor, scope));
  const found = await findSolutions(db, { ...filter, after }, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.created_at, row.id]);
  const at = clock.now();
  return {
    items: await viewsOf(db, rows, viewer, at),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(at),
  };
}

async function viewsOf(
  db: Platform['db'],
  rows: readonly SolutionRow[],
  viewer: Viewer,
  at: number,
): Promise<Solution[]> {
  const ids = rows.map(({ id }) => id);
  const consents = await consentsAboutAll(db, 'solution', ids);
  const demands = await findDemandsById(db, [...new Set(rows.map(({ demand_id }) => demand_id))]);
  const byId = new Map(demands.map((demand) => [demand.id, demand]));
  return rows.flatMap((row) => {
    const demand = byId.get(row.demand_id);
    return demand === undefined ? [] : [solutionView(row, { demand, viewer, consents, at })];
  });
}

/** One solution, for who may know of it. @throws ProblemError `not_found` */
export async function retrieveSolution(
  { db, clock }: Reading,
  id: string,
  viewer: Viewer,
): Promise<Solution> {
  const { row, demand } = await found(db, id, viewer, maySeeSolution);
  const consents = await consentsAbout(db, { type: 'solution', id });
  return solutionView(row, { demand, viewer, consents, at: clock.now() });
}

/** The receipt of the newest version, for its team and the operator. @throws ProblemError `not_found` */
export async function retrieveReceipt({ db }: Reading, id: string, viewer: Viewer): Promise<SolutionReceipt> {
  return receiptOf((await found(db, id, viewer, maySeeReceipts)).row);
}

/** The receipts of all versions, newest first. @throws ProblemError `not_found`, `request.invalid` */
export async function listVersions(
  { db, clock }: Reading,
  id: string,
  query: Omit<SolutionsQuery, 'status'>,
  viewer: Viewer,
): Promise<SolutionReceiptPage> {
  const { row } = await found(db, id, viewer, maySeeReceipts);
  const { limit = DEFAULT_LIMIT, cursor } = query;
  const scope = cursorScope('solutions.versions.list', { id });
  const before = cursor === undefined ? undefined : numberOf(decodeCursor(cursor, scope));
  const versions = await findVersions(db, id, before, limit + 1);
  const { rows, nextCursor } = pageOf(versions, limit, scope, ({ version }) => [version]);
  return {
    items: rows.map((each) => receiptOf({ ...each, id, demand_id: row.demand_id })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(clock.now()),
  };
}

/** Whether a viewer may read the files of a solution: those that its view shows. */
export async function mayReadAttachments(reading: Reading, id: string, viewer: Viewer): Promise<boolean> {
  try {
    return (await retrieveSolution(reading, id, viewer)).attachments !== undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not_found') return false;
    throw error;
  }
}

type Sees = (row: SolutionRow, demand: DemandRow, viewer: Viewer) => boolean;

async function found(db: Platform['db'], id: string, viewer: Viewer, sees: Sees) {
  const row = await findSolution(db, id);
  const demand = row === undefined ? undefined : await findDemand(db, row.demand_id);
  if (row === undefined || demand === undefined || !sees(row, demand, viewer)) {
    throw new ProblemError('not_found');
  }
  return { row, demand };
}

/** Whose solutions a team sees; a page's token counts for nobody here. */
function ownOf({ partyId, limits }: Viewer): string | undefined {
  return limits === undefined ? partyId : undefined;
}

function positionOf([createdAt, id, ...rest]: readonly unknown[]): NonNullable<SolutionFilter['after']> {
  if (typeof createdAt !== 'number' || typeof id !== 'string' || !isId(id) || rest.length > 0) {
    throw invalidCursor();
  }
  return { createdAt, id };
}

function numberOf([version, ...rest]: readonly unknown[]): number {
  if (typeof version !== 'number' || rest.length > 0) throw invalidCursor();
  return version;
}

import { formatInstant, type Match, type MatchPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { levelOf, maySee, whoOf } from '../demands/access.js';
import { findDemand, findDemandsById } from '../demands/repository.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { findOwnMatches, matchesOf, teamMatches, type MatchRow } from './repository.js';
import { matchView } from './view.js';

/** The query of both lists, as the binder parsed it. */
export interface MatchesQuery {
  readonly status?: readonly string[] | undefined;
  readonly side?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;

type Reading = Pick<Platform, 'db' | 'clock'>;

/** Who acts for a match's listing or team. A page's token counts for nobody. */
export function isCounterpart(row: MatchRow, viewer: Viewer): boolean {
  return (
    viewer.limits === undefined && viewer.partyId !== undefined && row.counterpart_party_id === viewer.partyId
  );
}

/**
 * What fits a demand, best first by what the viewer is told: listings for everybody, teams for the company, the operator
 * and themselves.
 * @throws ProblemError 404 for a demand that is not for this viewer, 400 for a cursor of another list
 */
export async function listMatches(
  { db, clock }: Reading,
  demandId: string,
  query: MatchesQuery,
  viewer: Viewer,
): Promise<MatchPage> {
  const demand = await findDemand(db, demandId);
  if (demand === undefined || !maySee(demand, viewer)) throw new ProblemError('not_found');
  const { limit = DEFAULT_LIMIT, cursor, status, side } = query;
  const known = viewer.limits === undefined ? viewer.partyId : undefined;
  const match = (await teamMatches(db, [demandId], known)).get(demandId);
  const level = levelOf(demand, viewer, match);
  const demandSide = whoOf(demand, viewer).length > 0;
  const scope = cursorScope('demands.matches.list', { status, side, demandId, level, party: known });
  const after = cursor === undefined ? undefined : scorePosition(decodeCursor(cursor, scope));
  const seen = (await matchesOf(db, demandId)).flatMap(
    (row) => matchView(row, demand, { level, counterpart: isCounterpart(row, viewer), demandSide }) ?? [],
  );
  const found = seen
    .filter((each) => status?.includes(each.status) ?? true)
    .filter((each) => side?.includes(each.counterpart.type) ?? true)
    .sort(inOrder);
  const rest = after === undefined ? found : found.filter((each) => inOrder(each, after) > 0);
  const { rows, nextCursor } = pageOf(rest.slice(0, limit + 1), limit, scope, ({ scoreBp, id }) => [
    scoreBp,
    id,
  ]);
  return {
    items: rows,
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(after === undefined ? { total: found.length } : {}),
    asOf: formatInstant(clock.now()),
  };
}

/** Matches of one's demands, listings and team, latest first. @throws ProblemError `auth.required`, `request.invalid` */
export async function listOwnMatches(
  { db, clock }: Reading,
  { limit = DEFAULT_LIMIT, cursor, status, side }: MatchesQuery,
  viewer: Viewer,
): Promise<MatchPage> {
  const partyId = partyOf(viewer);
  const scope = cursorScope('me.matches.list', { status, side, partyId });
  const after = cursor === undefined ? undefined : timePosition(decodeCursor(cursor, scope));
  const { organizationId } = viewer;
  const own = { partyId, organizationId, statuses: status, sides: side, after };
  // A token for one lot says nothing of anything else.
  const found = viewer.limits === undefined ? await findOwnMatches(db, own, limit + 1) : [];
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.created_at, row.id]);
  return {
    items: await viewsOf(db, rows, viewer),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(clock.now()),
  };
}

/** Matches as somebody sees them who is a party to each. */
export async function viewsOf(
  db: Reading['db'],
  rows: readonly MatchRow[],
  viewer: Viewer,
): Promise<Match[]> {
  const ids = [...new Set(rows.map((row) => row.demand_id))];
  const demands = new Map((await findDemandsById(db, ids)).map((demand) => [demand.id, demand]));
  const teams = await teamMatches(db, ids, viewer.partyId);
  return rows.flatMap((row) => {
    const demand = demands.get(row.demand_id);
    if (demand === undefined) return [];
    const level = levelOf(demand, viewer, teams.get(demand.id));
    const demandSide = whoOf(demand, viewer).length > 0;
    return matchView(row, demand, { level, counterpart: isCounterpart(row, viewer), demandSide }) ?? [];
  });
}

function inOrder(a: Pick<Match, 'scoreBp' | 'id'>, b: Pick<Match, 'scoreBp' | 'id'>): number {
  return b.scoreBp - a.scoreBp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function scorePosition([scoreBp, id, ...rest]: readonly unknown[]): Pick<Match, 'scoreBp' | 'id'> {
  if (typeof scoreBp !== 'number' || typeof id !== 'string' || rest.length > 0) throw invalidCursor();
  return { scoreBp, id };
}

function timePosition([createdAt, id, ...rest]: readonly unknown[]): { createdAt: number; id: string } {
  if (typeof createdAt !== 'number' || typeof id !== 'string' || !isId(id) || rest.length > 0) {
    throw invalidCursor();
  }
  return { createdAt, id };
}

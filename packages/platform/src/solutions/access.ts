import type { Who } from '@jtop/rules/lifecycle';
import { isOwn, whoOf } from '../demands/access.js';
import type { DemandRow } from '../demands/rows.js';
import type { Viewer } from '../identity/viewer.js';
import type { SolutionRow } from './rows.js';

type Answering = Pick<SolutionRow, 'party_id'>;

/**
 * Whether somebody is the team that answered: the very party. A colleague of the same university may be of a team that
 * competes with it.
 */
export function isTeam({ party_id: partyId }: Answering, viewer: Viewer): boolean {
  return viewer.partyId === partyId && viewer.limits === undefined;
}

/** What somebody is to a solution, for the table of its life. */
export function whoOfSolution(row: Answering, demand: DemandRow, viewer: Viewer): Who[] {
  return [...(isTeam(row, viewer) ? (['team'] as const) : []), ...whoOf(demand, viewer)];
}

/** Whether somebody may know that a solution is there: its team, the company, the operator. */
export function maySeeSolution(row: Answering, demand: DemandRow, viewer: Viewer): boolean {
  return whoOfSolution(row, demand, viewer).length > 0;
}

/** Whether somebody may see what a team alone gets: its receipts. */
export function maySeeReceipts(row: Answering, demand: DemandRow, viewer: Viewer): boolean {
  return isTeam(row, viewer) || whoOf(demand, viewer).includes('operator');
}

/** Whether somebody is the demand's own side. */
export function isDemandSide(demand: DemandRow, viewer: Viewer): boolean {
  return isOwn(demand, viewer);
}

import type { OwnSolution } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Db } from '../db/schema.js';
import { findDemand } from '../demands/repository.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isTeam } from './access.js';
import { findAnswer, findSolution } from './repository.js';
import type { SolutionRow } from './rows.js';
import type { FoundSolution } from './submitting.js';

/** Which answer is meant: one by its id, or the one that was given to a demand. */
export interface OwnSolutionAsked {
  readonly solution_id: string | null;
  readonly demand_id: string | null;
}

/** The answer of a person's own that is meant; undefined where there is none, however much others know of one. */
export async function findOwnSolution(
  db: Db,
  { solution_id: id, demand_id: demandId }: OwnSolutionAsked,
  viewer: Viewer,
): Promise<FoundSolution | undefined> {
  const row =
    id === null ? await findAnswer(db, demandId ?? '', partyOf(viewer)) : await findSolution(db, id);
  const demand = row === undefined ? undefined : await findDemand(db, row.demand_id);
  if (row === undefined || demand === undefined || !isTeam(row, viewer)) return undefined;
  return { row, demand };
}

/**
 * What a page is let know of an answer, by its own team alone: the company would let it know what it was trusted with.
 * @throws ProblemError 403 as the table of calls says; 404 `not_found`
 */
export async function retrieveOwnSolution(
  db: Db,
  asked: OwnSolutionAsked,
  viewer: Viewer,
): Promise<OwnSolution> {
  requireMayCall('solutions.retrieve', viewer);
  const found = await findOwnSolution(db, asked, viewer);
  if (found === undefined) throw new ProblemError('not_found');
  return ownSolution(found.row);
}

function ownSolution({ content, attachments, ...row }: SolutionRow): OwnSolution {
  const { attachments: _named, ...said } = content;
  return {
    ...said,
    solutionId: row.id,
    demandId: row.demand_id,
    version: row.version,
    status: row.status,
    ...(attachments.length === 0 ? {} : { attachments }),
    confidential: row.confidential,
  };
}

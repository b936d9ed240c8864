import { formatInstant, type Contest } from '@jtop/contract';
import { missingContestConsent } from '@jtop/rules/lifecycle';
import { whoOf } from '../demands/access.js';
import type { Viewer } from '../identity/viewer.js';
import { isTeam } from '../solutions/access.js';
import { consentsTo, type Contestants } from './facts.js';

/** States in which teams are named to everybody, as long as all consents stand. */
const PUBLISHED: ReadonlySet<string> = new Set(['open', 'decided']);

/** Whether somebody may know of a contest: everybody, once it was opened; before, who runs it or takes part in it. */
export function maySeeContest({ contest, demand, solutions }: Contestants, viewer: Viewer): boolean {
  return (
    contest.opened_at !== null ||
    whoOf(demand, viewer).length > 0 ||
    solutions.some((row) => isTeam(row, viewer))
  );
}

/**
 * A contest as its viewer may see it. Consents are looked at anew each time: one that was taken back names nobody any more,
 * whatever the contest's state says.
 */
export function contestView(contestants: Contestants, viewer: Viewer, at: number): Contest {
  const { contest, demand, solutions } = contestants;
  const isPublic =
    PUBLISHED.has(contest.status) && missingContestConsent(consentsTo(contestants), at) === undefined;
  const seesAll = isPublic || whoOf(demand, viewer).length > 0;
  const shown = solutions.filter((row) => seesAll || isTeam(row, viewer));
  const winner = shown.find(({ id }) => id === demand.awarded_solution_id);
  return {
    id: contest.id,
    rev: contest.rev,
    demandId: contest.demand_id,
    status: contest.status as Contest['status'],
    rounds: contest.rounds,
    solutionCount: solutions.length,
    ...(shown.length === 0
      ? {}
      : { solutions: shown.map(({ id, content }) => ({ solutionId: id, teamName: content.teamName })) }),
    ...(contest.decided_at === null
      ? {}
      : {
          award: {
            at: formatInstant(contest.decided_at),
            ...(winner === undefined ? {} : { solutionId: winner.id, teamName: winner.content.teamName }),
          },
        }),
    createdAt: formatInstant(contest.created_at),
    updatedAt: formatInstant(contest.updated_at),
  };
}

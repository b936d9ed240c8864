import type { Solution, SolutionFeedback, SolutionReason, SolutionWilling } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { SolutionTrigger } from '@jtop/rules/lifecycle';
import { consentsAbout } from '../consents/repository.js';
import { followContest } from '../contests/following.js';
import { atDesk, type DeskWork } from '../demands/desk.js';
import { storeDemand } from '../demands/storing.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import { isTeam, whoOfSolution } from './access.js';
import { isFinal, moveSolution } from './facts.js';
import type { SolutionRow } from './rows.js';
import { storeSolution } from './storing.js';
import { visibleSolution, type FoundSolution, type SolutionCall, type SolutionDesk } from './submitting.js';
import { solutionView } from './view.js';

type Change = Parameters<typeof storeSolution>[2];

/** Does something to a solution. @throws ProblemError 404, 422, 403, then what `act` throws */
async function onSolution(
  desk: SolutionDesk,
  call: SolutionCall,
  act: (found: FoundSolution, work: DeskWork) => Change,
  after: (found: FoundSolution, work: DeskWork) => Promise<void> = async () => undefined,
): Promise<StoredAnswer<Solution>> {
  const { viewer } = call;
  return atDesk(
    desk,
    call,
    (tx) => visibleSolution(tx, call.solutionId, viewer),
    async (found, work) => {
      requireMayCall(call.operation, viewer);
      const row = await storeSolution(work, found.row, act(found, work));
      await after({ ...found, row }, work);
      const consents = await consentsAbout(work.tx, { type: 'solution', id: row.id });
      return {
        status: 200,
        body: solutionView(row, { demand: found.demand, viewer, consents, at: work.now }),
      };
    },
  );
}

function moved(
  { row, demand }: FoundSolution,
  trigger: SolutionTrigger,
  { viewer }: SolutionCall,
  at: number,
): Pick<SolutionRow, 'status'> {
  return { status: moveSolution(row, demand, trigger, { who: whoOfSolution(row, demand, viewer), at }) };
}

/** Takes a solution up for screening. @throws ProblemError 404, 403, 409 `solution.state` */
export function screenSolution(desk: SolutionDesk, call: SolutionCall): Promise<StoredAnswer<Solution>> {
  return onSolution(desk, call, (found, { now }) => moved(found, 'screen', call, now));
}

/** @throws ProblemError 404, 403, 409 `solution.state` */
export function shortlistSolution(desk: SolutionDesk, call: SolutionCall): Promise<StoredAnswer<Solution>> {
  return onSolution(desk, call, (found, { now }) => moved(found, 'shortlist', call, now));
}

/**
 * Lets a solution go and says why; a contest that it was in goes on without it.
 * @throws ProblemError 404, 403, 409 `solution.state`, `solution.feedback_required`
 */
export function giveFeedback(
  desk: SolutionDesk,
  call: SolutionCall,
  { feedback }: SolutionFeedback,
): Promise<StoredAnswer<Solution>> {
  return onSolution(
    desk,
    call,
    ({ row, demand }, { now }) => {
      const who = whoOfSolution(row, demand, call.viewer);
      return { status: moveSolution(row, demand, 'not_select', { who, at: now, feedback }), feedback };
    },
    ({ demand }, work) => followContest(work, demand),
  );
}

/**
 * Takes a solution back; what was handed in stays kept, the contest goes on without it.
 * @throws ProblemError 404, 403, 409 `solution.state`
 */
export function withdrawSolution(
  desk: SolutionDesk,
  call: SolutionCall,
  { reason }: SolutionReason,
): Promise<StoredAnswer<Solution>> {
  return onSolution(
    desk,
    call,
    (found, { now }) => ({ ...moved(found, 'withdraw', call, now), reason }),
    async ({ demand }, work) => {
      const answer_count = Math.max(0, demand.answer_count - 1);
      await followContest(work, await storeDemand(work, demand, { answer_count }));
    },
  );
}

/** Says whether the team would take an award. @throws ProblemError 404, 403, 409 `solution.state` */
export function sayWilling(
  desk: SolutionDesk,
  call: SolutionCall,
  { willing }: SolutionWilling,
): Promise<StoredAnswer<Solution>> {
  return onSolution(desk, call, ({ row }) => {
    if (!isTeam(row, call.viewer)) throw new ProblemError('auth.forbidden');
    if (isFinal(row.status)) throw new ProblemError('solution.state', { solutionStatus: row.status });
    return { willing };
  });
}

import type { Demand, DemandAward } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { SolutionStatus } from '@jtop/rules/lifecycle';
import { levelOf, whoOf } from '../demands/access.js';
import { atDesk, type Desk, type DeskWork } from '../demands/desk.js';
import { moveDemand } from '../demands/facts.js';
import type { DemandRow } from '../demands/rows.js';
import { storeDemand, type DemandChange } from '../demands/storing.js';
import { demandView } from '../demands/view.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { moveSolution } from '../solutions/facts.js';
import { findSolution } from '../solutions/repository.js';
import { storeSolution } from '../solutions/storing.js';
import { visibleDemand, type AnswerCall } from '../solutions/submitting.js';
import { consentsOf, consentsTo, contestantsOf, moveContest } from './facts.js';
import { endContest } from './following.js';
import { findContest, storeContest } from './repository.js';

/**
 * Awards a demand to a solution whose team takes it: out of a contest that is open, or without one. The others stay in it until
 * each of them has been told why it was not chosen.
 *
 * @throws ProblemError 404, 403, 409 `demand.state`, `demand.consent_missing`, `demand.winner_missing { reason }`,
 *   `demand.answers_open { deadline }`, `demand.date_order`
 */
export async function awardDemand(
  desk: Desk,
  call: AnswerCall,
  { solutionId }: DemandAward,
): Promise<StoredAnswer<Demand>> {
  const { viewer } = call;
  return atDesk(
    desk,
    call,
    (tx) => visibleDemand(tx, call.demandId, viewer),
    async (demand, work) => {
      requireMayCall(call.operation, viewer);
      const { tx, now } = work;
      const contest = await findContest(tx, demand.id);
      const open = contest?.status === 'open' ? await contestantsOf(tx, contest, demand) : undefined;
      const found = await findSolution(tx, solutionId.toLowerCase());
      const solution = found?.demand_id === demand.id ? found : undefined;
      const consents = open?.consents ?? (await consentsOf(tx, demand, solution ? [solution] : []));
      const moved = moveDemand(demand, 'award', viewer, now, {
        consents,
        teams: open === undefined ? [] : consentsTo(open).teams,
        winner: solution && {
          partyId: solution.party_id,
          status: solution.status as SolutionStatus,
          willing: solution.willing,
        },
      });
      // The rules have refused what is no winner.
      if (solution === undefined) throw new ProblemError('demand.winner_missing', { reason: 'none_chosen' });
      const who = whoOf(demand, viewer);
      const status = moveSolution(solution, demand, 'win', { who, at: now, consents });
      await storeSolution(work, solution, { status, feedback: [{ code: 'chosen' }] });
      if (open === undefined) await endContest(work, demand);
      else {
        const decided = { status: moveContest(open, 'decide', who, now), decided_at: now };
        await storeContest(tx, open.contest, decided, now);
      }
      const change = { ...moved, awarded_solution_id: solution.id, awarded_at: now };
      const stored = await storeDemand(work, demand, change);
      return { status: 200, body: demandView(stored, levelOf(stored, viewer)) };
    },
  );
}

/**
 * What comes of a demand's contract: the winning solution is contracted too, and its team is a party to the demand.
 * @throws ProblemError 409 `solution.state`, `demand.winner_missing`
 */
export async function contractWinner(
  work: DeskWork,
  demand: DemandRow,
  viewer: Viewer,
): Promise<DemandChange> {
  const winner =
    demand.awarded_solution_id === null ? undefined : await findSolution(work.tx, demand.awarded_solution_id);
  if (winner === undefined) throw new ProblemError('demand.winner_missing', { reason: 'none_chosen' });
  const status = moveSolution(winner, demand, 'contract', { who: whoOf(demand, viewer), at: work.now });
  await storeSolution(work, winner, { status });
  return { agreed_party_id: winner.party_id };
}

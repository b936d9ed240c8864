import { ProblemError } from '@jtop/contract/binding';
import type { Who } from '@jtop/rules/lifecycle';
import type { DemandRecord } from '../demands/demand-record.js';
import { moveDemand } from '../demands/life.js';
import type { Store } from '../store.js';
import { judgeSolution, storeSolution } from './acts.js';
import { consentsTo, contestantsOf, endContest, judgeContest, storeContest } from './contests.js';

interface Awarding {
  readonly who: readonly Who[];
  readonly at: number;
}

/** Awards a demand, out of an open contest or without one. @throws ProblemError 403, 409 */
export function awardDemand(
  store: Store,
  demand: DemandRecord,
  solutionId: string,
  { who, at }: Awarding,
): void {
  const known = store.contests.get(demand.id);
  const contest = known?.status === 'open' ? known : undefined;
  const found = store.solutions.get(solutionId.toLowerCase());
  const solution = found?.demandId === demand.id ? found : undefined;
  const teams = contest === undefined ? [] : contestantsOf(store, contest);
  const { consents, ...asked } = consentsTo(store, demand, teams);
  const winner = solution && {
    partyId: solution.partyId,
    status: solution.status,
    willing: solution.willing,
  };
  const move = { who, at, consents, teams: asked.teams, ...(winner && { winner }) };
  moveDemand(store, demand, 'award', move, solution === undefined ? {} : { awardedSolutionId: solution.id });
  if (solution === undefined) throw new Error(`the rules let ${demand.id} be awarded to nobody`);
  const status = judgeSolution(solution, demand, 'win', { who, at, consents });
  storeSolution(solution, { status, feedback: [{ code: 'chosen' }] }, at);
  if (contest === undefined) endContest(store, demand, at);
  else {
    const decided = judgeContest(store, contest, demand, 'decide', { who, at });
    storeContest(contest, { status: decided, decidedAt: at }, at);
  }
}

/** The winning solution of a contract, whose team is a party to the demand from then on. @throws ProblemError 409 */
export function contractWinner(store: Store, demand: DemandRecord, { who, at }: Awarding): void {
  const winner = store.solutions.get(demand.awardedSolutionId ?? '');
  if (winner === undefined) throw new ProblemError('demand.winner_missing', { reason: 'none_chosen' });
  const status = judgeSolution(winner, demand, 'contract', { who, at });
  moveDemand(store, demand, 'contract', { who, at }, { agreedPartyId: winner.partyId });
  storeSolution(winner, { status }, at);
}

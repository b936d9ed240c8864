import { ProblemError } from '@jtop/contract/binding';
import type { DemandRecord } from '../demands/demand-record.js';
import { moveDemand, type Move } from '../demands/life.js';
import type { Store } from '../store.js';
import { judgeSolution, storeSolution } from './acts.js';
import { sayingWhatIsMissing } from './consent-texts.js';
import { consentsTo } from './contests.js';

/**
 * Puts a demand and its short-listed solutions on stage: all of them, or those that are named.
 * @throws ProblemError 403, 409: what the rules say, `contest.solution_not_fit`, `consent.text_missing`
 */
export function holdRoadshow(
  store: Store,
  demand: DemandRecord,
  { who, at }: Move,
  named?: readonly string[],
): void {
  const shortlisted = [...store.solutions.values()].filter(
    ({ demandId, status }) => demandId === demand.id && status === 'shortlisted',
  );
  const ids = named?.map((id) => id.toLowerCase());
  const solutionIds = ids?.filter((id) => !shortlisted.some((each) => each.id === id)) ?? [];
  if (solutionIds.length > 0) throw new ProblemError('contest.solution_not_fit', { solutionIds });
  const solutions = shortlisted.filter(({ id }) => ids?.includes(id) ?? true);
  const { teams, consents } = consentsTo(store, demand, solutions);
  sayingWhatIsMissing(store, at, () =>
    moveDemand(store, demand, 'hold_roadshow', { who, at, teams, consents }),
  );
  for (const solution of solutions) {
    const move = { who: ['clock'] as const, at, consents };
    storeSolution(solution, { status: judgeSolution(solution, demand, 'hold_roadshow', move) }, at);
  }
}

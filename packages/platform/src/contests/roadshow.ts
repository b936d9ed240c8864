import { ProblemError } from '@jtop/contract/binding';
import { sayingWhatIsMissing } from '../consents/missing.js';
import type { DeskWork } from '../demands/desk.js';
import { moveDemand } from '../demands/facts.js';
import type { DemandRow } from '../demands/rows.js';
import type { DemandChange } from '../demands/storing.js';
import type { Viewer } from '../identity/viewer.js';
import { moveSolution } from '../solutions/facts.js';
import { findShortlisted } from '../solutions/repository.js';
import { storeSolution } from '../solutions/storing.js';
import { consentsOf, consentsTo } from './facts.js';

/**
 * Puts a demand and its short-listed solutions on stage (现场路演): all of them, or those that are named. Who has not signed
 * the disclaimer keeps the roadshow from beginning (I-P3); without a team that does not sign, the operator names the others.
 *
 * @throws ProblemError 403, 409 `demand.state`, `demand.answers_open`, `demand.date_order`,
 *   `demand.consent_missing { kind, side, solutionIds? }`, `contest.solution_not_fit { solutionIds }`, `consent.text_missing`
 */
export async function holdRoadshow(
  work: DeskWork,
  demand: DemandRow,
  viewer: Viewer,
  named: readonly string[] | undefined,
): Promise<DemandChange> {
  const { tx, now: at } = work;
  const shortlisted = await findShortlisted(tx, demand.id);
  const ids = named?.map((id) => id.toLowerCase());
  const notFit = ids?.filter((id) => !shortlisted.some((row) => row.id === id)) ?? [];
  if (notFit.length > 0) throw new ProblemError('contest.solution_not_fit', { solutionIds: notFit });
  const solutions = shortlisted.filter(({ id }) => ids?.includes(id) ?? true);
  const consents = await consentsOf(tx, demand, solutions);
  const { teams } = consentsTo({ demand, solutions, consents });
  const moved = await sayingWhatIsMissing(tx, at, () =>
    moveDemand(demand, 'hold_roadshow', viewer, at, { teams, consents }),
  );
  for (const row of solutions) {
    const status = moveSolution(row, demand, 'hold_roadshow', { who: ['clock'], at, consents });
    await storeSolution(work, row, { status });
  }
  return { ...moved, roadshow_at: at };
}

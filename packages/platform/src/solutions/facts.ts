import {
  apply,
  SOLUTION_MACHINE,
  type ConsentFacts,
  type DemandStatus,
  type SolutionFacts,
  type SolutionStatus,
  type SolutionTrigger,
  type Who,
} from '@jtop/rules/lifecycle';
import { problemOf } from '../demands/desk.js';
import type { DemandRow } from '../demands/rows.js';
import type { SolutionRow } from './rows.js';

/** What is known of a move besides the solution and its demand. */
export interface SolutionMove {
  readonly who: readonly Who[];
  readonly at: number;
  /** Of both sides, for what depends on the consent to a contest or on the disclaimer. */
  readonly consents?: readonly ConsentFacts[];
  readonly feedback?: SolutionFacts['feedback'];
}

type Moving = Pick<SolutionRow, 'status' | 'party_id' | 'willing'> & Partial<Pick<SolutionRow, 'id'>>;

/**
 * Asks the one interpreter of life cycles for a move of a solution.
 * @throws ProblemError 403 `auth.forbidden`, 409 `solution.state { solutionStatus }`, and what the guards of the move refuse
 */
export function moveSolution(
  row: Moving,
  demand: DemandRow,
  trigger: SolutionTrigger,
  { who, at, consents = [], feedback = [] }: SolutionMove,
): SolutionStatus {
  const applied = apply(SOLUTION_MACHINE, row.status as SolutionStatus, trigger, {
    who,
    at,
    solutionId: row.id,
    demandId: demand.id,
    seasonId: demand.season_id,
    specialId: demand.special_id ?? undefined,
    demandStatus: demand.status as DemandStatus,
    deadline: demand.deadline ?? undefined,
    companyPartyId: demand.company_party_id,
    teamPartyId: row.party_id,
    consents,
    feedback,
    willing: row.willing,
  });
  if (!applied.ok) throw problemOf(applied);
  return applied.state;
}

/** Whether nothing more can become of a solution. */
export function isFinal(status: string): boolean {
  return SOLUTION_MACHINE.finals.includes(status as SolutionStatus);
}

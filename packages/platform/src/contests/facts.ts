import {
  apply,
  CONTEST_MACHINE,
  type ConsentFacts,
  type ContestConsents,
  type ContestFacts,
  type ContestStatus,
  type ContestTrigger,
  type Who,
} from '@jtop/rules/lifecycle';
import type { Kysely } from 'kysely';
import { consentsOnStage } from '../consents/repository.js';
import type { Database } from '../db/schema.js';
import { problemOf } from '../demands/desk.js';
import type { DemandRow } from '../demands/rows.js';
import { findSolutionsById } from '../solutions/repository.js';
import type { SolutionRow } from '../solutions/rows.js';
import type { ContestRow } from './repository.js';

/** Who has left is in a contest no more, and is asked for no consent. */
const LEFT: ReadonlySet<string> = new Set(['withdrawn', 'not_selected']);

/** A contest with all that it depends on. */
export interface Contestants {
  readonly contest: ContestRow;
  readonly demand: DemandRow;
  /** The solutions that are in it, in its order. */
  readonly solutions: readonly SolutionRow[];
  /** All that they have signed about the demand, its season, its special and their solutions. */
  readonly consents: readonly ConsentFacts[];
}

export async function contestantsOf(
  db: Kysely<Database>,
  contest: ContestRow,
  demand: DemandRow,
): Promise<Contestants> {
  const found = await findSolutionsById(db, contest.solution_ids);
  const byId = new Map(found.map((row) => [row.id, row]));
  const solutions = contest.solution_ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined || LEFT.has(row.status) ? [] : [row];
  });
  return { contest, demand, solutions, consents: await consentsOf(db, demand, solutions) };
}

/** What the company and the teams of these solutions have signed about the demand and what it is part of. */
export function consentsOf(
  db: Kysely<Database>,
  demand: DemandRow,
  solutions: readonly Pick<SolutionRow, 'id' | 'party_id'>[],
): Promise<ConsentFacts[]> {
  const stage = { demand, solutionIds: solutions.map(({ id }) => id) };
  return consentsOnStage(db, stage, [
    demand.company_party_id,
    ...solutions.map(({ party_id: partyId }) => partyId),
  ]);
}

/** What the rules ask about the consents of who is in a contest, or on stage. */
export function consentsTo({ demand, solutions, consents }: Omit<Contestants, 'contest'>): ContestConsents {
  return {
    demandId: demand.id,
    seasonId: demand.season_id,
    specialId: demand.special_id ?? undefined,
    companyPartyId: demand.company_party_id,
    teams: solutions.map(({ id: solutionId, party_id: partyId }) => ({ solutionId, partyId })),
    consents,
  };
}

/**
 * Asks the one interpreter of life cycles for a move of a contest.
 * @throws ProblemError 403 `auth.forbidden`, 409 `contest.state { contestStatus }`, `demand.consent_missing { kind, side }`
 */
export function moveContest(
  contestants: Contestants,
  trigger: ContestTrigger,
  who: readonly Who[],
  at: number,
): ContestStatus {
  const facts: ContestFacts = { who, at, ...consentsTo(contestants) };
  const { status } = contestants.contest;
  const applied = apply(CONTEST_MACHINE, status as ContestStatus, trigger, facts);
  if (!applied.ok) throw problemOf(applied);
  return applied.state;
}

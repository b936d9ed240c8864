import {
  beforeDeadline,
  DEMAND_MACHINE,
  apply,
  type DemandFacts,
  type DemandStatus,
  type DemandTrigger,
  type DiagnosisValidity,
} from '@jtop/rules/lifecycle';
import { formatInstant } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Viewer } from '../identity/viewer.js';
import { whoOf } from './access.js';
import { problemOf } from './desk.js';
import type { DemandRow } from './rows.js';

/** What the life cycle is asked about a demand; what depends on a contest or a winner comes with the move. */
function factsOf(row: DemandRow, viewer: Viewer, at: number): DemandFacts {
  const { diagnosis } = row;
  return {
    who: whoOf(row, viewer),
    at,
    demandId: row.id,
    seasonId: row.season_id,
    specialId: row.special_id ?? undefined,
    companyPartyId: row.company_party_id,
    dates: {
      submittedAt: row.submitted_at ?? undefined,
      reviewedAt: row.reviewed_at ?? undefined,
      publishedAt: row.published_at ?? undefined,
      deadline: row.deadline ?? undefined,
      roadshowAt: row.roadshow_at ?? undefined,
      awardedAt: row.awarded_at ?? undefined,
    },
    ...(diagnosis === null ? {} : { diagnosis: { validity: diagnosis.validity as DiagnosisValidity } }),
    disclosureChosen: row.disclosure !== null,
    solutionCount: row.answer_count,
    teams: [],
    consents: [],
  };
}

/** Where a move leads. */
export interface Moved {
  readonly status: DemandStatus;
  readonly is_public: boolean;
}

/**
 * Asks the one interpreter of life cycles for a move. Whether the public may know of the demand afterwards is what the
 * table says of its effects.
 *
 * @param more - facts that come with this very move
 * @throws ProblemError 403 `auth.forbidden`, 409 `demand.state { demandStatus }`, and what the guards of the move refuse
 */
export function moveDemand(
  row: DemandRow,
  trigger: DemandTrigger,
  viewer: Viewer,
  at: number,
  more: Partial<DemandFacts> = {},
): Moved {
  const facts = { ...factsOf(row, viewer, at), ...more };
  const applied = apply(DEMAND_MACHINE, row.status as DemandStatus, trigger, facts);
  if (!applied.ok) throw problemOf(applied);
  const isPublic = applied.effects.includes('disclosure.publish')
    ? true
    : applied.effects.includes('disclosure.retract')
      ? false
      : row.is_public;
  return { status: applied.state, is_public: isPublic };
}

/** @throws ProblemError 409 `demand.deadline_past { deadline }` */
export function requireOpenDeadline(deadline: number | null | undefined, at: number): void {
  if (deadline === null || deadline === undefined || beforeDeadline(deadline, at)) return;
  throw new ProblemError('demand.deadline_past', { deadline: formatInstant(deadline) });
}

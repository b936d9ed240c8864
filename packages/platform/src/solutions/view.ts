import type { DisclosureLevel, Solution } from '@jtop/contract';
import { mayReadSolution, redactSolution } from '@jtop/rules/disclosure';
import type { ConsentFacts } from '@jtop/rules/lifecycle';
import { levelOf } from '../demands/access.js';
import { demandRecord, type DemandRow } from '../demands/rows.js';
import type { Viewer } from '../identity/viewer.js';
import { isDemandSide, isTeam } from './access.js';
import { solutionRecord, type SolutionRow } from './rows.js';

/** What a view of a solution depends on besides itself. */
export interface SolutionContext {
  readonly demand: DemandRow;
  readonly viewer: Viewer;
  /** All that was signed about the solution. */
  readonly consents: readonly ConsentFacts[];
  /** Epoch milliseconds: consents stand at an instant. */
  readonly at: number;
}

/**
 * A solution as its reader may see it. The one way out of the platform: answers and items of lists are made here.
 * @param context - whose reader has to be one who may know of it
 */
export function solutionView(row: SolutionRow, { demand, viewer, consents, at }: SolutionContext): Solution {
  const level = levelOf(demand, viewer);
  const ownTeam = isTeam(row, viewer);
  const demandSide = isDemandSide(demand, viewer);
  const asked = {
    id: row.id,
    confidential: row.confidential,
    teamPartyId: row.party_id,
    companyPartyId: demand.company_party_id,
  };
  const consented = demandSide && mayReadSolution(asked, consents, at);
  const reader = { level, ownTeam, demandSide, consented };
  const { view, _redacted } = redactSolution(solutionRecord(row), reader, demandRecord(demand));
  return {
    ...view,
    view: readerLevel(level, ownTeam),
    ...(_redacted.length === 0 ? {} : { _redacted }),
  } as unknown as Solution;
}

/** As the rules lend readers their columns: own team, demand side, operator. */
function readerLevel(level: DisclosureLevel, ownTeam: boolean): DisclosureLevel {
  if (level === 'operator') return 'operator';
  return ownTeam ? 'matched' : 'parties';
}

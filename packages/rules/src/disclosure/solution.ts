import { hasConsent, type ConsentFacts } from '../lifecycle/consents.js';
import { identityFrom } from './choice.js';
import type { DemandRecord } from './demand.js';
import { ATTACHMENT_SHAPE } from './demand-table.js';
import { reaches, type DisclosureLevel } from './levels.js';
import { nameForms, withoutNames } from './names.js';
import { aliasOf, provinceOf } from './places.js';
import { redact, type Cells, type Change, type Redacted, type Table } from './table.js';

/** What a viewer is to a solution. The level towards its demand alone does not tell: a winner reads no other's. */
export interface SolutionViewer {
  readonly level: DisclosureLevel;
  /** Belongs to the team that answered. */
  readonly ownTeam?: boolean | undefined;
  /** Acts for the company whose demand it is. */
  readonly demandSide?: boolean | undefined;
  /** Whether {@link mayReadSolution} is fulfilled. Nobody but the demand side is asked. */
  readonly consented?: boolean | undefined;
}

/** Shown after consent; words of the company, in which it may have named itself. */
type SolutionTransform = 'after_consent' | 'company_words';

/** What each reader sees, in the place of the levels: nobody, nobody, own team, demand side, operator. */
const BEFORE_CONSENT: Cells<SolutionTransform> = ['remove', 'remove', 'show', 'show', 'show'];
const AFTER_CONSENT: Cells<SolutionTransform> = ['remove', 'remove', 'show', 'after_consent', 'show'];
const TEAM_AND_OPERATOR: Cells<SolutionTransform> = ['remove', 'remove', 'show', 'remove', 'show'];
const DEMAND_SIDE: Cells<SolutionTransform> = ['remove', 'remove', 'remove', 'show', 'show'];

/** §6.11: the public and members are told how many there are; a team reads its own; the demand side all after consent. */
export const SOLUTION_TABLE: Table<SolutionTransform> = {
  id: BEFORE_CONSENT,
  rev: BEFORE_CONSENT,
  demandId: BEFORE_CONSENT,
  teamName: BEFORE_CONSENT,
  organizationId: BEFORE_CONSENT,
  organization: { cells: BEFORE_CONSENT, shape: ['id', 'name'] },
  leadPersonId: AFTER_CONSENT,
  lead: { cells: AFTER_CONSENT, shape: ['name', 'title'] },
  memberIds: AFTER_CONSENT,
  members: { cells: AFTER_CONSENT, shape: ['name', 'title'] },
  approach: AFTER_CONSENT,
  maturityTrl: BEFORE_CONSENT,
  milestones: { items: { name: AFTER_CONSENT, days: BEFORE_CONSENT, amountFen: BEFORE_CONSENT } },
  quoteFen: BEFORE_CONSENT,
  evidence: { cells: AFTER_CONSENT, shape: ['type', 'id', 'title', 'url'] },
  ipPlan: AFTER_CONSENT,
  attachments: { cells: AFTER_CONSENT, shape: ATTACHMENT_SHAPE },
  confidential: BEFORE_CONSENT,
  version: BEFORE_CONSENT,
  submittedAt: BEFORE_CONSENT,
  status: BEFORE_CONSENT,
  willing: BEFORE_CONSENT,
  // A hash of all of it, by which somebody who knows the rest could try out what is kept back.
  contentHash: AFTER_CONSENT,
  feedback: {
    items: { code: BEFORE_CONSENT, text: ['remove', 'remove', 'company_words', 'show', 'show'] },
  },
  screeningNotes: DEMAND_SIDE,
  receiptJws: TEAM_AND_OPERATOR,
  createdAt: BEFORE_CONSENT,
  updatedAt: BEFORE_CONSENT,
  createdBy: TEAM_AND_OPERATOR,
};

export interface SolutionView {
  readonly id?: string;
  readonly [field: string]: unknown;
}

/** Of the demand that a solution answers: who must not be named to the team. */
export type AnsweredDemand = Pick<DemandRecord, 'company' | 'disclosure' | 'field' | 'adcode'>;

/**
 * A solution as a viewer may see it. Who may know of none but its count gets nothing but one mark at `$`.
 *
 * A team that does not know the company reads its feedback without the company's name. The team's own words stay as they
 * are, whatever they name: what is replaced in them would tell that the guess was right.
 */
export function redactSolution(
  solution: object,
  viewer: SolutionViewer,
  demand: AnsweredDemand,
): Redacted<SolutionView> {
  const reader = readerOf(viewer);
  if (reader === undefined) {
    return { view: {}, _redacted: [{ path: '$', method: 'removal', reason: 'level' }] };
  }
  const transforms: Record<SolutionTransform, (value: unknown) => Change | undefined> = {
    after_consent: () =>
      viewer.consented === true ? undefined : { value: undefined, method: 'removal', reason: 'consent' },
    company_words: (value) => withoutCompany(value, viewer.level, demand),
  };
  const { view, _redacted } = redact(solution, SOLUTION_TABLE, {
    level: reader,
    transform: (name, value) => transforms[name](value),
  });
  // The columns are readers and no levels: none of them comes after another.
  return { view, _redacted: _redacted.map(({ path, method, reason }) => ({ path, method, reason })) };
}

function withoutCompany(value: unknown, level: DisclosureLevel, demand: AnsweredDemand): Change | undefined {
  const { company, disclosure, field, adcode } = demand;
  if (typeof value !== 'string' || reaches(level, identityFrom(disclosure))) return undefined;
  const text = withoutNames(value, nameForms(company), aliasOf(field, provinceOf(adcode)));
  return text === value ? undefined : { value: text, method: 'replacementValue', reason: 'company_name' };
}

/** Whose column of the table it is; the levels lend the columns their places. */
function readerOf({ level, ownTeam, demandSide }: SolutionViewer): DisclosureLevel | undefined {
  if (level === 'operator') return 'operator';
  if (ownTeam === true) return 'matched';
  return demandSide === true && level === 'parties' ? 'parties' : undefined;
}

/**
 * Whether the demand side may read the whole of a solution: its team has consented to the use of its data (`data_use`)
 * for this solution, and where the solution is confidential the company has signed an `nda` for it. Both have to stand.
 */
export function mayReadSolution(
  solution: {
    readonly id: string;
    readonly confidential: boolean;
    readonly teamPartyId: string;
    readonly companyPartyId: string;
  },
  consents: readonly ConsentFacts[],
  at: number,
): boolean {
  const subject = { type: 'solution', id: solution.id };
  const { teamPartyId, companyPartyId } = solution;
  return (
    hasConsent(consents, { kind: 'data_use', partyId: teamPartyId, subject }, at) &&
    (!solution.confidential || hasConsent(consents, { kind: 'nda', partyId: companyPartyId, subject }, at))
  );
}

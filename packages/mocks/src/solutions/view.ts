import { formatInstant, type OwnSolution, type Solution } from '@jtop/contract';
import { mayReadSolution, redactSolution, type DisclosureChoice } from '@jtop/rules/disclosure';
import type { Who } from '@jtop/rules/lifecycle';
import type { DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty, demandView, levelOf } from '../demands/view.js';
import type { DocumentReader } from '../documents.js';
import type { Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import type { SolutionRecord } from './records.js';

/** Whether somebody is the team that answered. */
export const isTeam = ({ partyId }: SolutionRecord, viewer: Viewer): boolean =>
  actingParty(viewer)?.id === partyId;

/** What somebody is to a solution, for the table of its life. */
export function whoOfSolution(solution: SolutionRecord, demand: DemandRecord, viewer: Viewer): Who[] {
  const team = isTeam(solution, viewer) ? (['team'] as const) : [];
  return [...team, ...whoOf(actingParty(viewer), demand)];
}

/** Whether somebody may know of a solution. */
export function mayKnowSolution(store: Store, solution: SolutionRecord, viewer: Viewer): boolean {
  const demand = store.demands.get(solution.demandId);
  return demand !== undefined && whoOfSolution(solution, demand, viewer).length > 0;
}

/** Whether somebody may see the receipts: the team and the operator. */
export function maySeeReceipts(solution: SolutionRecord, viewer: Viewer): boolean {
  return isTeam(solution, viewer) || actingParty(viewer)?.role === 'operator';
}

/** A solution as its reader may see it: the only way by which one leaves the mock. */
export function solutionView(
  store: Store,
  solution: SolutionRecord,
  demand: DemandRecord,
  { viewer, at }: { readonly viewer: Viewer; readonly at: number },
): Solution {
  const level = levelOf(viewer, demand);
  const ownTeam = isTeam(solution, viewer);
  const demandSide = actingParty(viewer)?.id === demand.company.partyId;
  const { content, feedback, attachments, receipts } = solution;
  const { confidential = false, attachments: _named, ...said } = content;
  const { receiptJws, contentHash, version, submittedAt } = receipts.at(-1) ?? NONE;
  const { id, partyId: teamPartyId } = solution;
  const asked = { id, confidential, teamPartyId, companyPartyId: demand.company.partyId };
  const about = [...store.consents.values()].filter(({ subject }) => subject.id === id);
  const record = {
    ...said,
    id,
    rev: solution.rev,
    demandId: demand.id,
    version,
    status: solution.status,
    organization: solution.organization,
    ...(attachments.length === 0 ? {} : { attachments }),
    confidential,
    willing: solution.willing,
    ...(feedback.length === 0 ? {} : { feedback }),
    contentHash,
    receiptJws,
    submittedAt,
    createdAt: formatInstant(solution.createdAt),
    updatedAt: formatInstant(solution.updatedAt),
  };
  const disclosure = (demand.disclosure ?? { level: 'parties', hiddenFields: [] }) as DisclosureChoice;
  const { field, adcode } = demand.content;
  const { view, _redacted } = redactSolution(
    record,
    { level, ownTeam, demandSide, consented: demandSide && mayReadSolution(asked, about, at) },
    { company: demand.company, disclosure, field, adcode },
  );
  return {
    ...(view as unknown as Solution),
    view: level === 'operator' ? 'operator' : ownTeam ? 'matched' : 'parties',
    ...(_redacted.length === 0 ? {} : { _redacted: [..._redacted] }),
  };
}

/** What a page is let know of an answer by its own team. */
export function ownSolution({
  id,
  demandId,
  status,
  content,
  attachments,
  receipts,
}: SolutionRecord): OwnSolution {
  const { confidential = false, attachments: _named, ...said } = content;
  return {
    ...said,
    solutionId: id,
    demandId,
    version: receipts.length,
    status,
    ...(attachments.length === 0 ? {} : { attachments: [...attachments] }),
    confidential,
  };
}

/** Whether a viewer may read what a solution has taken up: those whom its view shows the files. */
export const mayReadFiles =
  ({ store, clock }: { readonly store: Store; readonly clock: { now(): number } }): DocumentReader =>
  ({ kind, id }, viewer) => {
    const own = kind === 'demand' ? store.demands.get(id) : undefined;
    if (own !== undefined) return demandView(store, own, levelOf(viewer, own)).attachments !== undefined;
    const solution = kind === 'solution' ? store.solutions.get(id) : undefined;
    const demand = store.demands.get(solution?.demandId ?? '');
    if (solution === undefined || demand === undefined || !mayKnowSolution(store, solution, viewer))
      return false;
    return solutionView(store, solution, demand, { viewer, at: clock.now() }).attachments !== undefined;
  };

const NONE = { receiptJws: '', contentHash: '', version: 1, submittedAt: '' };

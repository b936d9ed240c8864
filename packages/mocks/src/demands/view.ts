import {
  formatInstant,
  type Demand,
  type DemandPreview,
  type DemandPreviewCreate,
  type DisclosureLevel,
} from '@jtop/contract';
import { seesDrafts } from '@jtop/rules/access';
import {
  bandOfRange,
  groupKey,
  redactDemand,
  viewerLevel,
  type DemandRecord as Redactable,
  type DemandView,
  type DisclosureChoice,
} from '@jtop/rules/disclosure';
import type { BoardRecord } from './board-record.js';
import { callerOf, type MockParty, type Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import {
  isPublicDemand,
  namesOf,
  type DemandContent,
  type DemandOwner,
  type DemandRecord,
} from './demand-record.js';

/** A company that has not chosen yet is known to nobody but itself and the operator. */
const UNDECIDED: DisclosureChoice = { level: 'parties', hiddenFields: [] };

/** Who acts for itself: a page’s token counts for nobody here, because what a partner’s page reads, its partner reads. */
export const actingParty = ({ party, by }: Viewer): MockParty | undefined =>
  by === 'page' ? undefined : party;

/** Whether somebody sees all demands and boards, those too that are not published. */
export const seesAll = (viewer: Viewer): boolean =>
  actingParty(viewer) !== undefined && seesDrafts(callerOf(viewer));

/** The level that a viewer has towards a demand. Every party of the mock is registered under its real name. */
export function levelOf(viewer: Viewer, demand: DemandRecord): DisclosureLevel {
  const party = actingParty(viewer);
  if (party === undefined) return 'public';
  return viewerLevel({
    registered: true,
    realName: true,
    operator: party.role === 'operator',
    ownCompany: demand.company.partyId === party.id,
    agreed: demand.agreedPartyId === party.id,
    match: demand.matchedPartyIds.has(party.id) ? 'pushed' : undefined,
  });
}

/** The boards that a demand stands on; drafts among them for the operator alone. */
export function boardsOf(
  store: Store,
  { id }: DemandRecord,
  level: DisclosureLevel = 'public',
): readonly BoardRecord[] {
  return [...store.boards.values()].filter(
    ({ status, demandIds }) => demandIds.includes(id) && (status === 'published' || level === 'operator'),
  );
}

/** A demand as a level may see it: the only way by which one leaves the mock, by REST, stream, search and filters alike. */
export function demandView(store: Store, demand: DemandRecord, level: DisclosureLevel): Demand {
  const { dates, hotAt } = demand;
  const facts = {
    id: demand.id,
    rev: demand.rev,
    no: demand.no,
    seasonId: demand.seasonId,
    specialId: demand.specialId,
    status: demand.status,
    boardIds: boardsOf(store, demand, level).map(({ id }) => id),
    hot: hotAt === undefined ? undefined : { at: formatInstant(hotAt) },
    answerCount: demand.answerCount,
    awardedSolutionId: demand.awardedSolutionId,
    carriedOverTo: demand.carriedOverTo,
    publishedAt: dates.publishedAt === undefined ? undefined : formatInstant(dates.publishedAt),
    createdAt: formatInstant(demand.createdAt),
    updatedAt: formatInstant(demand.updatedAt),
    diagnosis: demand.diagnosis,
  };
  const { content, company, disclosure } = demand;
  const entity = { ...facts, ...redactable(content, company, disclosure as DisclosureChoice | undefined) };
  const seen = redacted(entity, level, alike(store, demand), disclosure !== undefined);
  return { ...(seen as unknown as Demand), view: level };
}

/** The band that a view’s budget lies in, be it shown as one or exactly. */
export const bandOfView = ({ budgetBand, budgetFen }: Demand): string | undefined =>
  budgetFen === undefined ? budgetBand : bandOfRange(budgetFen);

/** What each level would see of a demand that is not posted yet, but for what only comes with posting. */
export function demandPreview(store: Store, body: DemandPreviewCreate): DemandPreview {
  const { company, disclosure = { level: 'public', hiddenFields: [] }, attachments: _named, ...said } = body;
  const content = { ...said, track: said.track ?? 'general', adcode: said.adcode ?? company.adcode };
  const entity = redactable(content, namesOf(company.name), disclosure);
  const count = alikeTo(store, groupKey(entity)) + 1;
  const levels = ['public', 'members', 'matched', 'parties'] as const;
  return {
    views: levels.map((level) => ({
      level,
      demand: redacted(entity, level, count, false) as unknown as DemandPreview['views'][number]['demand'],
    })),
  };
}

/** A demand in the form that the rules redact. */
const redactable = (
  content: DemandContent,
  company: Omit<DemandOwner, 'partyId'>,
  disclosure: DisclosureChoice = UNDECIDED,
): Redactable => ({ ...content, company, disclosure });

/**
 * The fields of the wire after redaction, with their marks.
 * @param withChoice whether the company’s choice is one of them
 */
function redacted(
  entity: Redactable,
  level: DisclosureLevel,
  count: number,
  withChoice: boolean,
): Record<string, unknown> {
  const { view, _redacted } = redactDemand(entity, level, { alike: count });
  const { company, disclosure, ...rest } = view as Parts;
  // By what else a company is known is no field of the wire: it only serves to clean texts.
  const { otherNames: _others, ...named } = company ?? {};
  const silent = ['$.company.otherNames', ...(withChoice ? [] : ['$.disclosure'])];
  const marks = _redacted.filter(({ path }) => !silent.some((prefix) => path.startsWith(prefix)));
  return {
    ...rest,
    ...(company === undefined ? {} : { company: named }),
    ...(withChoice && disclosure !== undefined ? { disclosure } : {}),
    ...(marks.length === 0 ? {} : { _redacted: marks }),
  };
}

type Parts = Omit<DemandView, 'company'> & {
  readonly company?: Readonly<Record<string, unknown>>;
  readonly disclosure?: unknown;
};

/** How many published demands are like one, itself included. */
export function alike(store: Store, demand: DemandRecord): number {
  const others = alikeTo(store, groupKeyOf(demand));
  return isPublicDemand(demand) ? others : others + 1;
}

function alikeTo(store: Store, key: string): number {
  return [...store.demands.values()].filter((other) => isPublicDemand(other) && groupKeyOf(other) === key)
    .length;
}

const groupKeyOf = ({ content, company, disclosure }: DemandRecord): string =>
  groupKey(redactable(content, company, disclosure as DisclosureChoice | undefined));

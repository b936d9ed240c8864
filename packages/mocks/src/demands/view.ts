import {
  formatInstant,
  type BudgetBand as WireBand,
  type Demand,
  type DemandPreview,
  type DemandPreviewCreate,
  type DisclosureLevel,
  type RedactionMark as WireMark,
} from '@jtop/contract';
import {
  anonymityKey,
  bandOf,
  redactDemand,
  viewerLevel,
  type BudgetBand,
  type DemandRecord as Redactable,
  type DemandView,
  type DisclosureChoice,
  type RedactionMark,
} from '@jtop/rules/disclosure';
import type { Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import {
  isPublicDemand,
  namesOf,
  type DemandContent,
  type DemandOwner,
  type DemandRecord,
} from './demand-record.js';

/** The wire’s names of what the rules call otherwise. */
const BANDS: Readonly<Record<BudgetBand, WireBand>> = {
  under_50: 'lt50',
  '50_to_200': '50to200',
  '200_to_500': '200to500',
  over_500: 'gt500',
};
const BAND_OF_WIRE = new Map(Object.entries(BANDS).map(([band, wire]) => [wire, band as BudgetBand]));

/** A company that has not chosen yet is known to nobody but itself and the operator. */
const UNDECIDED: DisclosureChoice = { level: 'parties', hiddenFields: [] };

/** The level that a viewer has towards a demand. Every party of the mock is registered under its real name. */
export function levelOf({ party }: Viewer, demand: DemandRecord): DisclosureLevel {
  if (party === undefined) return 'public';
  return viewerLevel({
    registered: true,
    realName: true,
    operator: party.role === 'operator',
    ownCompany: demand.company.partyId === party.id,
    match: demand.matchedPartyIds.has(party.id) ? 'pushed' : undefined,
  });
}

/** A demand as a level may see it: the only way by which one leaves the mock, by REST, stream, search and filters alike. */
export function demandView(store: Store, demand: DemandRecord, level: DisclosureLevel): Demand {
  const { dates, hotAt } = demand;
  const boards = [...store.boards.values()].filter(
    ({ status, demandIds }) =>
      demandIds.includes(demand.id) && (status === 'published' || level === 'operator'),
  );
  const facts = {
    id: demand.id,
    rev: demand.rev,
    no: demand.no,
    seasonId: demand.seasonId,
    specialId: demand.specialId,
    status: demand.status,
    boardIds: boards.map(({ id }) => id),
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
  budgetFen === undefined ? budgetBand : BANDS[bandOf(budgetFen)];

/** What each level would see of a demand that is not posted yet, but for what only comes with posting. */
export function demandPreview(store: Store, body: DemandPreviewCreate): DemandPreview {
  const { company, disclosure = { level: 'public', hiddenFields: [] }, ...said } = body;
  const content = { ...said, track: said.track ?? 'general', adcode: said.adcode ?? company.adcode };
  const entity = redactable(content, namesOf(company.name), disclosure as DisclosureChoice);
  const count = alikeTo(store, anonymityKey(entity)) + 1;
  const levels = ['public', 'members', 'matched', 'parties'] as const;
  return {
    views: levels.map((level) => ({
      level,
      demand: redacted(entity, level, count, false) as unknown as DemandPreview['views'][number]['demand'],
    })),
  };
}

/** A demand in the form that the rules redact: they know one budget, exact or a band. */
function redactable(
  { budgetBand, budgetFen, ...content }: DemandContent,
  company: Omit<DemandOwner, 'partyId'>,
  disclosure: DisclosureChoice = UNDECIDED,
): Redactable {
  const band = budgetBand === undefined ? undefined : BAND_OF_WIRE.get(budgetBand);
  const budget = budgetFen ?? band;
  return {
    ...content,
    company,
    disclosure,
    ...(budget === undefined ? {} : { budgetFen: budget }),
  };
}

/**
 * The fields of the wire after redaction, with their marks.
 * @param withChoice whether the company’s choice is one of them
 */
function redacted(
  entity: Redactable & { readonly budgetFen?: unknown },
  level: DisclosureLevel,
  count: number,
  withChoice: boolean,
): Record<string, unknown> {
  const { view, _redacted } = redactDemand(entity, level, { alike: count });
  const { budgetFen, company, diagnosis, disclosure, ...rest } = view as Parts;
  const { otherNames: _others, ...named } = company ?? {};
  // The wire has a diagnosis whole or not at all: where the rules tell it in part, one mark stands for the rest.
  const isPart = diagnosis !== undefined && diagnosis['clarity'] === undefined;
  const silent = ['$.company.otherNames', ...(withChoice ? [] : ['$.disclosure'])];
  const marks = _redacted
    .filter(({ path }) => !silent.some((prefix) => path.startsWith(prefix)))
    .filter(({ path }) => !isPart || !path.startsWith('$.diagnosis.'))
    .map((mark) => wireMark(mark, typeof entity.budgetFen === 'string'));
  if (isPart) marks.push({ path: '$.diagnosis', method: 'removal', reason: 'level', until: 'parties' });
  return {
    ...rest,
    ...(company === undefined ? {} : { company: named }),
    ...(diagnosis === undefined || isPart ? {} : { diagnosis }),
    ...(withChoice && disclosure !== undefined ? { disclosure } : {}),
    ...(typeof budgetFen === 'string' ? { budgetBand: BANDS[budgetFen] } : {}),
    ...(typeof budgetFen === 'object' ? { budgetFen } : {}),
    ...(marks.length === 0 ? {} : { _redacted: marks }),
  };
}

type Parts = Omit<DemandView, 'company'> & {
  readonly budgetFen?: DemandView['budgetFen'];
  readonly company?: Readonly<Record<string, unknown>>;
  readonly diagnosis?: Readonly<Record<string, unknown>>;
  readonly disclosure?: unknown;
};

/** @param isBand whether the company gave a band, which the wire has in a field of its own */
const wireMark = ({ reason, path, ...mark }: RedactionMark, isBand: boolean): WireMark => ({
  ...mark,
  path: isBand && path === '$.budgetFen' ? '$.budgetBand' : path,
  reason: reason === 'identity_in_text' ? 'company_name' : reason,
});

/** How many published demands are like one, itself included. */
function alike(store: Store, demand: DemandRecord): number {
  const others = alikeTo(store, keyOf(demand));
  return isPublicDemand(demand) ? others : others + 1;
}

function alikeTo(store: Store, key: string): number {
  return [...store.demands.values()].filter((other) => isPublicDemand(other) && keyOf(other) === key).length;
}

const keyOf = ({ content, company }: DemandRecord): string => anonymityKey(redactable(content, company));

import {
  formatInstant,
  parseInstant,
  type DemandCreate,
  type DemandUpdate,
  type DiagnosisCreate,
  type Disclosure,
  type DisclosureSet,
  type ProblemCode,
} from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import { tellsNoMore, type DisclosureChoice } from '@jtop/rules/disclosure';
import {
  DEMAND_MACHINE,
  apply,
  beforeDeadline,
  type DateName,
  type DemandFacts,
  type DemandTrigger,
  type Who,
} from '@jtop/rules/lifecycle';
import type { MockParty } from '../identity/party.js';
import type { Store } from '../store.js';
import { letGo, takeUp, type DocumentTaking } from '../documents.js';
import { storeDemand } from './change.js';
import { isPublicDemand, namesOf, type DemandContent, type DemandRecord } from './demand-record.js';
import { challengeSeason } from './seasons.js';

/** Who moves a demand, and what else its rules have to know. */
export interface Move {
  readonly who: readonly Who[];
  readonly at: number;
  readonly winner?: DemandFacts['winner'];
  /** Solutions that compete or go on stage, and what they and the company have signed, for what depends on it. */
  readonly teams?: DemandFacts['teams'];
  readonly consents?: DemandFacts['consents'];
}

/** What a party is to a demand, as far as its life cycle asks. */
export function whoOf(party: MockParty | undefined, demand: DemandRecord): Who[] {
  return [
    ...(party?.role === 'operator' ? (['operator'] as const) : []),
    ...(party?.id === demand.company.partyId ? (['company'] as const) : []),
  ];
}

/** The date that a move stamps. */
const STAMPED: Readonly<Partial<Record<DemandTrigger, DateName>>> = {
  submit: 'submittedAt',
  diagnose: 'reviewedAt',
  publish: 'publishedAt',
  hold_roadshow: 'roadshowAt',
  award: 'awardedAt',
};

/**
 * Where a move of the life cycle leads, with the date that it stamps.
 * @throws ProblemError 403, 409: what the rules say
 */
function judge(
  demand: DemandRecord,
  trigger: DemandTrigger,
  { who, at, winner, teams = [], consents = [] }: Move,
  diagnosis = demand.diagnosis,
): Pick<DemandRecord, 'status' | 'dates'> {
  const applied = apply(DEMAND_MACHINE, demand.status, trigger, {
    who,
    at,
    demandId: demand.id,
    seasonId: demand.seasonId,
    specialId: demand.specialId,
    companyPartyId: demand.company.partyId,
    dates: demand.dates,
    diagnosis: diagnosis as DemandFacts['diagnosis'],
    disclosureChosen: demand.disclosure !== undefined,
    solutionCount: demand.answerCount,
    teams,
    consents,
    winner,
  });
  if (!applied.ok) {
    // Which step it was the caller knows.
    const { trigger: _trigger, ...extras } = applied.extras;
    throw new ProblemError(applied.code as ProblemCode, extras);
  }
  const stamp = STAMPED[trigger];
  const dates = stamp === undefined ? demand.dates : { ...demand.dates, [stamp]: at };
  return { status: applied.state, dates };
}

/** Moves a demand on by its life cycle, with what changes along with it. @throws ProblemError 403, 409 */
export function moveDemand(
  store: Store,
  demand: DemandRecord,
  trigger: DemandTrigger,
  move: Move,
  change: Partial<Omit<DemandRecord, 'status' | 'dates'>> = {},
): void {
  const judged = judge(demand, trigger, move, change.diagnosis);
  storeDemand(store, Object.assign(demand, change, judged), move.at);
}

/**
 * Posts a demand for a party.
 * @param made - its id where that must be known, and the page that drafted it, whose visitors' uploads count as the party's
 * @throws ProblemError 400, 404, 409 `demand.deadline_past`, `document.not_fit`
 */
export function postDemand(
  store: Store,
  party: MockParty,
  body: DemandCreate,
  at: number,
  made: { readonly id?: string; readonly siteKey?: string } = {},
): DemandRecord {
  const { seasonId, specialId, submit = false, disclosure, attachments = [], ...said } = body;
  const season = challengeSeason(store, seasonId, at);
  requireSpecialOf(store, specialId, season.id);
  const home = store.organizations.get(party.organizationId ?? '')?.adcode;
  const content = { ...said, track: said.track ?? 'general', adcode: said.adcode ?? home ?? PROVINCE };
  requireDeadlineAhead(content.deadline, at);
  const id = made.id ?? store.random.id(at);
  const { siteKey } = made;
  const taking = { partyId: party.id, now: at, ...(siteKey === undefined ? {} : { siteKey }) };
  const demand: DemandRecord = {
    id,
    no: store.nextDemandNumber(season.year),
    company: { partyId: party.id, ...namesOf(party.displayName) },
    createdAt: at,
    updatedAt: at,
    rev: 1,
    seasonId: season.id,
    ...(specialId === undefined ? {} : { specialId }),
    status: DEMAND_MACHINE.initial,
    ...withDates(withFiles(store, id, content, attachments, taking)),
    ...(disclosure === undefined ? {} : { disclosure }),
    answerCount: 0,
    matchedPartyIds: new Set(),
  };
  if (submit) moveDemand(store, demand, 'submit', { who: ['company'], at });
  else storeDemand(store, demand, at);
  return demand;
}

/** A content with the files that are named for it, and no others: those that it had are let go. */
function withFiles(
  store: Store,
  id: string,
  { attachments: before = [], ...said }: DemandContent,
  named: NonNullable<DemandCreate['attachments']>,
  taking: Omit<DocumentTaking, 'taker'>,
): DemandContent {
  const files = takeUp(store, named, { ...taking, taker: { kind: 'demand', id } });
  for (const file of before) {
    if (!files.some((kept) => kept.id === file.id)) letGo(store, file.id, taking.now);
  }
  return files.length === 0 ? said : { ...said, attachments: files };
}

function requireSpecialOf(store: Store, id: string | undefined, seasonId: string): void {
  if (id === undefined) return;
  const special = store.specials.get(id);
  if (special === undefined) throw new ProblemError('not_found');
  if (special.seasonId === seasonId) return;
  const message = `this special is not of ${seasonId}; name one of it, or leave it out`;
  throw invalid({ path: 'specialId', code: 'not_of_season', message });
}

/** Where a company is whose party has no body behind it. */
const PROVINCE = '320000';

/** A demand’s deadline as the wire writes it, and as its dates are judged. */
function withDates(content: DemandContent, dates: DemandRecord['dates'] = {}) {
  const { deadline: text, ...said } = content;
  if (text === undefined) return { content: said, dates: { ...dates, deadline: undefined } };
  const deadline = parseInstant(text);
  return { content: { ...said, deadline: formatInstant(deadline) }, dates: { ...dates, deadline } };
}

function requireDeadlineAhead(deadline: string | undefined, at: number): void {
  if (deadline === undefined || beforeDeadline(parseInstant(deadline), at)) return;
  throw new ProblemError('demand.deadline_past', { deadline: formatInstant(parseInstant(deadline)) });
}

/** Until a panel looks at it, a demand can be rewritten: what was found of it is about what was written then. */
const REWRITABLE: ReadonlySet<string> = new Set(['draft', 'collected']);

/** Changes what a demand says. @throws ProblemError 400, 409 `demand.state`, `demand.deadline_past` */
export function updateDemand(
  store: Store,
  demand: DemandRecord,
  { clear = [], attachments, ...said }: DemandUpdate,
  at: number,
): void {
  if (!REWRITABLE.has(demand.status)) throw new ProblemError('demand.state', { demandStatus: demand.status });
  const kept: Record<string, unknown> = { ...demand.content };
  for (const name of clear) if (name !== 'attachments') delete kept[name];
  if (said.budgetFen !== undefined) delete kept['budgetBand'];
  if (said.budgetBand !== undefined) delete kept['budgetFen'];
  const home = clear.includes('adcode') ? { adcode: homeOf(store, demand) } : {};
  const content = { ...kept, ...home, ...said } as unknown as DemandContent;
  requireDeadlineAhead(content.deadline, at);
  const named = clear.includes('attachments') ? [] : attachments;
  const taking = { partyId: demand.company.partyId, now: at };
  const whole = named === undefined ? content : withFiles(store, demand.id, content, named, taking);
  storeDemand(store, Object.assign(demand, withDates(whole, demand.dates)), at);
}

function homeOf(store: Store, { company }: DemandRecord): string {
  const party = store.parties().find(({ id }) => id === company.partyId);
  return store.organizations.get(party?.organizationId ?? '')?.adcode ?? PROVINCE;
}

/**
 * Chooses anew what is let known. The operator can hide more than the company did, and nothing that it has not decided on.
 * @throws ProblemError 409 `demand.state`, `demand.disclosure_missing`, `demand.disclosure_lowered`
 */
export function chooseDisclosure(
  store: Store,
  demand: DemandRecord,
  chosen: DisclosureSet,
  { who, at }: Move,
): void {
  if (demand.status === 'withdrawn') throw new ProblemError('demand.state', { demandStatus: demand.status });
  const { disclosure: before } = demand;
  if (!who.includes('company')) {
    if (before === undefined) throw new ProblemError('demand.disclosure_missing');
    if (!tellsNoMore(chosen, before as DisclosureChoice)) throw new ProblemError('demand.disclosure_lowered');
  }
  const disclosure: Disclosure = chosen;
  storeDemand(store, Object.assign(demand, { disclosure }), at);
}

/** Says what a diagnosis meeting found. @throws ProblemError 409 `demand.state` */
export function diagnose(store: Store, demand: DemandRecord, found: DiagnosisCreate, move: Move): void {
  const { suggestedIpc = [] } = found;
  const diagnosis = { ...found, suggestedIpc, at: formatInstant(move.at) };
  moveDemand(store, demand, 'diagnose', move, { diagnosis });
}

/** Marks a published demand as hot, or takes the mark away. @throws ProblemError 409 `demand.state` */
export function markHot(store: Store, demand: DemandRecord, hot: boolean, at: number): void {
  if (!isPublicDemand(demand)) throw new ProblemError('demand.state', { demandStatus: demand.status });
  if (!hot) delete demand.hotAt;
  else demand.hotAt ??= at;
  storeDemand(store, demand, at);
}

/** Carries an unmet demand over. @throws ProblemError 403, 409 `demand.state`, 404 for an unknown season, 400 for its own */
export function carryOver(store: Store, demand: DemandRecord, seasonId: string, move: Move): void {
  const judged = judge(demand, 'carry_over', move);
  const season = challengeSeason(store, seasonId, move.at);
  if (season.id === demand.seasonId) {
    const message = 'this is the season that the demand is of; name a later one';
    throw invalid({ path: 'seasonId', code: 'same_season', message });
  }
  storeDemand(store, Object.assign(demand, judged, { carriedOverTo: season.id }), move.at);
}

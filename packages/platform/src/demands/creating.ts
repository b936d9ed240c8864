import {
  formatInstant,
  parseInstant,
  type Demand,
  type DemandCreate,
  type DemandUpdate,
} from '@jtop/contract';
import { invalid, ProblemError } from '@jtop/contract/binding';
import { otherNamesOf } from '@jtop/rules/disclosure';
import type { DemandContent } from '../db/challenge-schema.js';
import type { Tx } from '../db/schema.js';
import { letGo, takeUp, type DocumentRef } from '../documents/index.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { nextNumber } from '../lots/numbers.js';
import { seasonAt, type SeasonRow } from '../sessions/repository.js';
import { levelOf } from './access.js';
import { derivedColumns } from './columns.js';
import { atDesk, type Desk, type DeskCall, type DeskWork } from './desk.js';
import { moveDemand, requireOpenDeadline } from './facts.js';
import { findDemand, insertDemands } from './repository.js';
import type { DemandRow } from './rows.js';
import { demandView } from './view.js';

/** Where a demand comes from whose company has told no place. */
const JIANGSU = '320000';

/**
 * Posts a demand of the party that calls.
 *
 * @throws ProblemError 403; 404 for an unknown season or special; 400 `request.invalid` where the season is no challenge
 *   season or the special is not of it; 409 `demand.deadline_past`
 */
export async function createDemand(
  desk: Desk,
  call: DeskCall,
  body: DemandCreate,
): Promise<StoredAnswer<Demand>> {
  return atDesk(
    desk,
    call,
    async () => undefined,
    async (_nothing, work) => {
      requireMayCall(call.operation, call.viewer);
      const draft = await draftDemand(work, body, call);
      const row = { ...draft, content: await withFiles(work, draft, body.attachments ?? [], call.viewer) };
      await insertDemands(work.tx, [row]);
      const stored = (await findDemand(work.tx, row.id)) ?? row;
      return { status: 201, body: demandView(stored, levelOf(stored, call.viewer)) };
    },
  );
}

async function draftDemand(work: DeskWork, body: DemandCreate, call: DeskCall): Promise<DemandRow> {
  const setting = await settingOf(work, body.seasonId, call.viewer);
  await requireSpecialOf(work.tx, body.specialId, setting.season.id);
  requireOpenDeadline(deadlineOf(contentOf(writtenIn(body), setting.company.adcode)), call.receivedAt);
  return draftIn(setting, await nextNumber(work.tx, 'demands', setting.season.year), body, call, work.now);
}

/** Whose demands are posted, and in which season. */
export interface DemandSetting {
  readonly season: SeasonRow;
  readonly company: Company;
}

/** @throws ProblemError 404 for an unknown season, 400 `request.invalid` for one of the other kind */
export async function settingOf(
  { tx, now }: Pick<DeskWork, 'tx' | 'now'>,
  seasonId: string | undefined,
  viewer: Viewer,
): Promise<DemandSetting> {
  const season = await seasonOf(tx, seasonId, now);
  return { season, company: await companyOf(tx, viewer) };
}

/** A demand that is not stored yet. @throws ProblemError 409 where the caller may not hand it in */
export function draftIn(
  { season, company }: DemandSetting,
  no: string,
  body: DemandCreate,
  { viewer }: Pick<DeskCall, 'viewer'>,
  now: number,
): DemandRow {
  const { specialId, submit, disclosure } = body;
  const draft: DemandRow = {
    ...EMPTY,
    id: newId(now),
    no,
    season_id: season.id,
    special_id: specialId ?? null,
    company_party_id: company.partyId,
    organization_id: company.organizationId,
    company_name: company.name,
    company_other_names: company.otherNames,
    content: contentOf(writtenIn(body), company.adcode),
    disclosure: disclosure ?? null,
    created_at: now,
    updated_at: now,
    created_by: partyOf(viewer),
  };
  const row = { ...draft, ...derivedColumns(draft) };
  if (submit !== true) return row;
  return { ...row, ...moveDemand(row, 'submit', viewer, now), submitted_at: now };
}

/** What of a demand is content, but for its files: those have to be taken up. */
export function writtenIn(body: DemandCreate): Written {
  const {
    seasonId: _season,
    specialId: _special,
    submit: _submit,
    disclosure: _chosen,
    attachments: _named,
    ...written
  } = body;
  return written;
}

/**
 * The content of a demand with the files that are named for it, which are taken up; those that it had and that are named no
 * more are let go.
 *
 * @throws ProblemError 409 `document.not_fit`
 */
export async function withFiles(
  { tx, now }: Pick<DeskWork, 'tx' | 'now'>,
  { id, content }: Pick<DemandRow, 'id' | 'content'>,
  named: readonly DocumentRef[],
  viewer: Viewer,
): Promise<DemandContent> {
  const taker = { kind: 'demand', id } as const;
  const taking = { taker, partyId: partyOf(viewer), siteKeyId: viewer.siteKeyId, at: now };
  const taken = await takeUp(tx, named, taking);
  await letGo(
    tx,
    taker,
    taken.map((file) => file.id),
    now,
  );
  const { attachments: _before, ...rest } = content;
  return taken.length === 0 ? rest : { ...rest, attachments: taken };
}

/** A draft of nobody's; what follows from the content is derived before it is stored. */
export const EMPTY = {
  rev: 1,
  status: 'draft',
  is_public: false,
  alike: 0,
  field: '',
  track: '',
  purpose: '',
  adcode: '',
  budget_band: null,
  anonymity_key: '',
  names_company: false,
  shown_city: null,
  shown_band: null,
  shown_purpose: null,
  shown_special: null,
  diagnosis: null,
  reason: null,
  board_ids: [],
  hot_at: null,
  answer_count: 0,
  awarded_solution_id: null,
  agreed_party_id: null,
  carried_over_to: null,
  deadline: null,
  submitted_at: null,
  reviewed_at: null,
  published_at: null,
  roadshow_at: null,
  awarded_at: null,
  listed_at: 0,
  search: '',
  search_grams: [],
  public_search: '',
  public_search_grams: [],
  search_version: 0,
  terms: [],
  head_terms: 0,
  terms_version: 0,
} satisfies Partial<DemandRow>;

/** What a company writes of a demand, with the files that it has. */
type Written = Omit<DemandCreate, 'seasonId' | 'specialId' | 'submit' | 'disclosure' | 'attachments'> &
  Pick<DemandContent, 'attachments'>;

/** What was written, with what has to be there filled in and its instants as the wire gives them. */
export function contentOf(written: Written, adcode: string): DemandContent {
  const { deadline, ...rest } = written;
  return {
    ...rest,
    adcode: written.adcode ?? adcode,
    track: written.track ?? 'general',
    ...(deadline === undefined ? {} : { deadline: formatInstant(parseInstant(deadline)) }),
  };
}

/** What is written after a change, but for files that it names. `budgetFen` and `budgetBand` replace each other. */
export function changedContent(
  before: DemandContent,
  { clear = [], attachments: _named, ...fields }: DemandUpdate,
  adcode: string,
): DemandContent {
  const gone = new Set<string>(clear);
  if (fields.budgetFen !== undefined) gone.add('budgetBand');
  if (fields.budgetBand !== undefined) gone.add('budgetFen');
  const kept = Object.entries(before).filter(([name]) => !gone.has(name));
  const written = { ...Object.fromEntries(kept), ...fields } as Written;
  return contentOf(written, adcode);
}

export function deadlineOf({ deadline }: DemandContent): number | undefined {
  return deadline === undefined ? undefined : parseInstant(deadline);
}

/** The company that a demand is posted for: the party that calls. */
export interface Company {
  readonly partyId: string;
  readonly organizationId: string | null;
  readonly name: string;
  readonly otherNames: string[];
  readonly adcode: string;
}

async function companyOf(tx: Tx, viewer: Viewer): Promise<Company> {
  const partyId = partyOf(viewer);
  const found = await tx
    .selectFrom('parties')
    .leftJoin('organizations', 'organizations.id', 'parties.organization_id')
    .select([
      'parties.display_name as name',
      'parties.organization_id as organizationId',
      'organizations.name as organization',
      'organizations.city as city',
    ])
    .where('parties.id', '=', partyId)
    .executeTakeFirstOrThrow();
  const { name, organizationId, organization, city } = found;
  return {
    partyId,
    organizationId,
    name,
    otherNames: otherNamesOf(name, organization ?? undefined),
    adcode: city ?? JIANGSU,
  };
}

/** The place of a demand whose company clears it: that of its organization. */
export async function homeOf(tx: Tx, { organization_id }: DemandRow): Promise<string> {
  if (organization_id === null) return JIANGSU;
  const row = await tx
    .selectFrom('organizations')
    .select('city')
    .where('id', '=', organization_id)
    .executeTakeFirst();
  return row?.city ?? JIANGSU;
}

/**
 * The challenge season of this id; without one, the season that runs.
 * @throws ProblemError 404 `not_found`, 400 `request.invalid`
 */
export async function seasonOf(tx: Tx, id: string | undefined, at: number): Promise<SeasonRow> {
  const season =
    id === undefined
      ? await seasonAt(tx, 'challenge', at)
      : await tx.selectFrom('seasons').selectAll().where('id', '=', id).executeTakeFirst();
  if (season === undefined) {
    throw new ProblemError('not_found', {}, { detail: 'there is no such challenge season' });
  }
  if (season.kind !== 'challenge') {
    const message = 'this is no challenge season; name one, such as challenge-2026';
    throw invalid({ path: 'seasonId', code: 'not_a_challenge_season', message });
  }
  return season;
}

async function requireSpecialOf(tx: Tx, id: string | undefined, seasonId: string): Promise<void> {
  if (id === undefined) return;
  const special = await tx.selectFrom('specials').select('season_id').where('id', '=', id).executeTakeFirst();
  if (special === undefined) throw new ProblemError('not_found', {}, { detail: 'there is no such special' });
  if (special.season_id === seasonId) return;
  const message = `this special is not of ${seasonId}; name one of it, or leave it out`;
  throw invalid({ path: 'specialId', code: 'not_of_season', message });
}

import { createHash } from 'node:crypto';
import {
  operations,
  parseInstant,
  type Board,
  type Demand,
  type DemandCreate,
  type OperationId,
  type Role,
} from '@jtop/contract';
import { createBinder, ProblemError, type Handlers } from '@jtop/contract/binding';
import { SCOPES_OF_ROLE } from '@jtop/rules/access';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { MemoryStore } from '../blobs/index.js';
import { boardHandlers } from '../boards/routes.js';
import { storeTexts } from '../consents/repository.js';
import { consentHandlers } from '../consents/routes.js';
import { sampleTexts } from '../consents/sample-texts.js';
import { contestHandlers } from '../contests/routes.js';
import { ManualClock } from '../clock.js';
import { readConfig } from '../config.js';
import type { Platform } from '../context.js';
import { json } from '../db/json.js';
import type { Db } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { demandHandlers } from '../demands/routes.js';
import { loadKeys } from '../identity/keys.js';
import { ANONYMOUS, type Viewer } from '../identity/viewer.js';
import { snapshotSources } from '../live-sources.js';
import { InProcessBus } from '../live/bus.js';
import { createLive, type Live } from '../live/index.js';
import { intentHandlers } from '../intents/routes.js';
import { matchHandlers } from '../matching/routes.js';
import { pushHandlers } from '../pushes/routes.js';
import { SandboxGateway } from '../registrations/gateway.js';
import { searchHandlers } from '../search/routes.js';
import { seasonHandlers } from '../seasons/routes.js';
import { solutionHandlers } from '../solutions/routes.js';
import { openTestDatabase, type TestDatabase } from './database.js';

/** Whose name must not be known where the company hides it. */
export const COMPANY_NAME = '南京云杉瑞思生物科技股份有限公司（虚构）';
const COMPANY_ORGANIZATION = '01890000-0000-7000-8000-0000000000c1';

/** Who takes part in the tests of the demand side. */
export type DemandActor =
  | 'operator'
  | 'auditor'
  | 'company'
  | 'colleague'
  | 'stranger'
  | 'university'
  | 'rival'
  | 'host'
  | 'subcentre'
  | 'manager'
  | 'page'
  | 'scopeless';

const ROLES: Readonly<Record<DemandActor, Role>> = {
  operator: 'operator',
  auditor: 'auditor',
  company: 'company',
  colleague: 'company',
  stranger: 'company',
  university: 'university',
  rival: 'university',
  host: 'host',
  subcentre: 'subcentre',
  manager: 'tech_manager',
  page: 'company',
  scopeless: 'company',
};
export const DEMAND_ACTORS = Object.keys(ROLES) as DemandActor[];

/** A demand that passes; what a test is about it says itself. */
export const DEMAND: DemandCreate = {
  title: '聚乳酸薄膜增韧改性技术',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
  problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
};

export const FINDINGS = {
  panel: [{ kind: 'technical', name: '张专家' }],
  validity: 'valid',
  clarity: 4,
  difficulty: 3,
  marketValue: 5,
  suggestedIpc: ['C08L'],
  comments: '指标明确。',
};

export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Headers;
}

export interface Asking {
  readonly as?: DemandActor | undefined;
  readonly body?: unknown;
  readonly rev?: number | undefined;
  readonly key?: string | undefined;
  /** ETag of what the caller has. */
  readonly ifNoneMatch?: string | undefined;
}

type Refused = Record<string, unknown> & { readonly code: string };

/** The demand side on a database of its own, spoken to through the real binder, with a clock that stands still. */
export class DemandWorld {
  readonly errors: unknown[] = [];
  readonly #ask: (request: Request) => Promise<Response>;

  private constructor(
    readonly platform: Platform,
    readonly clock: ManualClock,
    readonly viewers: ReadonlyMap<DemandActor, Viewer>,
    readonly live: Live,
    readonly database: TestDatabase,
  ) {
    this.#ask = createBinder<Viewer>({
      handlers: {
        ...unserved(),
        ...seasonHandlers(platform),
        ...demandHandlers(platform),
        ...boardHandlers(platform),
        ...solutionHandlers(platform),
        ...contestHandlers(platform),
        ...intentHandlers(platform),
        ...consentHandlers(platform),
        ...matchHandlers(platform),
        ...pushHandlers(platform),
        ...searchHandlers(platform),
        ...live.handlers,
      },
      authenticate: async (request, operation) => {
        const actor = request.headers.get('authorization');
        const viewer = actor === null ? undefined : viewers.get(actor as DemandActor);
        if (operation.auth === 'none') return ANONYMOUS;
        if (viewer !== undefined) return viewer;
        if (operation.auth === 'required') throw new ProblemError('auth.required');
        return ANONYMOUS;
      },
      now: () => clock.now(),
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      onError: (error) => this.errors.push(error),
    });
  }

  /** @param options - `texts`: whether there are the sample texts of consents, as in the sandbox */
  static async open({ texts = true }: { readonly texts?: boolean } = {}): Promise<DemandWorld> {
    const database = await openTestDatabase();
    const clock = new ManualClock(parseInstant('2026-06-01T09:00:00.000+08:00'));
    const platform: Platform = {
      config: readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' }),
      db: database.db,
      clock,
      log: pino({ level: 'silent' }),
      keys: await loadKeys(database.db, clock.now()),
      bus: new InProcessBus(),
      gateway: new SandboxGateway(clock),
      blobs: new MemoryStore(),
    };
    await storeSeasons(database.db);
    if (texts) await inTransaction(database.db, (tx) => storeTexts(tx, sampleTexts()));
    const viewers = await storePeople(database.db, clock.now());
    const live = createLive(platform, {
      sources: snapshotSources(platform),
      addressOf: () => '127.0.0.1',
      addressOfRequest: () => '127.0.0.1',
      // Who asks for news gets them when they come, on a database far away as well.
      limits: { pollMs: 500 },
    });
    return new DemandWorld(platform, clock, viewers, live, database);
  }

  get db(): Db {
    return this.platform.db;
  }

  async close(): Promise<void> {
    this.live.close();
    await this.database.close();
  }

  async call<Body = Refused>(
    method: string,
    path: string,
    { as, body, rev, key, ifNoneMatch }: Asking = {},
  ): Promise<Answered<Body>> {
    const headers = new Headers();
    if (ifNoneMatch !== undefined) headers.set('if-none-match', ifNoneMatch);
    if (as !== undefined) headers.set('authorization', as);
    if (rev !== undefined) headers.set('if-match', `"${rev}"`);
    if (key !== undefined) headers.set('idempotency-key', key);
    const sends = method !== 'GET';
    if (sends) headers.set('content-type', 'application/json');
    const response = await this.#ask(
      new Request(`http://platform.test${path}`, {
        method,
        headers,
        body: sends ? JSON.stringify(body ?? {}) : null,
      }),
    );
    const text = await response.text();
    return {
      status: response.status,
      body: JSON.parse(text === '' ? 'null' : text) as Body,
      text,
      headers: response.headers,
    };
  }

  get<Body = Refused>(path: string, as?: DemandActor): Promise<Answered<Body>> {
    return this.call<Body>('GET', path, { as });
  }

  /** A call that has to succeed. */
  async done<Body = Demand>(method: string, path: string, asking: Asking = {}): Promise<Body> {
    const answer = await this.call<Body>(method, path, asking);
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body;
  }

  post(body: Partial<DemandCreate> = {}, as: DemandActor = 'company'): Promise<Demand> {
    return this.done('POST', '/v1/demands', { as, body: { ...DEMAND, ...body } });
  }

  act(id: string, act: string, body: unknown = {}, as: DemandActor = 'operator'): Promise<Demand> {
    return this.done('POST', `/v1/demands/${id}/${act}`, { as, body });
  }

  demand(id: string, as?: DemandActor): Promise<Demand> {
    return this.done('GET', `/v1/demands/${id}`, { as });
  }

  /** A demand that a panel has found valid, with a disclosure that hides nothing unless the body says so. */
  async diagnosed(body: Partial<DemandCreate> = {}, as: DemandActor = 'company'): Promise<Demand> {
    const disclosure: DemandCreate['disclosure'] = { level: 'public', hiddenFields: [] };
    const { id } = await this.post({ disclosure, ...body, submit: true }, as);
    await this.act(id, 'diagnosis/begin');
    return this.act(id, 'diagnosis', FINDINGS);
  }

  async published(body: Partial<DemandCreate> = {}, as: DemandActor = 'company'): Promise<Demand> {
    const { id } = await this.diagnosed(body, as);
    return this.act(id, 'publish');
  }

  board(demandIds: readonly string[], body: object = {}): Promise<Board> {
    return this.done<Board>('POST', '/v1/boards', {
      as: 'operator',
      body: { field: 'advanced_materials', batchNo: 1, title: '先进材料热门需求榜单', demandIds, ...body },
    });
  }

  async publishedBoard(demandIds: readonly string[]): Promise<Board> {
    const { id } = await this.board(demandIds);
    return this.done<Board>('POST', `/v1/boards/${id}/publish`, { as: 'operator' });
  }

  /**
   * What a reader without a sign-in gets of topics, such as `board:<id>@3`, once there are so many messages: a poll answers
   * with what there is, and what was committed a moment ago may come with the next one.
   */
  async poll(
    topics: string,
    least = 1,
  ): Promise<{ readonly event: string; readonly data: Record<string, unknown> }[]> {
    for (let tries = 0; ; tries += 1) {
      const { messages } = await this.done<{
        messages: { event: string; data: Record<string, unknown> }[];
      }>('GET', `/v1/stream/poll?topics=${topics}`);
      if (messages.length >= least || tries === 100) return messages;
    }
  }
}

async function storePeople(db: Db, now: number): Promise<Map<DemandActor, Viewer>> {
  await db
    .insertInto('organizations')
    .values({
      id: COMPANY_ORGANIZATION,
      rev: 1,
      kind: 'company',
      name: COMPANY_NAME,
      city: '320115',
      roles: [],
      doc: json({
        id: COMPANY_ORGANIZATION,
        rev: 1,
        name: COMPANY_NAME,
        kind: 'company',
        roles: [],
        legalForm: 'legal',
        adcode: '320115',
      }),
    })
    .execute();
  const viewers = new Map(DEMAND_ACTORS.map((actor) => [actor, viewerOf(actor)]));
  const rows = [...viewers].map(([actor, viewer]) => ({
    id: viewer.partyId,
    rev: 1,
    subject: actor,
    display_name: viewer.displayName ?? actor,
    organization_id: viewer.organizationId ?? null,
    legal_form: 'legal',
    roles: [...viewer.roles],
    banned: false,
    banned_until: null,
    created_at: now,
  }));
  await db.insertInto('parties').values(rows).execute();
  return viewers;
}

function viewerOf(actor: DemandActor): Viewer & { readonly partyId: string } {
  const role = ROLES[actor];
  const isOwn = actor === 'company' || actor === 'colleague';
  return {
    partyId: v7(),
    displayName: isOwn ? COMPANY_NAME : `示例${actor}`,
    roles: [role],
    scopes: actor === 'scopeless' ? [] : [...SCOPES_OF_ROLE[role]],
    banned: false,
    ...(isOwn ? { organizationId: COMPANY_ORGANIZATION } : {}),
    ...(actor === 'page'
      ? { limits: { lotId: v7(), maxAmountFen: 1, origin: 'https://bureau.example' } }
      : {}),
  };
}

async function storeSeasons(db: Db): Promise<void> {
  const seasons = [
    ['challenge-2026', 'challenge', 2026],
    ['challenge-2027', 'challenge', 2027],
    ['auction-2026', 'auction', 2026],
  ] as const;
  const rows = seasons.map(([id, kind, year]) => ({
    id,
    rev: 1,
    kind,
    year,
    starts_at: Date.parse(`${year}-01-01T00:00:00+08:00`),
    ends_at: Date.parse(`${year}-12-31T23:59:59+08:00`),
    doc: json({ id, rev: 1, kind, year, title: { zh: id }, focusFields: [], targets: [], status: 'running' }),
  }));
  await db.insertInto('seasons').values(rows).execute();
  const specials = [
    ['special-2026-7', 'challenge-2026'],
    ['special-2027-7', 'challenge-2027'],
  ] as const;
  const specialRows = specials.map(([id, season_id]) => ({
    id,
    rev: 1,
    season_id,
    no: 7,
    year: 2026,
    field: 'advanced_materials',
    doc: json({ id, seasonId: season_id, no: 7, title: { zh: id }, sessions: [] }),
  }));
  await db.insertInto('specials').values(specialRows).execute();
}

/** Handlers for what these tests never ask. */
function unserved(): Handlers<Viewer> {
  const refuse = () => {
    throw new ProblemError('not_found');
  };
  return Object.fromEntries(
    (Object.keys(operations) as OperationId[]).map((id) => [id, refuse]),
  ) as unknown as Handlers<Viewer>;
}

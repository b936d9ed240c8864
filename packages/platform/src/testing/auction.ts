import { createHash } from 'node:crypto';
import {
  formatInstant,
  operations,
  parseInstant,
  type AuctionSession,
  type Listing,
  type Lot,
  type LotRulesInput,
  type OperationId,
} from '@jtop/contract';
import { createBinder, ProblemError, type Handlers } from '@jtop/contract/binding';
import { sql } from 'kysely';
import { pino } from 'pino';
import { MemoryStore } from '../blobs/index.js';
import { ManualClock } from '../clock.js';
import { readConfig } from '../config.js';
import type { Platform } from '../context.js';
import type { Db } from '../db/schema.js';
import { loadKeys } from '../identity/keys.js';
import { ANONYMOUS, type Viewer } from '../identity/viewer.js';
import { InProcessBus } from '../live/bus.js';
import { createAuction, type AuctionOptions, type AuctionSide } from '../lots/index.js';
import { SandboxGateway } from '../registrations/gateway.js';
import { storeListing, storeWorld, type Actor, type People } from './auction-fixtures.js';
import { openTestDatabase } from './database.js';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** What a call was answered with. `body` is as the test expects it. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly as?: Actor;
  readonly body?: unknown;
  readonly key?: string;
}

/** A problem's members that tests look at. */
export type Refusal = Record<string, unknown> & { readonly code: string };

export interface WorldOptions {
  readonly companies?: number;
  readonly limits?: AuctionOptions;
  readonly on?: { readonly db: Db };
}

/** The auction side on a database of its own, spoken to as over HTTP, with a clock that stands still. */
export class AuctionWorld {
  readonly platform: Platform;
  readonly clock: ManualClock;
  readonly side: AuctionSide;
  readonly people: People;
  readonly #ask: (request: Request) => Promise<Response>;
  readonly #close: () => Promise<void>;
  readonly errors: unknown[] = [];
  #keys = 0;
  #received = 0;
  #onReceived: () => void = () => undefined;

  private constructor(
    platform: Platform,
    clock: ManualClock,
    people: People,
    close: () => Promise<void>,
    limits: AuctionOptions,
  ) {
    this.platform = platform;
    this.clock = clock;
    this.people = people;
    this.#close = close;
    this.side = createAuction(platform, limits);
    this.#ask = createBinder<Viewer>({
      handlers: { ...unserved(), ...this.side.handlers },
      authenticate: async (request, operation) => {
        const actor = request.headers.get('authorization');
        if (actor !== null) return people.viewer(actor as Actor);
        if (operation.auth === 'required') throw new ProblemError('auth.required');
        return ANONYMOUS;
      },
      now: () => {
        this.#received += 1;
        this.#onReceived();
        return clock.now();
      },
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      onError: (error) => this.errors.push(error),
    });
  }

  /**
   * @param companies - how many bidders there are besides the named actors
   * @param on - a database of the caller's to begin anew on, which is faster than a new one; closed by the caller
   */
  static async open({ companies = 4, limits = {}, on }: WorldOptions = {}): Promise<AuctionWorld> {
    const opened =
      on === undefined
        ? await openTestDatabase()
        : { db: await emptied(on.db), close: async () => undefined };
    const clock = new ManualClock(parseInstant('2026-06-01T09:00:00.000+08:00'));
    const platform: Platform = {
      config: readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' }),
      db: opened.db,
      clock,
      log: pino({ level: 'silent' }),
      keys: await loadKeys(opened.db, clock.now()),
      bus: new InProcessBus(),
      gateway: new SandboxGateway(clock),
      blobs: new MemoryStore(),
    };
    const people = await storeWorld(opened.db, companies, clock.now());
    return new AuctionWorld(platform, clock, people, () => opened.close(), limits);
  }

  get db(): Db {
    return this.platform.db;
  }

  async close(): Promise<void> {
    await this.side.drain();
    await this.#close();
  }

  async call<Body = Refusal>(
    method: 'GET' | 'POST',
    path: string,
    options: CallOptions = {},
  ): Promise<Answer<Body>> {
    const headers = new Headers();
    if (options.as !== undefined) headers.set('authorization', options.as);
    if (options.key !== undefined) headers.set('idempotency-key', options.key);
    if (method === 'POST') headers.set('content-type', 'application/json');
    const body = method === 'POST' ? JSON.stringify(options.body ?? {}) : null;
    const response = await this.#ask(new Request(`http://platform.test${path}`, { method, headers, body }));
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && !path.endsWith('.jsonl');
    return {
      status: response.status,
      body: (json ? JSON.parse(text) : text) as Body,
      text,
      headers: response.headers,
    };
  }

  get<Body = Refusal>(path: string, as?: Actor): Promise<Answer<Body>> {
    return this.call<Body>('GET', path, as === undefined ? {} : { as });
  }

  post<Body = Refusal>(path: string, as: Actor, body: unknown, key?: string): Promise<Answer<Body>> {
    return this.call<Body>('POST', path, { as, body, ...(key === undefined ? {} : { key }) });
  }

  /** Sends requests and waits until all of them have been received and stamped, but not until they are answered. */
  async received<T>(send: () => Promise<T>[]): Promise<Promise<T>[]> {
    const before = this.#received;
    const answers = send();
    await new Promise<void>((resolve) => {
      this.#onReceived = () => {
        if (this.#received >= before + answers.length) resolve();
      };
    });
    return answers;
  }

  /** A key that no other call has. */
  newKey(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  listing(rights?: { clear?: boolean; expiresAt?: number }): Promise<Listing> {
    return storeListing(this.db, this.people.viewer('supplier').partyId, this.clock.now(), rights);
  }

  /** A session on Wednesday 2026-06-10, ten in the morning. */
  async session(body: Record<string, unknown> = {}): Promise<AuctionSession> {
    const answer = await this.post<AuctionSession>('/v1/sessions', 'operator', {
      kind: 'weekly',
      date: '2026-06-10',
      opensAt: '2026-06-10T10:00:00.000+08:00',
      ...body,
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  /** A draft: 100,000 yuan, steps of 5,000, an hour long, deposit 10,000. */
  async draft(
    rules: Partial<LotRulesInput> = {},
    from: { listingId?: string; sessionId?: string } = {},
  ): Promise<Lot> {
    const listingId = from.listingId ?? (await this.listing()).id;
    const session = from.sessionId === undefined ? await this.session() : undefined;
    const answer = await this.post<Lot>('/v1/lots', 'operator', {
      listingId,
      sessionId: from.sessionId ?? session?.id,
      rules: {
        startPriceFen: 10_000_000,
        increment: { fen: 500_000 },
        scheduledCloseAt: '2026-06-10T11:00:00.000+08:00',
        ...rules,
      },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  async announced(
    rules: Partial<LotRulesInput> = {},
    from: { listingId?: string; sessionId?: string } = {},
  ): Promise<Lot> {
    const draft = await this.draft(rules, from);
    return this.act(draft.id, 'announce', { text: '拍卖公告' });
  }

  /** An operator's call that has to succeed. */
  async act(lotId: string, action: string, body: unknown = {}): Promise<Lot> {
    const answer = await this.post<Lot>(`/v1/lots/${lotId}/${action}`, 'operator', body);
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body;
  }

  /** Registers and pays. */
  async enter(lot: Lot, ...actors: Actor[]): Promise<void> {
    for (const actor of actors) {
      const path = `/v1/lots/${lot.id}`;
      const registered = await this.post(
        `${path}/registrations`,
        actor,
        { agreedRulesHash: lot.rulesHash },
        this.newKey(),
      );
      if (registered.status !== 201) throw new Error(registered.text);
      const paid = await this.post(`${path}/deposits`, actor, { method: 'escrow' }, this.newKey());
      if (paid.status >= 300) throw new Error(paid.text);
    }
  }

  bid<Body = Refusal>(
    lot: Lot,
    actor: Actor,
    amountFen: number,
    more: object = {},
    key = this.newKey(),
  ): Promise<Answer<Body>> {
    return this.post<Body>(`/v1/lots/${lot.id}/bids`, actor, { amountFen, ...more }, key);
  }

  async lot(id: string, as?: Actor): Promise<Lot> {
    return (await this.get<Lot>(`/v1/lots/${id}`, as)).body;
  }

  moveTo(instant: string | number): void {
    this.clock.moveTo(typeof instant === 'string' ? parseInstant(instant) : instant);
  }

  /** Lets the jobs do what is due after the clock was moved. */
  async tickAt(instant: string | number): Promise<void> {
    this.moveTo(instant);
    await this.side.jobs.runDue();
  }

  /** An announced lot with these bidders, whose bidding has just begun. */
  async open(
    bidders: Actor[],
    rules: Partial<LotRulesInput> = {},
    from: { listingId?: string; sessionId?: string } = {},
  ): Promise<Lot> {
    const lot = await this.announced(rules, from);
    await this.enter(lot, ...bidders);
    await this.tickAt(lot.opensAt);
    return this.lot(lot.id);
  }

  /** The messages of a topic, in order. */
  async messages(
    topic: string,
  ): Promise<{ event: string; version: number; data: Record<string, unknown> }[]> {
    const rows = await this.db
      .selectFrom('stream_messages')
      .selectAll()
      .where('topic', '=', topic)
      .orderBy('version')
      .execute();
    return rows.map(({ event, version, data }) => ({
      event,
      version,
      data: JSON.parse(data) as Record<string, unknown>,
    }));
  }

  now(): string {
    return formatInstant(this.clock.now());
  }
}

/** Takes every row out of a database, the keys aside. */
async function emptied(db: Db): Promise<Db> {
  const tables = [
    'organizations',
    'parties',
    'seasons',
    'idempotency',
    'counters',
    'topics',
    'stream_messages',
    'lot_log',
    'bid_rejections',
    'announcements',
  ];
  await sql`truncate ${sql.join(tables.map((table) => sql.table(table)))} cascade`.execute(db);
  return db;
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

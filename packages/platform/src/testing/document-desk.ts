import { parseInstant } from '@jtop/contract';
import { SignJWT, importJWK } from 'jose';
import { createPlatform, type App } from '../app.js';
import { MemoryStore } from '../blobs/index.js';
import { ManualClock } from '../clock.js';
import { readConfig } from '../config.js';
import { demoPartyId } from '../identity/demo-parties.js';
import { readRealTime } from '../identity/real-time.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { PARTNER, PLATFORM, type Sent } from './handoff-desk.js';
import { PDF, pdf } from './office-files.js';

/** A file to be sent; what is left out is as a person would have it. */
export interface Sending {
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly name?: string;
  readonly kind?: string;
  /** Subject whose token is sent; null sends none. @default 'demo-company-1' */
  readonly as?: string | null;
  readonly siteKey?: string;
  /** Origin of the page. @default the partner's */
  readonly origin?: string;
  readonly key?: string;
}

/** Blobs in memory that can be looked at, and that fail on demand. */
export class WatchedBlobs extends MemoryStore {
  readonly keys = new Set<string>();
  failing: 'put' | 'get' | 'delete' | undefined;

  override async put(key: string, bytes: Uint8Array): Promise<void> {
    this.#fail('put');
    await super.put(key, bytes);
    this.keys.add(key);
  }

  override async get(key: string): Promise<ReadableStream<Uint8Array> | undefined> {
    this.#fail('get');
    return super.get(key);
  }

  override async delete(key: string): Promise<void> {
    this.#fail('delete');
    await super.delete(key);
    this.keys.delete(key);
  }

  #fail(call: 'put' | 'get' | 'delete'): void {
    if (this.failing === call) throw new Error('the store is away');
  }
}

/** A platform that files are sent to, with a clock that stands still. */
export class DocumentDesk {
  readonly app: App;
  readonly clock: ManualClock;
  readonly blobs: WatchedBlobs;
  readonly database: TestDatabase;

  private constructor(app: App, clock: ManualClock, blobs: WatchedBlobs, database: TestDatabase) {
    this.app = app;
    this.clock = clock;
    this.blobs = blobs;
    this.database = database;
  }

  static async open(): Promise<DocumentDesk> {
    const database = await openTestDatabase();
    const clock = new ManualClock(parseInstant('2026-06-03T12:00:00.000+08:00'));
    const blobs = new WatchedBlobs();
    const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' });
    const app = await createPlatform({ config, db: database.db, clock, blobs });
    return new DocumentDesk(app, clock, blobs, database);
  }

  /** Forgets all files. */
  async clear(): Promise<void> {
    this.blobs.failing = undefined;
    for (const key of this.blobs.keys) await this.blobs.delete(key);
    await this.database.db.deleteFrom('documents').execute();
    await this.database.db.deleteFrom('idempotency').execute();
  }

  async close(): Promise<void> {
    await this.app.drain();
    await this.database.close();
  }

  async upload(sending: Sending = {}): Promise<Sent> {
    const {
      bytes = pdf(),
      type = PDF,
      name = '方案.pdf',
      kind = 'attachment',
      as = 'demo-company-1',
    } = sending;
    const query = new URLSearchParams({ name, kind });
    if (sending.siteKey !== undefined) query.set('siteKey', sending.siteKey);
    const headers = new Headers({ 'content-type': type, origin: sending.origin ?? PARTNER });
    if (as !== null) headers.set('authorization', `Bearer ${await this.token(as)}`);
    if (sending.key !== undefined) headers.set('idempotency-key', sending.key);
    return this.send(`/v1/documents?${query}`, { method: 'POST', headers, body: bytes });
  }

  async get(path: string, as?: string): Promise<Sent> {
    const headers = new Headers();
    if (as !== undefined) headers.set('authorization', `Bearer ${await this.token(as)}`);
    return this.send(path, { headers });
  }

  async send(path: string, init: RequestInit): Promise<Sent> {
    const { status, headers, text } = await read(await this.app.fetch(new Request(PLATFORM + path, init)));
    const isJson = headers.get('content-type')?.includes('json') === true;
    return { status, headers, text, json: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> };
  }

  partyId(subject: string): string {
    return demoPartyId(subject);
  }

  async token(subject: string): Promise<string> {
    const [jwk] = this.app.platform.keys.issuerJwks();
    if (jwk === undefined) throw new Error('there is no key to sign tokens with');
    return new SignJWT({ scope: '' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(jwk['kid']) })
      .setIssuer(`${PLATFORM}/oidc`)
      .setAudience(PLATFORM)
      .setSubject(subject)
      .setExpirationTime(Math.floor(readRealTime() / 1_000) + 600)
      .sign(await importJWK({ ...jwk, kty: 'EC' }, 'ES256'));
  }
}

async function read(response: Response): Promise<{ status: number; headers: Headers; text: string }> {
  return { status: response.status, headers: response.headers, text: await response.text() };
}

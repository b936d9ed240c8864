import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageFullError } from './db/storage-error.js';
import type { OpenDatabase } from './db/open.js';
import { startPlatform, type RunningPlatform } from './start.js';
import { openTestDatabase } from './testing/database.js';

const log = pino({ level: 'silent' });
const ENV = { PORT: '0', PARTNER_PORT: '0', DATA_DIR: '.data-of-nobody', JTOP_SEED: 'none' };

let database: OpenDatabase;
let closeDatabase: ReturnType<typeof vi.fn<() => Promise<void>>>;
let endDatabase: (failure: StorageFullError) => void;
let running: RunningPlatform | undefined;

const start = async (env: Record<string, string> = {}): Promise<RunningPlatform> => {
  running = await startPlatform(
    { ...ENV, ...env },
    { log, stopGraceMs: 1_000, openDatabase: async () => database },
  );
  return running;
};

beforeEach(async () => {
  const test = await openTestDatabase();
  closeDatabase = vi.fn(() => test.close());
  const failed = new Promise<StorageFullError>((resolve) => (endDatabase = resolve));
  database = { db: test.db, kind: 'pglite', failed, alone: (work) => work(), close: closeDatabase };
});
afterEach(async () => {
  if (running === undefined) await closeDatabase();
  await running?.close();
  running = undefined;
});

describe('starting the platform', () => {
  it('serves the platform and the partner’s page under the ports that it got', async () => {
    const { url, partnerUrl, app } = await start();
    expect(app.platform.config.publicUrl).toBe(url);
    const issuer = (await (await fetch(`${url}/oidc/.well-known/openid-configuration`)).json()) as {
      issuer: string;
    };
    expect(issuer.issuer).toBe(`${url}/oidc`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(partnerUrl)).headers.get('content-security-policy')).toContain(`connect-src ${url};`);
    expect((await fetch(`${partnerUrl}/v1/stream`)).status).toBe(404);
  });

  it('keeps the public address that it was told, whatever its port', async () => {
    const { url, app } = await start({ PUBLIC_URL: 'https://market.example.cn' });
    expect(url).toBe('https://market.example.cn');
    expect(app.platform.config.oidc.audience).toBe('https://market.example.cn');
  });

  it('says what the embedded database is good for', async () => {
    expect((await start()).storage).toBe(
      'storage: PGlite in .data-of-nobody. It survives a killed process but never syncs to disk: ' +
        'for trying, developing and showing. Money needs PostgreSQL (DATABASE_URL).',
    );
  });

  it('gives its ports back where the data cannot be opened', async () => {
    const ports: number[] = [];
    const openDatabase = async (config: object): Promise<OpenDatabase> => {
      ports.push(Number(Reflect.get(config, 'port')));
      throw new Error('no such data');
    };
    await expect(startPlatform(ENV, { log, openDatabase })).rejects.toThrow('no such data');
    const { url } = await start({ PORT: String(ports[0]) });
    expect(url).toBe(`http://127.0.0.1:${ports[0]}`);
  });
});

describe('stopping the platform', () => {
  it('decides what waits, then closes the database, once, and takes nobody new', async () => {
    const platform = await start();
    const drained = vi.spyOn(platform.app.auction, 'drain');
    await Promise.all([platform.close(), platform.close()]);
    expect(drained).toHaveBeenCalledOnce();
    expect(closeDatabase).toHaveBeenCalledOnce();
    expect(drained.mock.invocationCallOrder[0]).toBeLessThan(closeDatabase.mock.invocationCallOrder[0]!);
    await expect(fetch(`${platform.url}/healthz`)).rejects.toThrow();
  });

  it('is asked for in one line when the disk is so full that the database has ended', async () => {
    const { failed } = await start();
    endDatabase(new StorageFullError('the disk is full'));
    expect((await failed).message).toBe(
      'the disk under DATA_DIR .data-of-nobody is full: everything that was answered is stored; ' +
        'free some space and start again',
    );
  });
});

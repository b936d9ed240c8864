import type { AddressInfo } from 'node:net';
import type { Problem } from '@jtop/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPlatform, type App, type PlatformOptions } from '../app.js';
import { readConfig } from '../config.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { RawClient } from '../testing/sockets.js';
import { PlatformServer } from './server.js';

let database: TestDatabase;
let app: App;
let server: PlatformServer;
let base: string;
let port: AddressInfo['port'];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  server.stopAccepting();
  await app.drain();
  await server.close(0);
});

async function start(
  env: Record<string, string> = {},
  options: Partial<PlatformOptions> = {},
): Promise<void> {
  server = new PlatformServer();
  port = await server.listen({ host: '127.0.0.1', port: 0, portVariable: 'PORT' });
  base = `http://127.0.0.1:${port}`;
  const config = readConfig({ PUBLIC_URL: base, JTOP_SEED: 'none', TRUSTED_PROXIES: '1', ...env });
  app = await createPlatform({ config, db: database.db, ...options });
  server.serve(app.service);
}

const get = (path: string, address?: string, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    headers: address === undefined ? headers : { 'x-forwarded-for': address, ...headers },
  });

async function tokenOf(client: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: 'demo',
  });
  const response = await fetch(`${base}/oidc/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

describe('a rate limit', () => {
  it('of an address is told as 429 with a time to wait, before the token is looked at', async () => {
    await start({ RATE_LIMITS: 'reads.address=2/60' });
    expect((await get('/v1/lots', '203.0.113.9')).status).toBe(200);
    expect((await get('/v1/me', '203.0.113.9', { authorization: 'Bearer x' })).status).toBe(401);
    const refused = await get('/v1/me', '203.0.113.9', { authorization: 'Bearer x' });
    const problem = (await refused.json()) as Problem & { retryAfterMs: number };
    expect([refused.status, problem.code]).toEqual([429, 'rate.limited']);
    expect(problem.retryAfterMs).toBeGreaterThan(0);
    expect(refused.headers.get('retry-after')).toBe(String(Math.ceil(problem.retryAfterMs / 1_000)));
    expect((await get('/v1/lots', '203.0.113.10')).status).toBe(200);
    expect((await get('/readyz', '203.0.113.9')).status).toBe(200);
  });

  it('of a party holds wherever it calls from, behind the 401 and before the 400', async () => {
    await start({ RATE_LIMITS: 'bids.party=1/60' });
    const token = await tokenOf('demo-company-1');
    const bid = (address: string) =>
      fetch(`${base}/v1/lots/x/bids`, {
        method: 'POST',
        headers: {
          'x-forwarded-for': address,
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: '{}',
      });
    expect((await bid('203.0.113.9')).status).toBe(400);
    expect((await bid('203.0.113.10')).status).toBe(429);
    expect((await get('/v1/me', undefined, { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it('does not hold for the machine itself, nor by what a client says where no proxy is trusted', async () => {
    await start({ RATE_LIMITS: 'reads.address=1/60', TRUSTED_PROXIES: '0' });
    for (let call = 0; call < 3; call += 1) {
      expect((await get('/v1/lots', '203.0.113.9')).status).toBe(200);
    }
  });
});

describe('streams and polls', () => {
  it('of one address are limited together, by where they come from and not by the proxy', async () => {
    await start({}, { liveLimits: { maxConnectionsPerAddress: 1, pollMs: 1 } });
    const season = 'season:none';
    const open = (address: string) => {
      const client = new RawClient(port);
      client.send(
        `GET /v1/stream?topics=${season} HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: ${address}\r\n\r\n`,
      );
      return client;
    };
    await database.db
      .insertInto('seasons')
      .values({ id: 'none', rev: 1, kind: 'auction', year: 2026, starts_at: 0, ends_at: 1, doc: '{}' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const first = open('203.0.113.9');
    await first.until('retry: 2000');
    const second = open('203.0.113.9');
    expect(await second.until('rate.limited')).toMatch(/^HTTP\/1\.1 429 .*\r\nretry-after: 30\r\n/is);
    const poll = await get(`/v1/stream/poll?topics=${season}@0`, '203.0.113.9');
    expect([poll.status, poll.headers.get('retry-after')]).toEqual([429, '30']);
    const elsewhere = open('203.0.113.10');
    await elsewhere.until('retry: 2000');
    for (const client of [first, second, elsewhere]) client.close();
  });
});

describe('/metrics', () => {
  const METRICS_TOKEN = 'a-secret-of-the-operator';

  it('is for programs on the machine itself: not for who comes through a proxy', async () => {
    await start();
    const metrics = await get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(metrics.headers.get('cache-control')).toBe('no-store');
    const text = await metrics.text();
    for (const name of [
      'bid_queue_depth',
      'stream_connections',
      'bid_commit_seconds',
      'outbox_lag_seconds',
    ]) {
      expect(text).toContain(`# TYPE jtop_${name} `);
    }
    expect((await get('/metrics', '203.0.113.9')).status).toBe(404);
    expect((await get('/metrics', '127.0.0.1')).status).toBe(404);
    expect((await get('/metrics', undefined, { via: '1.1 proxy' })).status).toBe(404);
  });

  it('is for who bears the token where there is one', async () => {
    await start({ METRICS_TOKEN });
    expect((await get('/metrics')).status).toBe(404);
    expect((await get('/metrics', undefined, { authorization: 'Bearer nonsense' })).status).toBe(404);
    const authorization = `Bearer ${METRICS_TOKEN}`;
    expect((await get('/metrics', '203.0.113.9', { authorization })).status).toBe(200);
  });

  it('counts calls by operation and status, refusals by limit, and failures of the database', async () => {
    await start({ RATE_LIMITS: 'reads.address=1/60' });
    await get('/v1/lots', '203.0.113.9');
    await get('/v1/lots', '203.0.113.9');
    await get('/nowhere');
    database.fail(Object.assign(new Error('away'), { code: '57P01' }));
    await get('/v1/seasons');
    database.fail();
    const text = await (await get('/metrics')).text();
    expect(text).toContain('jtop_requests_total{operation="lots.list",status="200"} 1');
    expect(text).toContain('jtop_requests_total{operation="lots.list",status="429"} 1');
    expect(text).toContain('jtop_requests_total{operation="none",status="404"} 1');
    expect(text).toContain('jtop_requests_total{operation="seasons.list",status="503"} 1');
    expect(text).toContain('jtop_rate_limited_total{class="reads",subject="address"} 1');
    expect(text).toMatch(/^jtop_storage_failures_total 1$/m);
  });
});

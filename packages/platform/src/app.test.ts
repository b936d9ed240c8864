import { formatInstant, parseInstant, type SandboxClock } from '@jtop/contract';
import { importJWK, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPlatform, type App } from './app.js';
import { readConfig } from './config.js';
import { PlatformServer } from './http/server.js';
import { readClockOffset } from './sandbox/clock-offset.js';
import { openTestDatabase, type TestDatabase } from './testing/database.js';
import { RawClient } from './testing/sockets.js';

const config = readConfig({ PUBLIC_URL: 'http://127.0.0.1:8787', JTOP_SEED: 'none' });
let database: TestDatabase;
let app: App;
let server: PlatformServer;
let base: string;
let port: number;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await createPlatform({ config, db: database.db });
  server = new PlatformServer();
  port = await server.listen({ host: '127.0.0.1', port: 0, portVariable: 'PORT' });
  server.serve(app.service);
  base = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await app.drain();
  await server.close(0);
  await database.close();
});
afterEach(() => vi.restoreAllMocks());

interface Problem {
  readonly code: string;
  readonly status: number;
}

async function tokenOf(client: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: 'demo',
  });
  const response = await fetch(`${base}/oidc/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

const me = (token: string) => fetch(`${base}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
const advance = (advanceMs: unknown) =>
  fetch(`${base}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs }),
  });

describe('signing in', () => {
  it('tells a program who it is', async () => {
    const response = await me(await tokenOf('demo-company-1'));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      displayName: '示例紫东生物医药有限公司（虚构）',
      roles: ['company'],
      scopes: [
        'demands:write',
        'consents:write',
        'matches:write',
        'registrations:write',
        'bids:place',
        'deals:write',
      ],
    });
  });

  it('goes on after a restart: issuer and keys are kept', async () => {
    const token = await tokenOf('demo-operator');
    const restarted = await createPlatform({ config, db: database.db });
    const request = new Request(`${base}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await restarted.fetch(request)).status).toBe(200);
    await restarted.drain();
  });

  it('is needed where the operation says so', async () => {
    const response = await fetch(`${base}/v1/me`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code: 'auth.required' });
  });

  it.each([
    ['expired', { exp: 1_000_000_000 }],
    ['for another audience', { aud: 'https://other.example.cn' }],
    ['of another issuer', { iss: 'http://evil.example/oidc' }],
  ])('fails with a token that is %s, though the issuer’s key signed it', async (_what, changes) => {
    const [jwk] = app.platform.keys.issuerJwks();
    const claims = {
      iss: 'http://127.0.0.1:8787/oidc',
      aud: config.publicUrl,
      sub: 'demo-operator',
      exp: 9e9,
      ...changes,
    };
    const key = await importJWK({ ...jwk, kty: 'EC' }, 'ES256');
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' }).sign(key);
    const response = await me(token);
    expect(response.status).toBe(401);
    expect(((await response.json()) as Problem).code).toBe('auth.required');
  });

  it('does not trust Host: a token for the spoofed name is never made', async () => {
    const client = new RawClient(port);
    client.send(
      'GET /oidc/.well-known/openid-configuration HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    );
    await client.ended;
    expect(client.received).toContain('"issuer":"http://127.0.0.1:8787/oidc"');
    expect(client.received).not.toContain('evil.example');
  });

  it('is not hindered by a Host that is none', async () => {
    const client = new RawClient(port);
    client.send('GET /healthz HTTP/1.1\r\nHost: a b\u0001\r\nConnection: close\r\n\r\n');
    await client.ended;
    expect(client.received).toMatch(/^HTTP\/1\.1 400 /);
    const odd = new RawClient(port);
    odd.send('GET /healthz HTTP/1.1\r\nHost: evil.example:99999/x\r\nConnection: close\r\n\r\n');
    await odd.ended;
    expect(odd.received).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('the total map', () => {
  it('publishes the contract and the receipt keys', async () => {
    expect(await (await fetch(`${base}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
    const keys = (await (await fetch(`${base}/.well-known/jwks.json`)).json()) as { keys: unknown[] };
    expect(keys.keys).toEqual([expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', use: 'sig' })]);
    expect(JSON.stringify(keys)).not.toMatch(/"d":/);
  });

  it('answers reads of every area', async () => {
    for (const path of [
      'seasons',
      'specials',
      'organizations',
      'listings',
      'sessions',
      'lots',
      'announcements',
    ]) {
      const response = await fetch(`${base}/v1/${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('serves the stream in front of it, and HEAD of the stream without opening one', async () => {
    const refused = await fetch(`${base}/v1/stream?topics=lot:00000000-0000-7000-8000-000000000000`);
    expect(refused.status).toBe(404);
    expect(refused.headers.get('x-request-id')).not.toBeNull();
    const head = await fetch(`${base}/v1/stream?topics=season:x`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(app.live.connections).toBe(0);
  });

  it.each([
    ['with a length', false],
    ['in chunks that say nothing of it', true],
  ])('refuses a body of two MiB %s, and says so to the end', async (_how, chunked) => {
    const client = new RawClient(port);
    const half = ' '.repeat(1_048_576);
    const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${2 * half.length}`;
    client.send(
      `POST /sandbox/clock HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`,
    );
    for (let part = 0; part < 2; part += 1) {
      client.send(chunked ? `${half.length.toString(16)}\r\n${half}\r\n` : half);
    }
    expect(await client.until('request.too_large')).toMatch(/^HTTP\/1\.1 413 /);
    client.close();
  });

  it('refuses a caller without a token before reading what it sends', async () => {
    const response = await fetch(`${base}/v1/lots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ' '.repeat(2_000_000),
    });
    expect(response.status).toBe(401);
  });
});

describe('the sandbox’s clock', () => {
  it('moves forward by what is asked, runs what is due before it answers, and keeps the offset', async () => {
    const runDue = vi.spyOn(app.auction.jobs, 'runDue');
    const before = (await (await fetch(`${base}/sandbox/clock`)).json()) as SandboxClock;
    const response = await advance(86_400_000);
    const after = (await response.json()) as SandboxClock;
    expect(response.status).toBe(200);
    expect(after.advancedMs - before.advancedMs).toBe(86_400_000);
    expect(parseInstant(after.now)).toBeGreaterThanOrEqual(parseInstant(before.now) + 86_400_000);
    expect(runDue).toHaveBeenCalledOnce();

    expect(await readClockOffset(database.db)).toBe(after.advancedMs);
    const restarted = await createPlatform({ config, db: database.db });
    expect(restarted.platform.clock.advancedMs()).toBe(after.advancedMs);
    await restarted.drain();
  });

  it('stamps what /v1/time says', async () => {
    await advance(3_600_000);
    const { serverTime, epochMs } = (await (await fetch(`${base}/v1/time`)).json()) as {
      serverTime: string;
      epochMs: number;
    };
    expect(serverTime).toBe(formatInstant(epochMs));
    expect(Math.abs(epochMs - app.platform.clock.now())).toBeLessThan(60_000);
  });

  it('adds up moves that come at the same moment', async () => {
    const before = app.platform.clock.advancedMs();
    const answers = await Promise.all([advance(1), advance(10), advance(100)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(app.platform.clock.advancedMs() - before).toBe(111);
    expect(await readClockOffset(database.db)).toBe(before + 111);
  });

  it.each([0, -1, 1.5, 401 * 86_400_000, '1000', null])('refuses a step of %j', async (step) => {
    const before = app.platform.clock.advancedMs();
    expect((await advance(step)).status).toBe(400);
    expect(app.platform.clock.advancedMs()).toBe(before);
  });

  it('is not there outside the sandbox, and neither is the embedded issuer', async () => {
    const real = readConfig({ SANDBOX: 'off', OIDC_ISSUER: 'https://id.example.cn' });
    const production = await createPlatform({ config: real, db: database.db });
    expect((await production.fetch(new Request(`${base}/sandbox/clock`))).status).toBe(404);
    const request = new Request(`${base}/sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advanceMs":1}',
    });
    expect((await production.fetch(request)).status).toBe(404);
    expect((await production.fetch(new Request(`${base}/oidc/jwks`))).status).toBe(404);
    await production.drain();
  });
});

describe('a full disk', () => {
  const full = Object.assign(new Error('could not extend file "base/5/16591": No space left on device'), {
    severity: 'ERROR',
    code: '53100',
  });

  it('is told as 503 with a time to wait, stores nothing, and is over when there is space again', async () => {
    const before = app.platform.clock.advancedMs();
    database.fail(full);
    const refused = await advance(1_000);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refused.json()).toMatchObject({ code: 'unavailable' });
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);

    database.fail();
    expect(app.platform.clock.advancedMs()).toBe(before);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    expect((await advance(1_000)).status).toBe(200);
    expect(await readClockOffset(database.db)).toBe(before + 1_000);
  });
});

describe('health', () => {
  it('is good when the database answers and nothing is overdue', async () => {
    expect(await (await fetch(`${base}/readyz`)).json()).toEqual({
      status: 'ok',
      checks: { database: 'ok', jobs: 'ok' },
    });
  });

  it('ends with the stop: not ready, still alive, no new bid', async () => {
    const stopping = await createPlatform({ config, db: database.db });
    await stopping.drain();
    const ready = await stopping.fetch(new Request(`${base}/readyz`));
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await (await stopping.fetch(new Request(`${base}/healthz`))).json()).toEqual({
      status: 'draining',
    });
  });
});

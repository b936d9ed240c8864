import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestKeys } from '../testing/keys.js';
import { DEMO_PARTIES } from './demo-parties.js';
import { createIssuer } from './issuer.js';
import { scopesOf } from '@jtop/rules/access';
import { localVerifier } from './tokens.js';

const PUBLIC_URL = 'https://market.example.cn';
const keys = makeTestKeys();
const server = createServer(
  createIssuer({ publicUrl: PUBLIC_URL, keys, parties: DEMO_PARTIES, log: pino({ level: 'silent' }) }),
);
let base: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
});
afterAll(() => void server.close());

interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly error?: string;
}

async function grant(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...fields });
  const response = await fetch(`${base}/token`, { method: 'POST', body, headers });
  return { status: response.status, body: (await response.json()) as TokenAnswer };
}

const basic = (client: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
});

describe('the embedded issuer', () => {
  it('speaks for the configured address, whatever Host and forwarding headers say', async () => {
    const response = await fetch(`${base}/.well-known/openid-configuration`, {
      headers: {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.example',
      },
    });
    const document = (await response.json()) as Record<string, string>;
    expect(document).toMatchObject({
      issuer: `${PUBLIC_URL}/oidc`,
      token_endpoint: `${PUBLIC_URL}/oidc/token`,
      jwks_uri: `${PUBLIC_URL}/oidc/jwks`,
    });
    expect(JSON.stringify(document)).not.toContain('evil.example');
    expect(JSON.stringify(document)).not.toContain('127.0.0.1');
  });

  it.each([
    ['by form', () => grant({ client_id: 'demo-company-1', client_secret: 'demo' })],
    ['by Basic', () => grant({}, basic('demo-company-1', 'demo'))],
  ])('gives a client that names no scope all of its scopes, %s', async (_how, ask) => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.scope.split(' ')).toEqual(scopesOf(['company']));
    expect(decodeProtectedHeader(body.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(decodeJwt(body.access_token)).toMatchObject({
      iss: `${PUBLIC_URL}/oidc`,
      aud: PUBLIC_URL,
      sub: 'demo-company-1',
      scope: body.scope,
    });
  });

  it('gives tokens that the platform takes', async () => {
    const { body } = await grant({}, basic('demo-university-1', 'demo'));
    const verify = localVerifier(keys, {
      issuer: `${PUBLIC_URL}/oidc`,
      audience: PUBLIC_URL,
      tokenType: 'at+jwt',
    });
    expect(await verify(body.access_token)).toEqual({
      subject: 'demo-university-1',
      scopes: body.scope.split(' '),
    });
  });

  it('gives the scopes that are asked for, and none that the client lacks', async () => {
    const some = await grant({ scope: 'bids:place' }, basic('demo-company-2', 'demo'));
    expect(some.body.scope).toBe('bids:place');
    const more = await grant({ scope: 'bids:place' }, basic('demo-operator', 'demo'));
    expect(more).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
  });

  it('takes the platform as the only resource', async () => {
    const own = await grant({ resource: PUBLIC_URL }, basic('demo-company-1', 'demo'));
    expect(own.status).toBe(200);
    const other = await grant({ resource: 'https://other.example.cn' }, basic('demo-company-1', 'demo'));
    expect(other).toMatchObject({ status: 400, body: { error: 'invalid_target' } });
  });

  it.each([
    ['a wrong secret', 'demo-company-1', 'wrong'],
    ['an unknown client', 'demo-company-21', 'demo'],
  ])('refuses %s', async (_what, client, secret) => {
    expect(await grant({}, basic(client, secret))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });

  it('publishes the public half of its key only', async () => {
    const { keys: published } = (await (await fetch(`${base}/jwks`)).json()) as {
      keys: Record<string, string>[];
    };
    expect(published).toHaveLength(1);
    expect(published[0]).not.toHaveProperty('d');
    expect(published[0]).toMatchObject({ kid: 'issuer-1', kty: 'EC' });
  });
});

describe('the demo parties', () => {
  it('are those that the documentation names', () => {
    const subjects = DEMO_PARTIES.map(({ subject }) => subject);
    const numbered = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
    expect(subjects).toEqual([
      'demo-operator',
      'demo-auditor',
      'demo-ip-centre',
      'demo-host-nanjing',
      'demo-subcentre',
      'demo-manager',
      ...numbered('demo-company', 20),
      ...numbered('demo-university', 5),
    ]);
    expect(new Set(DEMO_PARTIES.map(({ id }) => id)).size).toBe(DEMO_PARTIES.length);
  });

  it('say that they are invented, and only company 20 is banned', () => {
    for (const { displayName } of DEMO_PARTIES) expect(displayName).toMatch(/虚构|示例/);
    expect(DEMO_PARTIES.filter(({ banned }) => banned).map(({ subject }) => subject)).toEqual([
      'demo-company-20',
    ]);
  });

  it('bid when they are companies or universities, and never as the operator', () => {
    const mayBid = DEMO_PARTIES.filter(({ roles }) => scopesOf(roles).includes('bids:place'));
    expect(new Set(mayBid.flatMap(({ roles }) => roles))).toEqual(new Set(['company', 'university']));
  });
});

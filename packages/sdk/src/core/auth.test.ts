import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient, type ClientOptions } from '../client.js';
import { answer, fakeFetch, problem, type Responder } from '../testing/fake-fetch.js';
import { ENDPOINT } from '../testing/samples.js';

const me = answer({ partyId: 'p', displayName: 'Demo', roles: ['company'], scopes: [] });
const discovery = answer({ token_endpoint: `${ENDPOINT}/oidc/token` });
const tokenOf = (access_token: string, expires_in = 600): Responder =>
  answer({ access_token, token_type: 'Bearer', expires_in });
const auth = { clientId: 'demo-company-1', clientSecret: 'demo-secret' };

function client(responders: Responder[], options: Partial<ClientOptions> = {}) {
  const fetch = fakeFetch(...responders);
  return { fetch, jtop: createClient({ endpoint: ENDPOINT, fetch, auth, maxRetries: 0, ...options }) };
}
const tokensOf = (sent: readonly { headers: Readonly<Record<string, string>> }[]) =>
  sent.map(({ headers }) => headers.authorization).filter((value) => value !== undefined);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('client credentials', () => {
  it('find the token endpoint, get a token and keep it', async () => {
    const { jtop, fetch } = client([discovery, tokenOf('t1'), me, me]);
    await jtop.me.retrieve();
    await jtop.me.retrieve();
    expect(fetch.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /oidc/.well-known/openid-configuration',
      'POST /oidc/token',
      'GET /v1/me',
      'GET /v1/me',
    ]);
    expect(Object.fromEntries(fetch.sent[1]?.body as URLSearchParams)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'demo-company-1',
      client_secret: 'demo-secret',
    });
    expect(tokensOf(fetch.sent)).toEqual(['Bearer t1', 'Bearer t1']);
  });

  it('ask once for many calls at the same time', async () => {
    const { jtop, fetch } = client([discovery, tokenOf('t1'), me]);
    await Promise.all([jtop.me.retrieve(), jtop.me.retrieve(), jtop.me.retrieve()]);
    expect(fetch.sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('take a given token URL and scope', async () => {
    const tokenUrl = 'https://login.example/token';
    const { jtop, fetch } = client([tokenOf('t1'), me], { auth: { ...auth, tokenUrl, scope: 'bids:place' } });
    await jtop.me.retrieve();
    expect(fetch.sent[0]?.url).toBe(tokenUrl);
    expect((fetch.sent[0]?.body as URLSearchParams).get('scope')).toBe('bids:place');
  });

  it('renew a token before it ends', async () => {
    vi.useFakeTimers();
    const { jtop, fetch } = client([discovery, tokenOf('t1', 600), me, me, tokenOf('t2'), me]);
    await jtop.me.retrieve();
    vi.advanceTimersByTime(569_000);
    await jtop.me.retrieve();
    vi.advanceTimersByTime(2_000);
    await jtop.me.retrieve();
    expect(tokensOf(fetch.sent)).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2']);
  });

  it('renew a token that the platform refuses, once', async () => {
    const refused = problem(401, 'auth.required');
    const renewed = client([discovery, tokenOf('t1'), refused, tokenOf('t2'), me]);
    await renewed.jtop.me.retrieve();
    expect(tokensOf(renewed.fetch.sent)).toEqual(['Bearer t1', 'Bearer t2']);
    const hopeless = client([discovery, tokenOf('t1'), refused, tokenOf('t2'), refused], { maxRetries: 2 });
    await expect(hopeless.jtop.me.retrieve()).rejects.toMatchObject({
      name: 'AuthenticationError',
      code: 'auth.required',
    });
    expect(hopeless.fetch.sent).toHaveLength(5);
  });

  it('say what the token endpoint refused, without the secret', async () => {
    const { jtop, fetch } = client([discovery, answer({ error: 'invalid_client' }, 401)], { maxRetries: 2 });
    const error: unknown = await jtop.me.retrieve().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'auth.token_refused', status: 401 });
    expect(String(error)).toContain('invalid_client');
    expect(fetch.sent).toHaveLength(2);
    expect(String(error) + JSON.stringify(error)).not.toContain('demo-secret');
  });

  it('are never sent in the clear to where a document says', async () => {
    const { jtop, fetch } = client([answer({ token_endpoint: 'http://elsewhere.example/token' })]);
    await expect(jtop.me.retrieve()).rejects.toMatchObject({ code: 'connection' });
    expect(fetch.sent).toHaveLength(1);
  });

  it('are refused in a browser', () => {
    vi.stubGlobal('document', {});
    expect(() => client([])).toThrow(/does not belong in a browser/);
  });

  it('are not used for public reads', async () => {
    const { jtop, fetch } = client([answer({ serverTime: '2026-06-03T10:00:00.000+08:00', epochMs: 1 })]);
    await jtop.time.retrieve();
    expect(fetch.sent).toHaveLength(1);
    expect(tokensOf(fetch.sent)).toEqual([]);
  });
});

describe('a token provider', () => {
  it('is told why it is asked', async () => {
    const reasons: string[] = [];
    const { jtop, fetch } = client([problem(401, 'auth.required'), me], {
      auth: {
        getToken: ({ reason }) => {
          reasons.push(reason);
          return Promise.resolve(`for-${reason}`);
        },
      },
    });
    await jtop.me.retrieve();
    expect(reasons).toEqual(['needed', 'refused']);
    expect(tokensOf(fetch.sent)).toEqual(['Bearer for-needed', 'Bearer for-refused']);
  });
});

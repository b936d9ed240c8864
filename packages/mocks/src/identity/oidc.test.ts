import { describe, expect, it } from 'vitest';
import { createMockPlatform } from '../index.js';

const ENDPOINT = 'https://city.example/jtop';
const { handle } = createMockPlatform({
  now: Date.UTC(2026, 5, 3, 4),
  seed: 1,
  scenario: 'empty',
  endpoint: ENDPOINT,
});

const ask = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const request = new Request(`${ENDPOINT}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
  });
  const response = await handle(request);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const GRANT = { grant_type: 'client_credentials' };
const ME = { client_id: 'demo-company-1', client_secret: 'demo' };

describe('the mock’s issuer', () => {
  it('is discovered at the address that the client knows', async () => {
    const response = await handle(new Request(`${ENDPOINT}/oidc/.well-known/openid-configuration`));
    expect(await response.json()).toMatchObject({
      issuer: `${ENDPOINT}/oidc`,
      token_endpoint: `${ENDPOINT}/oidc/token`,
    });
  });

  it('gives a token for client credentials, in the form or as Basic, that the platform takes', async () => {
    const basic = { authorization: `Basic ${btoa('demo-company-1:demo')}` };
    for (const answer of [await ask({ ...GRANT, ...ME }), await ask(GRANT, basic)]) {
      expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } });
      const authorization = `Bearer ${String(answer.body.access_token)}`;
      const me = await handle(new Request(`${ENDPOINT}/v1/me`, { headers: { authorization } }));
      expect(await me.json()).toMatchObject({
        roles: ['company'],
        scopes: String(answer.body.scope).split(' '),
      });
    }
  });

  it('gives fewer scopes where fewer are asked for', async () => {
    const { body } = await ask({ ...GRANT, ...ME, scope: 'bids:place' });
    expect(body.scope).toBe('bids:place');
    const authorization = `Bearer ${String(body.access_token)}`;
    const me = await handle(new Request(`${ENDPOINT}/v1/me`, { headers: { authorization } }));
    expect(await me.json()).toMatchObject({ scopes: ['bids:place'] });
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['another grant', { ...ME, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a wrong secret', { ...GRANT, ...ME, client_secret: 'x' }, 401, 'invalid_client'],
    ['nobody', { ...GRANT, client_id: 'nobody', client_secret: 'demo' }, 401, 'invalid_client'],
    ['no client', GRANT, 401, 'invalid_client'],
    ['a scope that is not the client’s', { ...GRANT, ...ME, scope: 'lots:manage' }, 400, 'invalid_scope'],
  ])('refuses %s', async (_name, fields, status, error) => {
    expect(await ask(fields)).toMatchObject({ status, body: { error } });
  });

  it('refuses an Authorization that it cannot read', async () => {
    const authorization = `Basic ${btoa('%ff:demo')}`;
    expect(await ask(GRANT, { authorization })).toMatchObject({ status: 401 });
  });
});

import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { makeTestKeys } from '../testing/keys.js';
import { localVerifier, remoteVerifier } from './tokens.js';

const NOW = Date.parse('2026-06-03T10:00:00+08:00');
const ISSUER = 'https://market.example.cn/oidc';
const AUDIENCE = 'https://market.example.cn';
const keys = makeTestKeys();
const expected = { issuer: ISSUER, audience: AUDIENCE, tokenType: 'at+jwt', realNow: () => NOW };

/** Claims to be set otherwise, or left out where undefined. */
interface Changes {
  readonly [claim: string]: unknown;
  readonly typ?: string;
  readonly by?: ReturnType<typeof makeTestKeys>;
}

/** A good token, but for the changes. */
async function token({ typ = 'at+jwt', by = keys, ...claims }: Changes = {}): Promise<string> {
  const [jwk] = by.issuerJwks();
  const second = NOW / 1_000;
  const payload = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'demo-company-1',
    iat: second,
    exp: second + 60,
    scope: 'bids:place',
    ...claims,
  };
  const key = await importJWK({ ...jwk, kty: 'EC' }, 'ES256');
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ, kid: 'issuer-1' }).sign(key);
}

const refusal = { code: 'auth.required', status: 401 };

describe('an access token', () => {
  const verify = localVerifier(keys, expected);

  it('tells whom it stands for and what for', async () => {
    expect(await verify(await token({ scope: 'bids:place demands:write' }))).toEqual({
      subject: 'demo-company-1',
      scopes: ['bids:place', 'demands:write'],
    });
    expect((await verify(await token({ scope: undefined }))).scopes).toEqual([]);
  });

  it('is refused when it has expired, beyond the few seconds by which clocks differ', async () => {
    const second = NOW / 1_000;
    await expect(verify(await token({ exp: second - 60 }))).rejects.toMatchObject({
      ...refusal,
      message: /expired/,
    });
    await expect(verify(await token({ exp: second - 2 }))).resolves.toBeDefined();
  });

  it('is refused when it is forged: another key, a changed payload, no signature', async () => {
    await expect(verify(await token({ by: makeTestKeys() }))).rejects.toMatchObject(refusal);
    const [header, , signature] = (await token()).split('.');
    const payload = Buffer.from(
      JSON.stringify({ iss: ISSUER, aud: AUDIENCE, sub: 'demo-operator', exp: 9e9 }),
    );
    const changed = `${header}.${payload.toString('base64url')}.${signature}`;
    await expect(verify(changed)).rejects.toMatchObject(refusal);
    const unsigned = new UnsecuredJWT({ sub: 'demo-operator' }).setIssuer(ISSUER).setAudience(AUDIENCE);
    await expect(verify(unsigned.setExpirationTime(9e9).encode())).rejects.toMatchObject(refusal);
  });

  it.each([
    ['another audience', { aud: 'https://other.example.cn' }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'https://evil.example.cn/oidc' }],
    ['no subject', { sub: undefined }],
    ['no expiry', { exp: undefined }],
    ['a beginning in the future', { nbf: NOW / 1_000 + 600 }],
    ['another type, such as an ID token', { typ: 'JWT' }],
  ])('is refused with %s', async (_what, changes) => {
    await expect(verify(await token(changes))).rejects.toMatchObject(refusal);
  });

  it.each(['', 'x', 'a.b.c', 'Bearer', '....', 'é'])('is refused when it is none: %j', async (text) => {
    await expect(verify(text)).rejects.toMatchObject(refusal);
  });
});

describe('the tokens of a real issuer', () => {
  const answer = (body: unknown) => vi.fn<typeof fetch>().mockImplementation(async () => Response.json(body));

  it('need a discovery document that speaks for that issuer', async () => {
    const fetcher = answer({ issuer: 'https://evil.example.cn', jwks_uri: 'https://evil.example.cn/jwks' });
    await expect(remoteVerifier(expected, fetcher)(await token())).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(fetcher).toHaveBeenCalledWith(`${ISSUER}/.well-known/openid-configuration`, expect.anything());
  });

  it('cannot be judged while the issuer is away, and can again when it is back', async () => {
    const fetcher = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('fetch failed'));
    const verify = remoteVerifier(expected, fetcher);
    await expect(verify(await token())).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    await expect(verify(await token())).rejects.toMatchObject({ code: 'unavailable' });
    expect(fetcher).toHaveBeenCalledTimes(2);
  });
});

import { ProblemError } from '@jtop/contract/binding';
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { KeyStore } from '../context.js';
import { readRealTime } from './real-time.js';

/** What a checked access token says. */
export interface TokenClaims {
  /** `sub`: whom the token stands for. */
  readonly subject: string;
  readonly scopes: readonly string[];
}

/** Checks an access token. @throws ProblemError 401 `auth.required`, or 503 where the issuer is away */
export type TokenVerifier = (token: string) => Promise<TokenClaims>;

/** What tokens must say of themselves. */
export interface TokenExpectations {
  readonly issuer: string;
  readonly audience: string;
  /** The `typ` header, such as `at+jwt`: an ID token is no access token. */
  readonly tokenType: string;
  /** Real time, not the seasons' clock. @default the machine's */
  readonly realNow?: () => number;
}

/** Never `none`, never a shared secret. */
const ALGORITHMS = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'];

/** Clocks of two machines may differ by this much. */
const TOLERANCE_SECONDS = 5;

/** Verifies the tokens of the embedded issuer by the keys that it signs with. */
export function localVerifier(keys: KeyStore, expected: TokenExpectations): TokenVerifier {
  const publicKeys = keys
    .issuerJwks()
    .map(({ d: _private, ...jwk }) => ({ ...jwk, kty: String(jwk['kty']) }));
  const keySet = createLocalJWKSet({ keys: publicKeys });
  return (token) => verify(token, keySet, expected);
}

/** Verifies the tokens of a real issuer by the keys that its discovery document names. */
export function remoteVerifier(expected: TokenExpectations, fetcher: typeof fetch = fetch): TokenVerifier {
  let discovered: Promise<JWTVerifyGetKey> | undefined;
  return async (token) => {
    discovered ??= discoverKeys(expected.issuer, fetcher);
    try {
      return await verify(token, await discovered, expected);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'unavailable') discovered = undefined;
      throw error;
    }
  };
}

async function discoverKeys(issuer: string, fetcher: typeof fetch): Promise<JWTVerifyGetKey> {
  try {
    const response = await fetcher(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
      redirect: 'error',
    });
    const document = (await response.json()) as Record<string, unknown>;
    // A document that speaks for another issuer would let that one's keys sign for this one.
    if (document['issuer'] !== issuer) throw new Error(`it speaks for ${String(document['issuer'])}`);
    return createRemoteJWKSet(new URL(String(document['jwks_uri'])));
  } catch (cause) {
    throw issuerAway(cause);
  }
}

async function verify(
  token: string,
  keySet: JWTVerifyGetKey,
  expected: TokenExpectations,
): Promise<TokenClaims> {
  try {
    const { payload } = await jwtVerify(token, keySet, {
      issuer: expected.issuer,
      audience: expected.audience,
      typ: expected.tokenType,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date((expected.realNow ?? readRealTime)()),
    });
    return { subject: String(payload.sub), scopes: scopesIn(payload['scope'] ?? payload['scp']) };
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw issuerAway(error);
    throw new ProblemError('auth.required', {}, { detail: explain(error) });
  }
}

/** Issuers write scopes as one text or as a list. */
function scopesIn(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  return typeof claim === 'string' ? claim.split(' ').filter((scope) => scope !== '') : [];
}

function explain(error: Error): string {
  if (error instanceof errors.JWTExpired) return 'the access token has expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `the access token's ${error.claim} is not the expected one`;
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'the access token is not signed by its issuer';
  return 'this is no access token of the issuer';
}

function issuerAway(cause: unknown): ProblemError {
  const problem = new ProblemError(
    'unavailable',
    {},
    { detail: 'the issuer of access tokens does not answer' },
  );
  problem.cause = cause;
  return problem;
}

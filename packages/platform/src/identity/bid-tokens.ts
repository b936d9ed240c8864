import { createPrivateKey } from 'node:crypto';
import { formatInstant, type BidToken, type BidTokenCreate } from '@jtop/contract';
import { ProblemError, type Call, type Handlers } from '@jtop/contract/binding';
import { beyondPage, type PageLimits } from '@jtop/rules/access';
import { SignJWT, createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { OperationId } from '@jtop/contract';
import type { KeyStore, Platform } from '../context.js';
import { partyOf } from '../lots/access.js';
import { pathId } from '../lots/ids.js';
import { visibleLot } from '../lots/repository.js';
import { isInlineOrigin } from '../site-keys/site-keys.js';
import { requireMayCall } from './may-call.js';
import type { TokenClaims, TokenVerifier } from './tokens.js';
import type { Viewer } from './viewer.js';

/** Tells these tokens from the issuer's: an access token proper never has it. */
const TYPE = 'jtop-bid+jwt';
const DEFAULT_SECONDS = 900;
const SCOPES = ['registrations:write', 'bids:place'] as const;

export interface LimitedClaims extends TokenClaims {
  readonly limits?: PageLimits;
}

/**
 * Takes the tokens that {@link bidTokenHandlers} give as well as those of the issuer. A token of a page counts while a site key
 * lets pages of its origin act by themselves: when the last of them is revoked, so are the tokens.
 */
export function acceptingBidTokens(
  { keys, config, db }: Pick<Platform, 'keys' | 'config' | 'db'>,
  verify: TokenVerifier,
  realNow: () => number,
): (token: string) => Promise<LimitedClaims> {
  const keySet = createLocalJWKSet({ keys: publicKeys(keys) });
  const expected = {
    issuer: config.publicUrl,
    audience: config.publicUrl,
    typ: TYPE,
    algorithms: ['ES256'],
    requiredClaims: ['sub', 'exp', 'lot_id', 'max_amount_fen', 'origin'],
  };
  return async (token) => {
    if (typeOf(token) !== TYPE) return verify(token);
    const at = realNow();
    const { payload } = await jwtVerify(token, keySet, { ...expected, currentDate: new Date(at) }).catch(
      (error: unknown) => {
        const why = error instanceof Error ? error.message : '';
        throw new ProblemError(
          'auth.required',
          {},
          { detail: `the token for this page is not valid: ${why}` },
        );
      },
    );
    const limits = {
      lotId: String(payload['lot_id']),
      maxAmountFen: Number(payload['max_amount_fen']),
      origin: String(payload['origin']),
    };
    if (!(await isInlineOrigin(db, limits.origin, at))) {
      const detail = `no site key lets pages of ${limits.origin} act by themselves any more`;
      throw new ProblemError('handoff.site_key', {}, { detail });
    }
    return { subject: String(payload.sub), scopes: [...SCOPES], limits };
  };
}

function typeOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).typ;
  } catch {
    return undefined;
  }
}

function publicKeys(keys: KeyStore): { kty: string; kid: string }[] {
  return keys
    .issuerJwks()
    .map(({ d: _private, ...jwk }) => ({ ...jwk, kty: String(jwk['kty']), kid: String(jwk['kid']) }));
}

/** Holds the token of a page to its limits, whatever it is used for. */
export function withinLimits(handlers: Handlers<Viewer>): Handlers<Viewer> {
  const guarded: Record<string, unknown> = {};
  for (const [id, handler] of Object.entries(handlers)) {
    guarded[id] = (call: Call<OperationId, Viewer>) => {
      if (call.ctx.limits !== undefined) requireWithin(call, call.ctx.limits);
      return (handler as (call: Call<OperationId, Viewer>) => unknown)(call);
    };
  }
  // The same names with the same types: TypeScript cannot follow that through the loop.
  return guarded as unknown as Handlers<Viewer>;
}

function requireWithin(call: Call<OperationId, Viewer>, limits: PageLimits): void {
  const { operation, request } = call;
  const refusal = beyondPage(limits, {
    operation,
    params: call.params,
    body: call.body as { readonly amountFen?: number } | undefined,
    origin: request.headers.get('origin'),
  });
  if (refusal === undefined) return;
  const { reason, detail } = refusal;
  throw new ProblemError('auth.forbidden', { reason }, { detail });
}

/** Making tokens for pages: for a partner's server, with the party's own token. */
export function bidTokenHandlers(
  { db, keys, config }: Pick<Platform, 'db' | 'keys' | 'config'>,
  realNow: () => number,
): Pick<Handlers<Viewer>, 'lots.bidTokens.create'> {
  return {
    'lots.bidTokens.create': async ({ params, ctx: viewer, body }) => {
      const lot = await visibleLot(db, pathId(params.id), false);
      const partyId = partyOf(viewer);
      requireMayCall('lots.bidTokens.create', viewer);
      const at = realNow();
      if (!(await isInlineOrigin(db, body.origin, at))) {
        throw new ProblemError(
          'auth.forbidden',
          { reason: 'origin' },
          { detail: `pages of ${body.origin} may not act by themselves; use hand-offs` },
        );
      }
      const { subject } = await db
        .selectFrom('parties')
        .select('subject')
        .where('id', '=', partyId)
        .executeTakeFirstOrThrow();
      return { body: await makeToken(keys, config.publicUrl, { subject, lotId: lot.id, body, at }) };
    },
  };
}

async function makeToken(
  keys: KeyStore,
  issuer: string,
  {
    subject,
    lotId,
    body,
    at,
  }: { readonly subject: string; readonly lotId: string; readonly body: BidTokenCreate; readonly at: number },
): Promise<BidToken> {
  const { maxAmountFen, origin, expiresInSeconds = DEFAULT_SECONDS } = body;
  const [jwk] = keys.issuerJwks();
  if (jwk === undefined) throw new Error('there is no key to sign tokens with');
  const issuedAt = Math.floor(at / 1_000);
  const accessToken = await new SignJWT({
    lot_id: lotId,
    max_amount_fen: maxAmountFen,
    origin,
    scope: SCOPES.join(' '),
  })
    .setProtectedHeader({ alg: 'ES256', typ: TYPE, kid: String(jwk['kid']) })
    .setIssuer(issuer)
    .setAudience(issuer)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + expiresInSeconds)
    .sign(createPrivateKey({ key: jwk, format: 'jwk' }));
  const expiresAt = formatInstant((issuedAt + expiresInSeconds) * 1_000);
  return { accessToken, lotId, maxAmountFen, origin, expiresAt };
}

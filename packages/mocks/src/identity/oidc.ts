import type { Store } from '../store.js';
import { scopesOf } from './party.js';
import { mockToken } from './tokens.js';

const SECRET = 'demo';
const LIFETIME_SECONDS = 3600;

/**
 * The mock's OpenID issuer, as far as programs need it: discovery, and `client_credentials` for the demo clients with
 * the secret `demo`. Its tokens are those of {@link mockToken}, so there is nothing to verify.
 * @param base the platform's address as the client knows it
 * @returns undefined where the path is not one of these
 */
export async function answerOidc(
  store: Store,
  request: Request,
  base: string,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (pathname === '/oidc/.well-known/openid-configuration' && request.method === 'GET') {
    return json(200, {
      issuer: `${base}/oidc`,
      token_endpoint: `${base}/oidc/token`,
      jwks_uri: `${base}/oidc/jwks`,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      response_types_supported: [],
      subject_types_supported: ['public'],
      scopes_supported: [...new Set(store.parties().flatMap(scopesOf))],
    });
  }
  if (pathname === '/oidc/jwks' && request.method === 'GET') return json(200, { keys: [] });
  if (pathname !== '/oidc/token') return undefined;
  if (request.method === 'OPTIONS') return json(204);
  return request.method === 'POST' ? answerToken(store, request) : json(405, { error: 'invalid_request' });
}

async function answerToken(store: Store, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
  const [id, secret] = basicCredentials(request) ?? [form.get('client_id'), form.get('client_secret')];
  const party = store.partyBySubject(id ?? '');
  if (party === undefined || secret !== SECRET) return json(401, { error: 'invalid_client' });
  const asked = form.get('scope')?.split(' ').filter(Boolean);
  const granted: readonly string[] = scopesOf(party);
  if (asked?.some((scope) => !granted.includes(scope))) return json(400, { error: 'invalid_scope' });
  return json(200, {
    access_token: mockToken(party.subject, asked),
    token_type: 'Bearer',
    expires_in: LIFETIME_SECONDS,
    scope: (asked ?? granted).join(' '),
  });
}

/** Id and secret of an `Authorization: Basic` header, each form-encoded before they were joined (RFC 6749 §2.3.1). */
function basicCredentials(request: Request): [string, string] | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (encoded === undefined) return undefined;
  try {
    const [id = '', secret = ''] = atob(encoded).split(':').map(decodeURIComponent);
    return [id, secret];
  } catch {
    return undefined;
  }
}

function json(status: number, body?: object): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'Authorization, Content-Type',
    },
  });
}

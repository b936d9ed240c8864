import { ConnectionError } from './errors.js';
import { AuthenticationError } from './status-errors.js';
import type { TokenProvider } from './types.js';
import { normalizeEndpoint } from './url.js';

/** A program's own sign-in: OAuth 2 client credentials. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Taken from the platform's discovery document unless given. */
  readonly tokenUrl?: string;
  /** Scopes separated by spaces; all of the client's unless given. */
  readonly scope?: string;
}

/** A token is renewed this long before it ends, so that none ends on its way. */
const EARLY_MS = 30_000;

interface Token {
  readonly value: string;
  readonly freshUntil: number;
}

/**
 * Gets tokens by client credentials, keeps each as long as it is good, and asks for one at a time.
 *
 * @throws TypeError in a browser: whoever opens the page could read the secret there
 */
export function clientCredentials(
  credentials: ClientCredentials,
  endpoint: string,
  fetchToken: typeof fetch = (input, init) => fetch(input, init),
): TokenProvider {
  if (typeof document !== 'undefined' || 'importScripts' in globalThis) {
    throw new TypeError(
      'a client secret does not belong in a browser: give a token provider ({ getToken }) instead',
    );
  }
  const base = normalizeEndpoint(endpoint);
  let token: Token | undefined;
  let pending: Promise<Token> | undefined;
  let tokenUrl = credentials.tokenUrl;

  const discover = async (): Promise<string> => {
    const url = `${base}/oidc/.well-known/openid-configuration`;
    const response = await fetchToken(url, { credentials: 'omit' });
    const body = await jsonOf(response);
    const found = body.token_endpoint;
    if (!response.ok || typeof found !== 'string') {
      throw new ConnectionError(`no token endpoint in ${url} (HTTP ${response.status})`);
    }
    // A secret sent in the clear to a host that a document named would be given away.
    const { protocol, origin } = new URL(found);
    if (protocol !== 'https:' && origin !== new URL(base).origin) {
      throw new ConnectionError(`the token endpoint ${origin} is neither https nor the platform's own`);
    }
    return found;
  };

  const renew = async (): Promise<Token> => {
    tokenUrl = tokenUrl ?? (await discover());
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    });
    if (credentials.scope !== undefined) form.set('scope', credentials.scope);
    const askedAt = performance.now();
    const response = await fetchToken(tokenUrl, { method: 'POST', body: form, credentials: 'omit' });
    const body = await jsonOf(response);
    // A gateway's 502 passes: thrown as a plain error, the attempt counts as a lost connection and is repeated.
    if (response.status >= 500) throw new Error(`the token endpoint answered HTTP ${response.status}`);
    if (!response.ok || typeof body.access_token !== 'string') {
      throw new AuthenticationError({
        type: 'about:blank',
        title: 'The token endpoint gave no token',
        status: 401,
        code: 'auth.token_refused',
        detail: `the token endpoint answered HTTP ${response.status}${typeof body.error === 'string' ? ` ${body.error}` : ''}`,
        requestId: '',
      });
    }
    const lifetimeMs = (typeof body.expires_in === 'number' ? body.expires_in : 60) * 1000;
    return {
      value: body.access_token,
      freshUntil: askedAt + lifetimeMs - Math.min(EARLY_MS, lifetimeMs / 2),
    };
  };

  return {
    async getToken({ reason }) {
      if (reason === 'refused') token = undefined;
      if (token && performance.now() < token.freshUntil) return token.value;
      // One request for all who wait. It is not bound to the signal of whoever came first.
      pending = pending ?? renew().finally(() => (pending = undefined));
      token = await pending;
      return token.value;
    },
  };
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

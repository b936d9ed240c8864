import type { IncomingMessage, ServerResponse } from 'node:http';
import { SCOPES } from '@jtop/contract';
import Provider, { errors, type ClientMetadata, type Configuration } from 'oidc-provider';
import type { Logger } from 'pino';
import type { KeyStore } from '../context.js';
import { DEMO_SECRET, type DemoParty } from './demo-parties.js';
import { CALLBACK_PATH, RP_CLIENT_ID, embeddedClientSecret } from '../people/relying-party.js';
import { SIGN_IN_AGAIN } from '../people/sign-in.js';
import { INTERACTION_PATH, interactionHandler } from './interaction.js';
import { IssuerStore } from './issuer-store.js';
import { scopesOf } from '@jtop/rules/access';

/** Where the embedded issuer is mounted under the platform's origin. */
export const ISSUER_PATH = '/oidc';
const TOKEN_SECONDS = 3_600;
const SIGN_IN_SECONDS = 600;

export interface IssuerOptions {
  /** The platform's origin: the audience of tokens, and with `/oidc` their issuer. */
  readonly publicUrl: string;
  readonly keys: KeyStore;
  /** Each becomes a client for `client_credentials`. */
  readonly parties: readonly DemoParty[];
  readonly log: Logger;
}

/** A node handler for every request under `/oidc`. */
export type IssuerHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The embedded OpenID Connect issuer: tokens for programs by client credentials, as JWTs for the platform's own
 * origin. A client that names no scope is given all that it is registered for.
 */
export function createIssuer(options: IssuerOptions): IssuerHandler {
  const { publicUrl, log } = options;
  const provider = new Provider(`${publicUrl}${ISSUER_PATH}`, configuration(options));
  // The library would derive its addresses from Host; below, the host is the configured one, whoever asks.
  provider.proxy = true;
  provider.on('server_error', (_context, error) => log.error({ err: error }, 'the issuer failed'));
  provider.on('error', (error: Error) => log.error({ err: error }, 'the issuer failed'));
  const callback = provider.callback();
  const interact = interactionHandler(provider, options.parties, publicUrl);
  const { host, protocol } = new URL(publicUrl);

  return (request, response) => {
    delete request.headers['x-forwarded-for'];
    request.headers['host'] = host;
    request.headers['x-forwarded-host'] = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    const path = request.url ?? ISSUER_PATH;
    request.url = path.slice(ISSUER_PATH.length) || '/';
    // The library finds its mount point by comparing the two.
    Object.assign(request, { originalUrl: path });
    if (request.url.startsWith(INTERACTION_PATH)) {
      interact(request, response).catch((error: unknown) => {
        log.info({ err: error }, 'a sign-in at the issuer was not completed');
        if (response.headersSent) return;
        // It ran out, or belongs to another browser: begin again.
        const location = `${publicUrl}/sign-in?${SIGN_IN_AGAIN}=1`;
        response.writeHead(303, { location, 'cache-control': 'no-store' }).end();
      });
      return;
    }
    void callback(request, response);
  };
}

function configuration({ publicUrl, keys, parties }: IssuerOptions): Configuration {
  return {
    adapter: IssuerStore,
    clients: [...parties.map(clientOf), relyingParty(publicUrl, keys)],
    findAccount: (_context, sub) =>
      parties.some(({ subject }) => subject === sub)
        ? { accountId: sub, claims: () => ({ sub }) }
        : undefined,
    interactions: { url: (_context, { uid }) => `${publicUrl}${ISSUER_PATH}${INTERACTION_PATH}${uid}` },
    // The only client that people sign in to is the platform itself: there is nothing to consent to.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    jwks: { keys: keys.issuerJwks().map((jwk) => ({ ...jwk, kty: String(jwk['kty']) })) },
    cookies: { keys: [...keys.cookieKeys()] },
    scopes: ['openid', ...SCOPES],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    ttl: {
      ClientCredentials: TOKEN_SECONDS,
      // Signing in takes minutes; what lasts is the platform's own session.
      Interaction: SIGN_IN_SECONDS,
      Grant: SIGN_IN_SECONDS,
      Session: SIGN_IN_SECONDS,
      AuthorizationCode: 60,
      AccessToken: 60,
      IdToken: SIGN_IN_SECONDS,
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // Signing in asks for no token of the API.
        defaultResource: (_context, client) => (client.clientId === RP_CLIENT_ID ? '' : publicUrl),
        getResourceServerInfo: (context, resource, client) => {
          if (resource.replace(/\/$/, '') !== publicUrl)
            throw new errors.InvalidTarget('the only resource here is the platform itself');
          const params = context.oidc.params;
          // This is asked for before the grant looks at the scopes.
          if (params !== undefined && !params['scope']) params['scope'] = client.scope;
          return {
            audience: publicUrl,
            scope: SCOPES.join(' '),
            accessTokenFormat: 'jwt',
            accessTokenTTL: TOKEN_SECONDS,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    renderError: (context, out) => {
      context.type = 'application/json';
      context.body = JSON.stringify(out);
    },
  };
}

/** The platform itself, for signing people in. */
function relyingParty(publicUrl: string, keys: KeyStore): ClientMetadata {
  return {
    client_id: RP_CLIENT_ID,
    client_secret: embeddedClientSecret(keys),
    client_name: 'J-TOP',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [publicUrl + CALLBACK_PATH],
    token_endpoint_auth_method: 'client_secret_post',
    scope: 'openid',
  };
}

function clientOf(party: DemoParty): ClientMetadata {
  return {
    client_id: party.subject,
    client_secret: DEMO_SECRET,
    client_name: party.displayName,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    // The library takes the form for these, too.
    token_endpoint_auth_method: 'client_secret_basic',
    scope: scopesOf(party.roles).join(' '),
  };
}

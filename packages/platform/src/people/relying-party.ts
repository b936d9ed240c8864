import { createHmac } from 'node:crypto';
import * as oidc from 'openid-client';
import type { Config } from '../config.js';
import type { KeyStore } from '../context.js';

/** The platform as a client of the issuer. */
export const RP_CLIENT_ID = 'jtop-platform';
export const CALLBACK_PATH = '/sign-in/callback';

/** What has to be remembered while a person is at the issuer. */
export interface SignInUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Signs people in by OpenID Connect: authorization code with PKCE, state and nonce. */
export interface RelyingParty {
  /** Where to send the person, and what to remember. */
  begin(): Promise<SignInUnderWay & { readonly url: URL }>;
  /**
   * Redeems the issuer's answer.
   * @param url - the address that the person came back to
   * @returns the subject that signed in
   * @throws where the answer is not one to this sign-in, or the issuer says no
   */
  finish(url: URL, underWay: SignInUnderWay): Promise<string>;
}

/** The secret of the platform's client at the embedded issuer; made from a key that never leaves the database. */
export function embeddedClientSecret(keys: Pick<KeyStore, 'cookieKeys'>): string {
  return createHmac('sha256', keys.cookieKeys()[0] ?? '')
    .update('relying party')
    .digest('base64url');
}

export interface RelyingPartyOptions {
  readonly config: Pick<Config, 'publicUrl' | 'oidc'>;
  /** The issuer's address. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export function createRelyingParty({
  config,
  issuer,
  clientId,
  clientSecret,
}: RelyingPartyOptions): RelyingParty {
  const redirectUri = config.publicUrl + CALLBACK_PATH;
  // The issuer may be away when the platform starts; the first sign-in asks, and one that failed asks again.
  let known: Promise<oidc.Configuration> | undefined;
  const discover = (): Promise<oidc.Configuration> => {
    known ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        // Plain http is for an issuer on this machine alone; the configuration lets no other through.
        execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
  return {
    async begin() {
      const configuration = await discover();
      const codeVerifier = oidc.randomPKCECodeVerifier();
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        // Who comes here has been asked who it is, and wants to be asked again on a shared computer.
        prompt: 'login',
      });
      return { url, state, nonce, codeVerifier };
    },
    async finish(url, { state, nonce, codeVerifier }) {
      const tokens = await oidc.authorizationCodeGrant(await discover(), url, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.sub;
      if (subject === undefined) throw new Error('the issuer names nobody');
      return subject;
    },
  };
}

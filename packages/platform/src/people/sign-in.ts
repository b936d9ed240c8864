import type { Db, Tx } from '../db/schema.js';
import { secretHash, secretText } from './sessions.js';
import type { SignInUnderWay } from './relying-party.js';

/** In the query of `/sign-in` where the issuer sent a person back: what it remembered ran out, or never came along. */
export const SIGN_IN_AGAIN = 'again';
/** A person has this long at the issuer. */
export const SIGN_IN_TTL_MS = 10 * 60_000;

/** Remembers a sign-in. @returns the cookie's value; @param at - real time, epoch milliseconds */
export async function rememberSignIn(
  tx: Tx,
  underWay: SignInUnderWay & { readonly returnTo: string },
  at: number,
): Promise<string> {
  const secret = secretText();
  await tx
    .deleteFrom('sign_ins')
    .where('created_at', '<', at - SIGN_IN_TTL_MS)
    .execute();
  await tx
    .insertInto('sign_ins')
    .values({
      id_hash: secretHash(secret),
      state: underWay.state,
      nonce: underWay.nonce,
      code_verifier: underWay.codeVerifier,
      return_to: underWay.returnTo,
      created_at: at,
    })
    .execute();
  return secret;
}

/** Takes a sign-in out: an answer of the issuer counts once. */
export async function takeSignIn(
  db: Db,
  secret: string | undefined,
  at: number,
): Promise<(SignInUnderWay & { readonly returnTo: string }) | undefined> {
  if (secret === undefined) return undefined;
  const row = await db
    .deleteFrom('sign_ins')
    .where('id_hash', '=', secretHash(secret))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || at - row.created_at > SIGN_IN_TTL_MS) return undefined;
  const { state, nonce, code_verifier: codeVerifier, return_to: returnTo } = row;
  return { state, nonce, codeVerifier, returnTo };
}

/** Where a person may be sent after signing in: a page of the platform itself, never elsewhere. */
export function ownPath(to: string | null | undefined): string {
  return typeof to === 'string' && /^\/(?![/\\])[\w./?=&%-]{0,500}$/.test(to) ? to : '/';
}

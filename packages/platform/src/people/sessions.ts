import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { scopesOf } from '@jtop/rules/access';
import type { Db, Tx } from '../db/schema.js';
import { findPartyById, type PartyRecord } from '../identity/repository.js';
import type { Viewer } from '../identity/viewer.js';

/** A person's sign-in with one browser. */
export interface Session {
  readonly party: PartyRecord;
  /** What every form of the session carries; a page of another origin cannot know it. */
  readonly csrf: string;
}

/** Whoever leaves a shared computer is signed out after half an hour; everybody after a working day. */
export const SESSION_IDLE_MS = 30 * 60_000;
export const SESSION_MAX_MS = 8 * 3_600_000;
/** Writing each visit down would cost a write a page. */
const TOUCH_EVERY_MS = 60_000;

export const secretText = (): string => randomBytes(32).toString('base64url');
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Begins a session. @returns the cookie's value, which is kept nowhere; @param at - real time, epoch milliseconds */
export async function beginSession(tx: Tx, partyId: string, at: number): Promise<string> {
  const secret = secretText();
  await tx
    .insertInto('people_sessions')
    .values({
      id_hash: secretHash(secret),
      party_id: partyId,
      csrf: secretText(),
      created_at: at,
      seen_at: at,
    })
    .execute();
  await tx
    .deleteFrom('people_sessions')
    .where((eb) =>
      eb.or([eb('created_at', '<', at - SESSION_MAX_MS), eb('seen_at', '<', at - SESSION_IDLE_MS)]),
    )
    .execute();
  return secret;
}

/** The session of a cookie, while it lasts. The party is read each time, so a ban or another role counts at once. */
export async function findSession(
  db: Db,
  secret: string | undefined,
  at: number,
): Promise<Session | undefined> {
  if (secret === undefined) return undefined;
  const row = await db
    .selectFrom('people_sessions')
    .selectAll()
    .where('id_hash', '=', secretHash(secret))
    .executeTakeFirst();
  if (row === undefined || at - row.seen_at > SESSION_IDLE_MS || at - row.created_at > SESSION_MAX_MS) {
    return undefined;
  }
  const party = await findPartyById(db, row.party_id);
  if (party === undefined) return undefined;
  if (at - row.seen_at > TOUCH_EVERY_MS) {
    await db.updateTable('people_sessions').set({ seen_at: at }).where('id_hash', '=', row.id_hash).execute();
  }
  return { party, csrf: row.csrf };
}

export async function endSession(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('people_sessions').where('id_hash', '=', secretHash(secret)).execute();
}

/** Whether a form carries the token of its session. */
export function isOwnForm({ csrf }: Session, given: string | undefined): boolean {
  return timingSafeEqual(Buffer.from(secretHash(csrf)), Buffer.from(secretHash(given ?? '')));
}

/** The person as the services know callers: with all that the party's roles allow. */
export function viewerOf({ party }: Session): Viewer {
  return viewerOfParty(party);
}

/** A party that is not here, by what it has confirmed before. */
export function viewerOfParty(party: PartyRecord): Viewer {
  const { id: partyId, ...known } = party;
  return { partyId, ...known, scopes: scopesOf(party.roles), person: true };
}

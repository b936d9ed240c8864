import type { Role } from '@jtop/contract';
import type { Db, Tx } from '../db/schema.js';
import type { DemoParty } from './demo-parties.js';

/** A party as the sign-in needs it. */
export interface PartyRecord {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly organizationId?: string;
  readonly banned: boolean;
  readonly bannedUntil?: number;
}

export async function findPartyBySubject(db: Db | Tx, subject: string): Promise<PartyRecord | undefined> {
  return findParty(db, 'subject', subject);
}

export async function findPartyById(db: Db | Tx, id: string): Promise<PartyRecord | undefined> {
  return findParty(db, 'id', id);
}

async function findParty(
  db: Db | Tx,
  column: 'subject' | 'id',
  value: string,
): Promise<PartyRecord | undefined> {
  const row = await db
    .selectFrom('parties')
    .select(['id', 'display_name', 'roles', 'organization_id', 'banned', 'banned_until'])
    .where(column, '=', value)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    displayName: row.display_name,
    roles: row.roles as Role[],
    banned: row.banned,
    ...(row.organization_id === null ? {} : { organizationId: row.organization_id }),
    ...(row.banned_until === null ? {} : { bannedUntil: row.banned_until }),
  };
}

/**
 * Makes the demo parties exist; what is there already keeps its id and its ban.
 * @param at - epoch milliseconds of the seasons' clock
 */
export async function upsertDemoParties(tx: Tx, parties: readonly DemoParty[], at: number): Promise<void> {
  const rows = parties.map((party) => ({
    id: party.id,
    rev: 1,
    subject: party.subject,
    display_name: party.displayName,
    organization_id: party.organization?.id ?? null,
    legal_form: party.legalForm,
    roles: [...party.roles],
    banned: party.banned === true,
    banned_until: null,
    created_at: at,
  }));
  await tx
    .insertInto('parties')
    .values(rows)
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .execute();
}

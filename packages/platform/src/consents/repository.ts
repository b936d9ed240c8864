import type { ConsentFacts } from '@jtop/rules/lifecycle';
import { sql, type Kysely } from 'kysely';
import { json } from '../db/json.js';
import type { Database, Tx } from '../db/schema.js';
import { consentFacts, type ConsentRow, type ConsentTextRow } from './rows.js';

type Reading = Kysely<Database>;

/** What a consent can be about. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** All that was ever signed about one thing, revoked ones too: whether one stands is the rules' to say. */
export async function consentsAbout(db: Reading, subject: Subject): Promise<ConsentFacts[]> {
  const rows = await db
    .selectFrom('consents')
    .selectAll()
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .execute();
  return rows.map(consentFacts);
}

/** The same of many things of one type. */
export async function consentsAboutAll(
  db: Reading,
  type: string,
  ids: readonly string[],
): Promise<ConsentFacts[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('consents')
    .selectAll()
    .where('subject_type', '=', type)
    .where('subject_id', 'in', [...new Set(ids)])
    .execute();
  return rows.map(consentFacts);
}

/** A demand as an event, and the solutions that go on stage for it. */
export interface Stage {
  readonly demand: { readonly id: string; readonly season_id: string; readonly special_id: string | null };
  readonly solutionIds: readonly string[];
}

/** All that was signed about a demand, its season, its special or one of these solutions, by whomever of these parties. */
export async function consentsOnStage(
  db: Reading,
  { demand, solutionIds }: Stage,
  partyIds: readonly string[],
): Promise<ConsentFacts[]> {
  const events = [
    ['demand', [demand.id]],
    ['season', [demand.season_id]],
    ['special', demand.special_id === null ? [] : [demand.special_id]],
    ['solution', solutionIds],
  ] as const;
  const rows = await db
    .selectFrom('consents')
    .selectAll()
    .where('party_id', 'in', [...new Set(partyIds)])
    .where((eb) =>
      eb.or(
        events
          .filter(([, ids]) => ids.length > 0)
          .map(([type, ids]) => eb.and([eb('subject_type', '=', type), eb('subject_id', 'in', [...ids])])),
      ),
    )
    .execute();
  return rows.map(consentFacts);
}

/** @param id - A well-formed UUID. */
export async function findConsent(db: Reading, id: string): Promise<ConsentRow | undefined> {
  return db.selectFrom('consents').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whose consents, of which kind and about what; and where the page before ended. */
export interface OwnConsents {
  readonly partyId: string;
  readonly kinds: readonly string[] | undefined;
  readonly subjectId: string | undefined;
  readonly after: { readonly signedAt: number; readonly id: string } | undefined;
}

/** What a party has signed, and what was signed in its name, latest first. */
export async function findOwnConsents(
  db: Reading,
  { partyId, kinds, subjectId, after }: OwnConsents,
  limit: number,
): Promise<ConsentRow[]> {
  let query = db
    .selectFrom('consents')
    .selectAll()
    .where((eb) => eb.or([eb('party_id', '=', partyId), eb('created_by', '=', partyId)]))
    .orderBy('signed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(signed_at, id) < (${after.signedAt}, ${after.id}::uuid)`);
  }
  return query.execute();
}

/** The consent of this party, kind, thing and version that stands, if there is one. */
export async function findStanding(
  tx: Tx,
  row: Pick<ConsentRow, 'party_id' | 'kind' | 'subject_type' | 'subject_id' | 'text_version'>,
): Promise<ConsentRow | undefined> {
  return tx
    .selectFrom('consents')
    .selectAll()
    .where('party_id', '=', row.party_id)
    .where('kind', '=', row.kind)
    .where('subject_type', '=', row.subject_type)
    .where('subject_id', '=', row.subject_id)
    .where('text_version', '=', row.text_version)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export async function insertConsent(tx: Tx, row: ConsentRow): Promise<void> {
  await tx.insertInto('consents').values(row).execute();
}

/** Takes back every consent of this party, kind and thing: one of an older text must not stand on behind it. */
export async function revokeStanding(
  tx: Tx,
  row: ConsentRow,
  at: number,
  reason: string | null,
): Promise<void> {
  await tx
    .updateTable('consents')
    .set({ revoked_at: at, reason })
    .where('party_id', '=', row.party_id)
    .where('kind', '=', row.kind)
    .where('subject_type', '=', row.subject_type)
    .where('subject_id', '=', row.subject_id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The text of a kind that is signed at an instant, or undefined. */
export async function currentText(
  db: Reading,
  kind: string,
  at: number,
): Promise<ConsentTextRow | undefined> {
  return db
    .selectFrom('consent_texts')
    .selectAll()
    .where('kind', '=', kind)
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', at)]))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findText(db: Reading, id: string): Promise<ConsentTextRow | undefined> {
  return db.selectFrom('consent_texts').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest version of a kind's text, also one that begins later. */
export async function newestText(tx: Tx, kind: string): Promise<ConsentTextRow | undefined> {
  return tx
    .selectFrom('consent_texts')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertText(tx: Tx, row: ConsentTextRow): Promise<void> {
  await tx
    .insertInto('consent_texts')
    .values({ ...row, title: json(row.title), text: json(row.text) })
    .execute();
}

/** Lets a text end where the next one begins; nothing else of it ever changes. */
export async function endText(tx: Tx, id: string, at: number): Promise<void> {
  await tx.updateTable('consent_texts').set({ valid_to: at }).where('id', '=', id).execute();
}

/** Texts that have come into force, or those that begin later, newest first. One that never counted is in neither. */
export async function findTexts(
  db: Reading,
  { at, scheduled }: { readonly at: number; readonly scheduled: boolean },
  kinds: readonly string[] | undefined,
  after: { readonly validFrom: number; readonly id: string } | undefined,
  limit: number,
): Promise<ConsentTextRow[]> {
  let query = db
    .selectFrom('consent_texts')
    .selectAll()
    .where('valid_from', scheduled ? '>' : '<=', at)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', eb.ref('valid_from'))]))
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(valid_from, id) < (${after.validFrom}, ${after.id})`);
  }
  return query.execute();
}

/** Adds texts; one that is there already stays as it is, for it may have been signed. */
export async function storeTexts(tx: Tx, rows: readonly ConsentTextRow[]): Promise<void> {
  await tx
    .insertInto('consent_texts')
    .values(rows.map((row) => ({ ...row, title: json(row.title), text: json(row.text) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

import { formatInstant, type ConsentPage, type ConsentText, type ConsentTextPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { isId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { findOwnConsents, findText, findTexts, type OwnConsents } from './repository.js';
import { consentEntity, consentTextEntity } from './rows.js';

/** The query of a list of consents or of their texts. */
export interface ConsentsQuery {
  readonly kind?: readonly string[] | undefined;
  readonly subjectId?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The query of the list of texts. */
export interface TextsQuery extends Omit<ConsentsQuery, 'subjectId'> {
  readonly scheduled?: boolean | undefined;
}

const DEFAULT_LIMIT = 20;

type Reading = Pick<Platform, 'db' | 'clock'>;

/** The texts that are or were in force, or those that begin later, newest first. @throws ProblemError `request.invalid` for a cursor of another list */
export async function listTexts({ db, clock }: Reading, query: TextsQuery): Promise<ConsentTextPage> {
  const { kind, limit = DEFAULT_LIMIT, cursor, scheduled = false } = query;
  const scope = cursorScope('consentTexts.list', { kind, scheduled });
  const after = cursor === undefined ? undefined : textPosition(decodeCursor(cursor, scope));
  const at = clock.now();
  const found = await findTexts(db, { at, scheduled }, kind, after, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.valid_from, row.id]);
  return {
    items: rows.map(consentTextEntity),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(at),
  };
}

/** One text in one version, also one that begins later. @throws ProblemError `not_found` */
export async function retrieveText({ db }: Reading, id: string): Promise<ConsentText> {
  const row = await findText(db, id);
  if (row === undefined) throw new ProblemError('not_found');
  return consentTextEntity(row);
}

/** What the caller has signed, latest first, revoked ones too. @throws ProblemError `auth.required`, `request.invalid` */
export async function listOwnConsents(
  { db, clock }: Reading,
  query: ConsentsQuery,
  viewer: Viewer,
): Promise<ConsentPage> {
  const partyId = partyOf(viewer);
  const { kind, limit = DEFAULT_LIMIT, cursor } = query;
  const subjectId = query.subjectId?.toLowerCase();
  const scope = cursorScope('me.consents.list', { kind, subjectId, partyId });
  const after = cursor === undefined ? undefined : consentPosition(decodeCursor(cursor, scope));
  const found = await findOwnConsents(db, { partyId, kinds: kind, subjectId, after }, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.signed_at, row.id]);
  return {
    items: rows.map(consentEntity),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: formatInstant(clock.now()),
  };
}

function textPosition([validFrom, id, ...rest]: readonly unknown[]) {
  if (typeof validFrom !== 'number' || typeof id !== 'string' || rest.length > 0) throw invalidCursor();
  return { validFrom, id };
}

function consentPosition([signedAt, id, ...rest]: readonly unknown[]): NonNullable<OwnConsents['after']> {
  if (typeof signedAt !== 'number' || typeof id !== 'string' || !isId(id) || rest.length > 0) {
    throw invalidCursor();
  }
  return { signedAt, id };
}

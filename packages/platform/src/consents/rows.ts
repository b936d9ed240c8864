import { formatInstant, type Consent, type ConsentText } from '@jtop/contract';
import type { ConsentFacts, ConsentKind } from '@jtop/rules/lifecycle';
import type { Selectable } from 'kysely';
import type { ConsentsTable, ConsentTextsTable } from '../db/solutions-schema.js';

export type ConsentRow = Selectable<ConsentsTable>;
export type ConsentTextRow = Selectable<ConsentTextsTable>;

/** What the rules have to know of a consent. */
export function consentFacts(row: ConsentRow): ConsentFacts {
  return {
    kind: row.kind as ConsentKind,
    partyId: row.party_id,
    subject: { type: row.subject_type, id: row.subject_id },
    signedAt: row.signed_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}

/** A consent as the wire gives it to who signed it: it does not say whose it is. */
export function consentEntity(row: ConsentRow): Consent {
  return {
    id: row.id,
    kind: row.kind,
    subject: { type: row.subject_type, id: row.subject_id },
    textVersion: row.text_version,
    textHash: row.text_hash,
    method: row.method,
    signedAt: formatInstant(row.signed_at),
    ...(row.revoked_at === null ? {} : { revokedAt: formatInstant(row.revoked_at) }),
  };
}

export function consentTextEntity(row: ConsentTextRow): ConsentText {
  return {
    id: row.id,
    kind: row.kind,
    version: row.version,
    title: row.title,
    text: row.text,
    textHash: row.text_hash,
    validFrom: formatInstant(row.valid_from),
    ...(row.valid_to === null ? {} : { validTo: formatInstant(row.valid_to) }),
  };
}

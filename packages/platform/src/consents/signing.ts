import type { ConsentSign } from '@jtop/contract';
import { invalid, ProblemError } from '@jtop/contract/binding';
import type { Tx } from '../db/schema.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { newId } from '../lots/ids.js';
import { currentText, findStanding, insertConsent, type Subject } from './repository.js';
import type { ConsentRow } from './rows.js';

/** What is signed: a text by its kind, version and hash. */
export type SignedText = Pick<ConsentSign, 'kind' | 'textVersion' | 'textHash'>;

export interface Signing {
  readonly text: SignedText;
  readonly subject: Subject;
  /** Whose consent it is, where the caller acts for somebody. @default the caller's */
  readonly partyId?: string;
  readonly viewer: Viewer;
  /** Epoch milliseconds of the seasons' clock. */
  readonly at: number;
}

/** What each kind is about; the others may be about anything. */
const SUBJECTS: Readonly<Partial<Record<ConsentSign['kind'], readonly string[]>>> = {
  public_contest: ['demand'],
  data_use: ['solution'],
  nda: ['solution', 'demand'],
};

/**
 * Signs the text of a kind that is current at this instant; the same again gives what stands.
 *
 * @throws ProblemError 400 `request.invalid` for a kind that is about something else; 409 `consent.text_stale { kind,
 *   textVersion, textHash }` with the text to show instead; 409 `consent.text_missing { kind }` where none is in force
 */
export async function signConsent(
  tx: Tx,
  { text, subject, viewer, at, partyId }: Signing,
): Promise<{ readonly row: ConsentRow; readonly isNew: boolean }> {
  const { kind, textVersion, textHash } = text;
  const fitting = SUBJECTS[kind];
  if (fitting?.includes(subject.type) === false) {
    const message = `${kind} is signed for a ${fitting.join(' or a ')}`;
    throw invalid({ path: 'subject.type', code: 'not_for_subject', message });
  }
  const current = await currentText(tx, kind, at);
  if (current === undefined) throw new ProblemError('consent.text_missing', { kind });
  if (current.version !== textVersion || current.text_hash !== textHash) {
    const { version, text_hash: hash } = current;
    throw new ProblemError('consent.text_stale', { kind, textVersion: version, textHash: hash });
  }
  const signer = partyOf(viewer);
  const row: ConsentRow = {
    id: newId(at),
    kind,
    party_id: partyId ?? signer,
    subject_type: subject.type,
    subject_id: subject.id,
    text_version: textVersion,
    text_hash: textHash,
    method: viewer.person === true ? 'click' : 'e_sign',
    signed_at: at,
    revoked_at: null,
    reason: null,
    created_by: signer,
  };
  const standing = await findStanding(tx, row);
  if (standing !== undefined) return { row: standing, isNew: false };
  await insertConsent(tx, row);
  return { row, isNew: true };
}

import { ProblemError } from '@jtop/contract/binding';
import { DOCUMENT_WAITING } from '@jtop/rules/documents';
import type { Tx } from '../db/schema.js';
import { attachedDocument, isThere, type AttachedDocument, type DocumentRow } from './entity.js';

/** What can take files up. */
export type TakerKind = 'demand' | 'solution' | 'import';

export interface Taker {
  readonly kind: TakerKind;
  readonly id: string;
}

/** A file as a form names it: who knows its hash has seen it. */
export interface DocumentRef {
  readonly documentId: string;
  /** SHA-256, hex. */
  readonly hash: string;
}

export interface TakingUp {
  readonly taker: Taker;
  /** Who acts; the files become this party's. */
  readonly partyId: string;
  /** The page that drafted the act, where it came by hand-off: its visitors' uploads count as the party's. */
  readonly siteKeyId?: string | undefined;
  /** Epoch milliseconds of the seasons' clock. */
  readonly at: number;
  /** The field that names them, for what is said of a wrong one. @default 'attachments' */
  readonly path?: string;
}

/**
 * Takes files up, in the transaction of the act that names them: from then on they are kept. What the same taker has taken
 * up before may be named again.
 *
 * @returns the files in the order in which they are named
 * @throws ProblemError 409 `document.not_fit { documentIds }` with an error at each that is unknown, of another party,
 *   dropped, taken up by something else, or of another hash
 */
export async function takeUp(
  tx: Tx,
  refs: readonly DocumentRef[],
  taking: TakingUp,
): Promise<AttachedDocument[]> {
  if (refs.length === 0) return [];
  const { taker, partyId, at, path = 'attachments' } = taking;
  const asked = refs.map(({ documentId, hash }) => ({
    id: documentId.toLowerCase(),
    hash: hash.toLowerCase(),
  }));
  // In the order of their ids, so that two acts that name the same files do not wait for each other.
  const rows = await tx
    .selectFrom('documents')
    .selectAll()
    .where(
      'id',
      'in',
      asked.map(({ id }) => id),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const fitting = asked.map(({ id, hash }) =>
    rows.find((row) => row.id === id && row.hash === hash && isThere(row, at) && isFor(row, taking)),
  );
  const found = fitting.filter((row) => row !== undefined);
  if (found.length < asked.length) throw notFit(refs, (index) => fitting[index] === undefined, path);
  await tx
    .updateTable('documents')
    .set({
      party_id: partyId,
      address_hash: null,
      expires_at: null,
      taken_by_kind: taker.kind,
      taken_by_id: taker.id,
    })
    .where(
      'id',
      'in',
      found
        .filter(({ taken_by_id: takenBy }) => takenBy === null)
        .map(({ id }) => id)
        .concat(NOTHING),
    )
    .execute();
  return found.map((row) => attachedDocument(row));
}

/** An id that no file has: SQL knows no empty list. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/**
 * Lets those files of a taker go that it does not name any more: they wait again, for a day, and can be taken up anew by
 * the party whose they are.
 *
 * @param kept - ids of those that stay
 * @param at - epoch milliseconds of the seasons' clock
 */
export async function letGo(tx: Tx, taker: Taker, kept: readonly string[], at: number): Promise<void> {
  await tx
    .updateTable('documents')
    .set({ taken_by_kind: null, taken_by_id: null, expires_at: at + DOCUMENT_WAITING.forMs })
    .where('taken_by_kind', '=', taker.kind)
    .where('taken_by_id', '=', taker.id)
    .where('id', 'not in', [...kept.map((id) => id.toLowerCase()), NOTHING])
    .execute();
}

function isFor(row: DocumentRow, { taker, partyId, siteKeyId }: TakingUp): boolean {
  if (row.taken_by_id !== null) return row.taken_by_id === taker.id && row.taken_by_kind === taker.kind;
  if (row.party_id !== null) return row.party_id === partyId;
  return row.site_key_id !== null && row.site_key_id === siteKeyId;
}

function notFit(
  refs: readonly DocumentRef[],
  isWrong: (index: number) => boolean,
  path: string,
): ProblemError {
  const wrong = refs.flatMap(({ documentId }, index) => (isWrong(index) ? [{ documentId, index }] : []));
  const message = 'the file is not there any more, not yours, or not the one of this hash; upload it again';
  return new ProblemError(
    'document.not_fit',
    { documentIds: wrong.map(({ documentId }) => documentId) },
    { errors: wrong.map(({ index }) => ({ path: `${path}.${index}`, code: 'not_fit', message })) },
  );
}

import { ProblemError } from '@jtop/contract/binding';
import type { Db } from '../db/schema.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import { isThere, type DocumentRow } from './entity.js';
import type { TakerKind } from './taking-up.js';

/** Whether a viewer may read the files of a taker: the same that decides whether they are shown there. */
export type MayReadFiles = (db: Db, takerId: string, viewer: Viewer) => Promise<boolean>;

/** By what has taken a file up. A kind that is left out lets nobody but the owner and the operator read its files. */
export type DocumentReaders = Readonly<Partial<Record<TakerKind, MayReadFiles>>>;

/**
 * Whether a viewer may read a file: whoever uploaded it or handed it in; the operator, once it was handed in; whom the demand
 * or solution shows it. What the platform made for everybody is for everybody.
 */
export async function mayRead(
  db: Db,
  row: DocumentRow,
  viewer: Viewer,
  readers: DocumentReaders,
): Promise<boolean> {
  const { party_id: owner, site_key_id: page, taken_by_kind: kind, taken_by_id: taker } = row;
  if (owner === null && page === null) return true;
  if (viewer.partyId === undefined) return false;
  if (owner === viewer.partyId) return true;
  if (kind === null || taker === null) return false;
  if (viewer.roles.includes('operator')) return true;
  return (await readers[kind as TakerKind]?.(db, taker, viewer)) === true;
}

/**
 * A file that a viewer may read.
 *
 * @param at - epoch milliseconds of the seasons' clock
 * @throws ProblemError 404 `not_found`, also for one that the viewer may not know of
 */
export async function readableDocument(
  db: Db,
  id: string,
  reading: { readonly viewer: Viewer; readonly readers: DocumentReaders; readonly at: number },
): Promise<DocumentRow> {
  const row = await db.selectFrom('documents').selectAll().where('id', '=', pathId(id)).executeTakeFirst();
  if (row === undefined || !isThere(row, reading.at)) throw new ProblemError('not_found');
  if (!(await mayRead(db, row, reading.viewer, reading.readers))) throw new ProblemError('not_found');
  return row;
}

import type { Platform } from '../context.js';
import type { Job } from '../jobs/index.js';
import { blobKey } from './entity.js';

/** Between two looks for files that nothing has taken up. */
export const DROP_POLL_MS = 60_000;
/** Rows at once. */
const PAGE = 100;

/**
 * Drops files that have waited too long, each with its blob, and what an upload left behind that was cut off. The blob
 * goes first, so that one that cannot be deleted now is tried again. Two nodes at the same files do no harm.
 */
export function dropDocumentsJob({
  db,
  blobs,
  clock,
  log,
}: Pick<Platform, 'db' | 'blobs' | 'clock' | 'log'>): Job {
  let failing = false;
  return {
    name: 'documents',
    async run() {
      let after = '';
      let failures = 0;
      for (;;) {
        const ids = await claimExpired({ db, clock }, after);
        for (const id of ids) {
          try {
            await blobs.delete(blobKey(id));
            await db.deleteFrom('documents').where('id', '=', id).where('dropping', '=', true).execute();
          } catch (error) {
            failures += 1;
            // Once for a row of failures: the log must stay readable while the store is away.
            if (!failing)
              log.error({ err: error, documentId: id }, 'a file could not be dropped; it is tried again');
            failing = true;
          }
        }
        if (ids.length < PAGE) break;
        after = ids.at(-1) ?? after;
      }
      if (failures === 0) failing = false;
    },
  };
}

/** Marks what has waited too long, so that nothing takes it up any more. @returns ids in order */
async function claimExpired({ db, clock }: Pick<Platform, 'db' | 'clock'>, after: string): Promise<string[]> {
  const expired = db
    .selectFrom('documents')
    .select('id')
    .where('expires_at', '<=', clock.now())
    .$if(after !== '', (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(PAGE);
  const rows = await db
    .updateTable('documents')
    .set({ dropping: true })
    .where('id', 'in', expired)
    // Asked again: an act may have taken one up since.
    .where('expires_at', '<=', clock.now())
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

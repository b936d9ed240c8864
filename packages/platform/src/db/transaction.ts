import type { Db, Tx } from './schema.js';

/**
 * Runs `work` in one transaction; commits when it resolves and rolls back when it throws.
 *
 * Everything inside must go through `tx`. With PGlite there is one connection, so a query on the root handle
 * inside `work` waits for itself and never returns.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

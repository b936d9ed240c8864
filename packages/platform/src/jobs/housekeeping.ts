import { sql } from 'kysely';
import type { Platform } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import { pruneKeys } from '../idempotency/index.js';
import { pruneMessages } from '../live/outbox.js';
import type { Job } from './job.js';

const EVERY_MS = 60_000;
/** Number of the advisory lock of the node that does it: two at the same rows would wait for each other. */
const HOUSEKEEPING_LOCK = 7_205_003;

/** Deletes what is kept for a time only: keys of calls and stream messages that are older than a day. */
export function housekeepingJob({ db, clock }: Pick<Platform, 'db' | 'clock'>): Job {
  let last = -Infinity;
  return {
    name: 'housekeeping',
    async run() {
      const now = clock.now();
      if (now - last < EVERY_MS) return;
      await inTransaction(db, async (tx) => {
        const { rows } = await sql<{ mine: boolean }>`
          select pg_try_advisory_xact_lock(${sql.lit(HOUSEKEEPING_LOCK)}) as mine`.execute(tx);
        if (rows[0]?.mine !== true) return;
        await pruneKeys(tx, now);
        await pruneMessages(tx, now);
      });
      last = now;
    },
  };
}

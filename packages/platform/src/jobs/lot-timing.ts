import { setTimeout as sleep } from 'node:timers/promises';
import type { Auction } from '../lots/auction.js';
import { advanceLot, dueLots, nextDueAt } from '../lots/timing.js';
import type { Job } from './job.js';

/** Looks at lots that somebody else holds before they are left for the next tick. */
const PATIENCE = 50;
const PATIENCE_MS = 20;

/** Opens and closes lots at their time. */
export function lotTimingJob(auction: Auction): Job {
  return {
    name: 'lot timing',
    async run() {
      let patience = PATIENCE;
      for (;;) {
        const due = await dueLots(auction.db, auction.clock.now());
        if (due.length === 0) return;
        const results = await Promise.allSettled(due.map((lot) => advanceLot(auction, lot)));
        if (results.some((result) => result.status === 'fulfilled' && result.value)) continue;
        // One lot that fails must not keep the others from their time, so it is told of only when they are done.
        const failed = results.find((result) => result.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
        // Another transaction has each of them for a moment.
        patience -= 1;
        if (patience === 0) return;
        await sleep(PATIENCE_MS);
      }
    },
    nextAt: () => nextDueAt(auction.db),
  };
}

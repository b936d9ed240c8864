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
        const moved = await Promise.all(due.map((lot) => advanceLot(auction, lot)));
        if (moved.includes(true)) continue;
        // Another transaction has each of them for a moment.
        patience -= 1;
        if (patience === 0) return;
        await sleep(PATIENCE_MS);
      }
    },
    nextAt: () => nextDueAt(auction.db),
  };
}

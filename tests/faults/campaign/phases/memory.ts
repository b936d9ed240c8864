import { auditLot } from '../audit.js';
import { Load } from '../load.js';
import { COMPANIES, joinAll, openLots } from '../lots.js';
import type { Phase } from '../phase.js';
import { residentMb, Venue } from '../venue.js';
import { pause } from '../waiting.js';
import { Watcher } from '../watcher.js';

/** A leak of this size is one on any machine; less may be the garbage collector's mood. */
const GROSS = 2;
const SAMPLES = 8;

/** A long stretch of bidding, reading, coming and going; memory must be where it was after the warm-up. */
export function memory({ warmUpMs, stretchMs }: { warmUpMs: number; stretchMs: number }): Phase {
  return {
    name: 'memory',
    title: `memory after ${stretchMs / 1000} s of bids, reads and listeners who come and go`,
    boundMs: 60_000,
    async run(stage) {
      const { report, deadline } = stage;
      const venue = await Venue.open(stage.storage);
      let going = true;
      try {
        const { market, pid } = venue;
        const lots = await openLots(market, 3);
        const clients = COMPANIES.slice(0, 8);
        await joinAll(market, clients, lots);
        const load = new Load(stage, { venue, lots, clients, thinkMs: 60 });
        const topics = lots.map(({ id }) => `lot:${id}`);
        const comeAndGo = async (): Promise<void> => {
          while (going) {
            const watcher = new Watcher(market.url, topics, report, 'a passer-by');
            await market.get('/v1/listings?limit=50');
            await pause(300);
            watcher.close();
            report.add('listeners');
          }
        };
        const visitors = Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);

        await pause(Math.min(warmUpMs, deadline.leftMs / 3));
        const before = await settledMb(pid);
        await pause(Math.min(stretchMs, Math.max(0, deadline.leftMs - 15_000)));
        const after = await settledMb(pid);
        going = false;
        await visitors;
        await load.stop();
        for (const lot of lots) await auditLot(market, lot.id, load.ledger, report);
        report.set('RSS MiB after warm-up', Math.round(before));
        report.set('RSS MiB at the end', Math.round(after));
        report.set('ratio', (after / before).toFixed(2));
        report.expect(after <= before * GROSS, `memory grew from ${before} to ${after} MiB`);
      } finally {
        going = false;
        await venue.close();
      }
    },
  };
}

/** The least of several looks: what the garbage collector leaves. */
async function settledMb(pid: number): Promise<number> {
  let least = Infinity;
  for (let look = 0; look < SAMPLES; look++) {
    least = Math.min(least, await residentMb(pid));
    await pause(250);
  }
  return least;
}

import { auditLot } from '../audit.js';
import { Load } from '../load.js';
import { COMPANIES, HOUR_MS, joinAll, openLots } from '../lots.js';
import { sayHowMany, type Phase } from '../phase.js';
import { residentMb, Venue } from '../venue.js';
import { pause } from '../waiting.js';
import { Watcher } from '../watcher.js';

/** The platform is killed again and again while everybody bids on one lot. */
export function kills({ count, bidders }: { count: number; bidders: number }): Phase {
  return {
    name: 'kills',
    title: `${count} SIGKILLs while ${bidders} companies bid on one lot`,
    boundMs: 120_000,
    async run(stage) {
      const { report, random, deadline } = stage;
      const venue = await Venue.open(stage.storage);
      try {
        const { market } = venue;
        const lot = await openLots(market, 1).then(([first]) => first);
        if (lot === undefined) return;
        const clients = COMPANIES.slice(0, bidders);
        await joinAll(market, clients, [lot]);
        const topic = `lot:${lot.id}`;
        const watcher = new Watcher(market.url, [topic], report, 'the watcher');
        const load = new Load(stage, { venue, lots: [lot], clients, thinkMs: 40 });

        let killed = 0;
        // What is left at the end is for settling and checking.
        while (killed < count && (killed === 0 || deadline.leftMs > 25_000)) {
          const enough = load.acknowledged + random.int(3, 30);
          await deadline.within(10_000).until(() => load.acknowledged >= enough, 1);
          await pause(random.int(0, 30));
          await venue.kill();
          killed += 1;
          await venue.start();
        }
        const before = load.acknowledged;
        await deadline.within(10_000).until(() => load.acknowledged > before + 10);
        await load.stop();
        await market.advance(2 * HOUR_MS);

        sayHowMany(report, 'kills', killed, count);
        const { lot: after } = await auditLot(market, lot.id, load.ledger, report);
        report.expect(after.status === 'confirmed', `the lot ended as ${after.status}`);
        const caughtUp = await deadline.until(() => watcher.version(topic) === after.version);
        report.expect(caughtUp, `a listener stands at ${watcher.version(topic)} of ${after.version}`);
        watcher.close();
        report.set('RSS MiB', Math.round(await residentMb(venue.pid)));
      } finally {
        await venue.close();
      }
    },
  };
}

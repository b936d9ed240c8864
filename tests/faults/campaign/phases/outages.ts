import { auditLot } from '../audit.js';
import { Load } from '../load.js';
import { COMPANIES, HOUR_MS, joinAll, openLots } from '../lots.js';
import { sayHowMany, type Phase } from '../phase.js';
import { residentMb, Venue } from '../venue.js';
import { pause } from '../waiting.js';

/** PostgreSQL dies and comes back, as at a failover, while the platform runs on. */
export function outages({ count, bidders }: { count: number; bidders: number }): Phase {
  return {
    name: 'outages',
    title: `${count} outages of the database, 2 to 10 s each, while ${bidders} companies bid on two lots`,
    boundMs: 100_000,
    needsPostgres: true,
    async run(stage) {
      const { report, random, deadline, storage } = stage;
      const { server } = storage;
      if (server === undefined) return;
      const venue = await Venue.open(storage);
      try {
        const { market, pid } = venue;
        const lots = await openLots(market, 2);
        const clients = COMPANIES.slice(0, bidders);
        await joinAll(market, clients, lots);
        const load = new Load(stage, { venue, lots, clients, thinkMs: 60 });

        let done = 0;
        let awayMs = 0;
        const warm = load.acknowledged + 20;
        await deadline.within(15_000).until(() => load.acknowledged >= warm);
        while (done < count && (done === 0 || deadline.leftMs > 40_000)) {
          const outageMs = random.int(2_000, 10_000);
          await server.stop('immediate');
          await pause(outageMs);
          await server.start();
          done += 1;
          awayMs += outageMs;
          const enough = load.acknowledged + 20;
          const recovered = await deadline.within(30_000).until(() => load.acknowledged >= enough);
          report.expect(recovered, `no bid was taken for 30 s after outage ${done}`);
        }
        await load.stop();
        await market.advance(2 * HOUR_MS);

        sayHowMany(report, 'outages', done, count);
        report.set('seconds away', (awayMs / 1000).toFixed(1));
        const refusals = Number(report.figures.get('answers 503') ?? 0);
        report.expect(refusals > 0, 'nobody was answered 503 while the database was away');
        report.expect(venue.pid === pid && isAlive(pid), 'the platform did not live through it');
        for (const lot of lots) {
          const { lot: after } = await auditLot(market, lot.id, load.ledger, report);
          report.expect(after.status === 'confirmed', `lot ${lot.no} ended as ${after.status}`);
        }
        report.set('RSS MiB', Math.round(await residentMb(pid)));
      } finally {
        await server.start().catch(() => undefined);
        await venue.close();
      }
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

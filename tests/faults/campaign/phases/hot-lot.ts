import { auditLot } from '../audit.js';
import { Load } from '../load.js';
import { COMPANIES, HOUR_MS, joinAll, openLots } from '../lots.js';
import { inviteBidders } from '../parties.js';
import { sayHowMany, type Phase } from '../phase.js';
import { residentMb, Venue } from '../venue.js';

/** Everybody wants the same thing: many bidders on one lot, a fifth of the bids by double click. */
export function hotLot({ bidders, bids }: { bidders: number; bids: number }): Phase {
  return {
    name: 'hot-lot',
    title: `${bidders} bidders on one lot, at least ${bids} of their bids accepted`,
    boundMs: 50_000,
    async run(stage) {
      const { report, deadline, storage } = stage;
      const venue = await Venue.open(storage);
      try {
        const { market } = venue;
        const clients =
          storage.kind === 'PostgreSQL' ? await inviteBidders(venue, bidders) : COMPANIES.slice(0, bidders);
        const lots = await openLots(market, 1);
        await joinAll(market, clients, lots);
        const load = new Load(stage, { venue, lots, clients, thinkMs: 100, doubleClicks: 0.2 });
        await deadline.until(() => load.acknowledged >= bids || deadline.leftMs < 20_000);
        await load.stop();
        await market.advance(2 * HOUR_MS);
        report.set('bidders', clients.length);
        sayHowMany(report, 'accepted bids', load.acknowledged, bids);
        for (const lot of lots) {
          const { lot: after } = await auditLot(market, lot.id, load.ledger, report);
          report.expect(after.status === 'confirmed', `the lot ended as ${after.status}`);
          report.expect(after.bidderCount === clients.length, `bidderCount is ${after.bidderCount}`);
        }
        report.set('refusals', load.ledger.refusals.length);
        report.set('RSS MiB', Math.round(await residentMb(venue.pid)));
      } finally {
        await venue.close();
      }
    },
  };
}

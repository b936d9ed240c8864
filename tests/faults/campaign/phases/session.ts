import { parseInstant, type Lot, type SandboxClock } from '@jtop/contract';
import { replay } from '@jtop/rules/log';
import { auditLot } from '../audit.js';
import { settle, type Floor } from '../bidder.js';
import { Ledger } from '../ledger.js';
import { announceLots, COMPANIES, joinAll, LEAD_MS, makeSession, seasonsNow } from '../lots.js';
import type { Phase } from '../phase.js';
import type { Random } from '../random.js';
import { residentMb, Venue } from '../venue.js';
import { pause } from '../waiting.js';

const BIDDERS = COMPANIES.slice(0, 6);
const WINDOW_MS = 1_200;
const ENDED = new Set(['confirmed', 'no_bids', 'no_sale', 'reserve_not_met']);

/** A whole session comes to its end, and everybody has waited for the last moment. */
export function session({ count, withinMs }: { count: number; withinMs: number }): Phase {
  return {
    name: 'session',
    title: `${count} lots that close within ${withinMs / 1000} s, with bids a few milliseconds around each end`,
    boundMs: 90_000,
    async run(stage) {
      const { report, random, deadline } = stage;
      const venue = await Venue.open(stage.storage);
      try {
        const { market } = venue;
        const opensAt = (await seasonsNow(market)) + LEAD_MS;
        const { id } = await makeSession(market, opensAt);
        const plans = Array.from({ length: count }, (_, index) => ({
          opensAt,
          closesAt: opensAt + 3_000 + Math.round(((index + 1) * withinMs) / count),
          rules: {
            windowMs: WINDOW_MS,
            extendMs: WINDOW_MS,
            closeGraceMs: 150,
            extendFrom: index % 2 === 0 ? 'bid' : 'end',
            ...(index % 3 === 0 ? { maxExtensions: 2 } : {}),
            ...(index % 5 === 4 ? { reservePriceFen: 20_000_000 } : {}),
          },
        }));
        const lots = await announceLots(market, id, plans);
        await joinAll(market, BIDDERS, lots);
        await market.advance(Math.max(1, opensAt - (await seasonsNow(market))));
        const { advancedMs } = (await market.get<SandboxClock>('/sandbox/clock')).body;

        const floor = { market, ledger: new Ledger(report), report, deadline };
        const now = (): number => Date.now() + advancedMs;
        // One lot in ten has no bidder at all.
        const wanted = lots.filter((_, index) => index % 10 !== 9);
        await Promise.all(wanted.map((lot) => snipe(floor, lot, random.fork(), now)));

        const open = new Set(lots.map((lot) => lot.id));
        await deadline.until(async () => {
          for (const lotId of open) {
            const { body } = await market.get<Lot>(`/v1/lots/${lotId}`);
            if (ENDED.has(body.status)) open.delete(lotId);
          }
          return open.size === 0;
        }, 250);
        report.expect(open.size === 0, `${open.size} lots have not closed`);
        for (const lot of lots) await judge(floor, lot);
        report.set(
          'late bids refused',
          floor.ledger.refusals.filter(({ code }) => code === 'bid.closed').length,
        );
        report.set('RSS MiB', Math.round(await residentMb(venue.pid)));
      } finally {
        await venue.close();
      }
    },
  };
}

/** Two companies at a time bid around the end, round after round, as long as that moves it. */
async function snipe(floor: Floor, lot: Lot, random: Random, now: () => number): Promise<void> {
  let { closesAt } = lot;
  let amountFen = lot.rules.startPriceFen;
  const rounds = random.int(1, 4);
  for (let round = 0; round < rounds; round++) {
    const end = parseInstant(closesAt);
    const from = random.int(0, BIDDERS.length - 1);
    const settled = await Promise.all(
      [from, from + 1].map(async (place) => {
        await pause(Math.max(0, end + random.int(-70, 6) - now()));
        const client = BIDDERS[place % BIDDERS.length] ?? '';
        return settle(floor, { key: `late-${crypto.randomUUID()}`, client, lotId: lot.id, amountFen });
      }),
    );
    const accepted = settled.flatMap((one) => (one !== undefined && 'accepted' in one ? [one.accepted] : []));
    const last = accepted.sort((a, b) => a.bid.seq - b.bid.seq).at(-1);
    if (last === undefined) return;
    closesAt = last.lot.closesAt;
    amountFen = last.lot.nextAmountFen ?? amountFen;
  }
}

/** The result is that of the log, replayed; who was told that the lot had closed was told its real end. */
async function judge({ market, ledger, report }: Floor, { id }: Lot): Promise<void> {
  const { lot, entries } = await auditLot(market, id, ledger, report);
  const replayed = replay(entries, lot.rules);
  const closed = entries.find((entry) => entry.type === 'closed');
  report.expect(closed !== undefined, `lot ${lot.no} has no end in its log`);
  if (closed === undefined) return;
  report.add('extensions', replayed.lot.extensions);
  report.add(closed.data.result);
  const same =
    replayed.findings.every(({ severity }) => severity === 'note') &&
    replayed.lot.result === closed.data.result &&
    replayed.lot.currentPriceFen === (closed.data.priceFen ?? replayed.lot.currentPriceFen) &&
    parseInstant(closed.at) === replayed.lot.closesAt &&
    closed.at === lot.closesAt;
  report.expect(same, `lot ${lot.no}: the end is not what its log leads to`);
  for (const { intent, code, body } of ledger.refusals) {
    if (intent.lotId !== id || code !== 'bid.closed') continue;
    report.expect(
      body.closedAt === lot.closesAt,
      `lot ${lot.no}: refused as closed before its end was final`,
    );
  }
}

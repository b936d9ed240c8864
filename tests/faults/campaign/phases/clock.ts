import { parseInstant, type Lot, type SandboxClock } from '@jtop/contract';
import { auditLot } from '../audit.js';
import { Load } from '../load.js';
import { announceLots, COMPANIES, HOUR_MS, joinAll, makeSession, seasonsNow } from '../lots.js';
import { MachineClock } from '../machine-clock.js';
import { sayHowMany, type Phase, type Stage } from '../phase.js';
import { Venue } from '../venue.js';
import { pause } from '../waiting.js';
import { Watcher } from '../watcher.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
const LOTS = 8;
const CLIENTS = COMPANIES.slice(0, 3);

/**
 * Time jumps: the sandbox's clock by hours over openings and ends, the machine's clock back and forth, and both through a
 * kill. The seasons' clock never goes back, ends never come nearer, no lot closes twice, and a late tick changes no result.
 */
export function clock({ jumps }: { jumps: number }): Phase {
  return {
    name: 'clock',
    title: `${jumps} jumps of the sandbox’s clock over ${LOTS} openings and ends, the machine’s clock set wrong after each`,
    boundMs: 60_000,
    async run(stage) {
      const machine = await MachineClock.create();
      try {
        const venue = await Venue.open(stage.storage, machine.env);
        try {
          await runIn(stage, venue, machine, jumps);
        } finally {
          await venue.close();
        }
      } finally {
        await machine.remove();
      }
    },
  };
}

async function runIn(stage: Stage, venue: Venue, machine: MachineClock, jumps: number): Promise<void> {
  const { report, random, deadline } = stage;
  const { market } = venue;
  const opening = nextMorning(await seasonsNow(market));
  const { id } = await makeSession(market, opening);
  const plans = Array.from({ length: LOTS }, (_, index) => ({
    opensAt: opening + index * HOUR_MS,
    closesAt: opening + index * HOUR_MS + random.int(40, 150) * MINUTE_MS,
  }));
  const lots = await announceLots(market, id, plans);
  await joinAll(market, CLIENTS, lots);
  const topics = lots.map((lot) => `lot:${lot.id}`);
  const watcher = new Watcher(market.url, topics, report, 'the watcher');
  await market.advance(opening - (await seasonsNow(market)));
  const load = new Load(stage, { venue, lots, clients: CLIENTS, thinkMs: 300 });

  let latest = 0;
  const look = async (when: string): Promise<void> => {
    const now = await seasonsNow(market);
    report.expect(now >= latest, `the seasons’ clock went back by ${latest - now} ms ${when}`);
    latest = now;
  };
  let jumped = 0;
  const stepMs = Math.ceil((LOTS + 3) * HOUR_MS) / jumps;
  while (jumped < jumps && (jumped === 0 || deadline.leftMs > 20_000)) {
    await market.advance(Math.round(stepMs * (0.5 + random.next())));
    jumped += 1;
    await look('with the sandbox’s');
    await pause(random.int(100, 400));
    // Within half an hour, so that access tokens, which live in real time, stay good.
    await machine.set(random.int(-25, 25) * MINUTE_MS, venue.pid);
    report.add('times the machine’s clock was set');
    await look('with the machine’s');
    await pause(random.int(50, 200));
    if (jumped === Math.ceil(jumps / 2)) await restart(stage, venue, machine);
  }
  await load.stop();
  const last = Math.max(...plans.map(({ closesAt }) => closesAt)) + HOUR_MS;
  await market.advance(Math.max(1, last - (await seasonsNow(market))));
  sayHowMany(report, 'jumps', jumped, jumps);
  for (const lot of lots) await judge(stage, venue, load, lot);
  const caughtUp = await deadline.until(async () => {
    const shown = await Promise.all(lots.map(({ id }) => market.get<Lot>(`/v1/lots/${id}`)));
    return shown.every(({ body }) => watcher.version(`lot:${body.id}`) === body.version);
  }, 100);
  report.expect(caughtUp, 'a listener did not get everything');
  watcher.close();
}

/** A kill with the clock ahead, and a start after it was set right: the offset of the sandbox is kept. */
async function restart({ report, random }: Stage, venue: Venue, machine: MachineClock): Promise<void> {
  const { market } = venue;
  const before = await market.get<SandboxClock>('/sandbox/clock');
  await venue.kill();
  await machine.set(machine.skewMs + random.int(-10, 10) * MINUTE_MS);
  await venue.start();
  const after = await market.get<SandboxClock>('/sandbox/clock');
  report.expect(
    after.body.advancedMs === before.body.advancedMs,
    'the sandbox’s clock lost its offset in a kill',
  );
}

/** A lot closed once, at its end, however late the tick came. */
async function judge({ report }: Stage, { market }: Venue, load: Load, { id }: Lot): Promise<void> {
  const { lot, entries } = await auditLot(market, id, load.ledger, report, { versions: false });
  const closes = entries.filter(({ type }) => type === 'closed');
  report.expect(closes.length === 1, `lot ${lot.no} closed ${closes.length} times`);
  report.expect(closes[0]?.at === lot.closesAt, `lot ${lot.no}: a late tick moved its end`);
  const wanted = lot.bidCount > 0 ? 'confirmed' : 'no_bids';
  report.expect(lot.status === wanted, `lot ${lot.no} with ${lot.bidCount} bids ended as ${lot.status}`);
  const inTime = parseInstant(lot.closesAt) >= parseInstant(lot.rules.scheduledCloseAt);
  report.expect(inTime, `lot ${lot.no} closed before its scheduled end`);
}

/** Nine o'clock of the next day in Asia/Shanghai. */
function nextMorning(now: number): number {
  const zone = 8 * HOUR_MS;
  return (Math.floor((now + zone) / DAY_MS) + 1) * DAY_MS - zone + 9 * HOUR_MS;
}

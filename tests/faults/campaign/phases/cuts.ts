import type { Season } from '@jtop/contract';
import { auditLot, topicHistory } from '../audit.js';
import { CuttingProxy } from '../cutting-proxy.js';
import { Load } from '../load.js';
import { COMPANIES, HOUR_MS, joinAll, openLots } from '../lots.js';
import { sayHowMany, type Phase } from '../phase.js';
import { residentMb, Venue } from '../venue.js';
import { pause } from '../waiting.js';
import { Watcher } from '../watcher.js';

/** Most of the listeners hear when their network is back, as a phone does; the others find out by trying. */
const PHONES = 0.6;
const NETWORK_BACK_MS = 150;

/** Listeners behind a line that breaks at every other moment, each with several topics on one connection. */
export function cuts({ count, watchers }: { count: number; watchers: number }): Phase {
  return {
    name: 'cuts',
    title: `${count} cuts of ${watchers} live streams, seven topics each, at random bytes`,
    boundMs: 90_000,
    async run(stage) {
      const { report, random, deadline } = stage;
      const venue = await Venue.open(stage.storage);
      const proxy = await CuttingProxy.open(venue.port, random.fork());
      const listeners: Watcher[] = [];
      try {
        const { market } = venue;
        const lots = await openLots(market, 5);
        const clients = COMPANIES.slice(0, 4);
        await joinAll(market, clients, lots);
        const seasons = await market.get<{ items: Season[] }>('/v1/seasons?kind=auction');
        const topics = [
          ...lots.map(({ id }) => `lot:${id}`),
          `session:${lots[0]?.sessionId}`,
          `season:${seasons.body.items[0]?.id}`,
        ];
        for (let number = 1; number <= watchers; number++) {
          listeners.push(new Watcher(proxy.url, topics, report, `watcher ${number}`));
        }
        const load = new Load(stage, { venue, lots, clients, thinkMs: 250 });

        while (proxy.cuts < count && deadline.leftMs > 30_000) {
          await pause(NETWORK_BACK_MS);
          for (const { page } of listeners.slice(0, watchers * PHONES)) if (random.chance(0.5)) page.online();
        }
        await load.stop();
        // The ends of the lots come over the bad line, too.
        await market.advance(2 * HOUR_MS);
        await pause(500);
        sayHowMany(report, 'cuts', proxy.cuts, count);
        proxy.calm = true;
        for (const lot of lots) await auditLot(market, lot.id, load.ledger, report);

        for (const topic of topics) {
          const latest = await latestVersion(market.url, topic);
          const caughtUp = await deadline.until(() => {
            for (const { page } of listeners) page.online();
            return listeners.every((listener) => listener.version(topic) === latest);
          }, 100);
          report.expect(caughtUp, `some listeners never got to version ${latest} of ${topic}`);
          const history = await topicHistory(market, topic, latest);
          for (const listener of listeners) {
            const wrong = [...listener.messages(topic)].filter(
              ([version, text]) => history.get(version) !== text,
            );
            report.expect(
              wrong.length === 0,
              `${wrong.length} messages of ${topic} came other than they were sent`,
            );
          }
        }
        report.set('connections', proxy.connections);
        report.set(
          'times a poll stood in',
          listeners.reduce((sum, { polled }) => sum + polled, 0),
        );
        const received = listeners.reduce((sum, listener) => sum + listener.received, 0);
        sayHowMany(report, 'messages received', received, 0);
        report.set('RSS MiB', Math.round(await residentMb(venue.pid)));
      } finally {
        for (const listener of listeners) listener.close();
        await proxy.close();
        await venue.close();
      }
    },
  };
}

/** Where a topic stands, by its snapshot. */
async function latestVersion(url: string, topic: string): Promise<number> {
  const response = await fetch(`${url}/v1/stream/poll?topics=${topic}`);
  const { messages } = (await response.json()) as { messages: { data: { version: number } }[] };
  return messages[0]?.data.version ?? 0;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lot } from '@jtop/contract';
import { Market } from '../../tests/support/market.js';
import { startPlatform } from '../../tests/support/platform-process.js';
import { openLots } from '../lib/bidders.js';
import { startPostgres } from '../lib/postgres.js';
import { cpuMicroseconds, residentBytes, startHelper, type Helper } from '../lib/processes.js';
import type { Question } from '../lib/question.js';
import { counted, ratio } from '../lib/report.js';
import { interleave } from '../lib/rounds.js';
import { median } from '../lib/statistics.js';

const WATCHERS = new URL('../helpers/watchers.ts', import.meta.url);
const BARE = new URL('../helpers/bare-fan-out.ts', import.meta.url);
const BIDDERS = ['demo-company-1', 'demo-company-2'];
const BIDS_A_ROUND = 3;
/** Opened and closed first: what a process grows by once is not what a connection takes. */
const WARM_UP = 1000;

interface Fan {
  readonly pid: number;
  readonly watchers: Helper;
  /** Has one message sent to everybody. */
  readonly send: () => Promise<unknown>;
  readonly p50: number[];
  readonly p99: number[];
  lost: number;
}

/** One bid to ten thousand readers: what it costs the server, how late the last one hears, what an idle one takes. */
export const ask: Question = async ({ quick, rounds, say }) => {
  const wanted = quick ? 500 : 10_000;
  const server = await startPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'jtop-bench-'));
  const env = { DATABASE_URL: await server.create('fan') };
  const platform = await startPlatform({ dataDir, seed: 'demo', env });
  const bare = await startHelper(BARE);
  const helpers = [await startHelper(WATCHERS), await startHelper(WATCHERS)] as const;
  try {
    const market = new Market(platform.url);
    const [target] = await openLots(market, 1, BIDDERS, BIDDERS.length);
    if (target === undefined) throw new Error('no lot');
    const path = `/v1/stream?topics=lot:${target.lot.id}`;
    const barePort = (bare.ready as { port: number }).port;
    const bid = async (): Promise<unknown> => {
      target.steps += 1;
      const amountFen = target.lot.rules.startPriceFen + target.steps * 500_000;
      const client = BIDDERS[target.steps % BIDDERS.length];
      const answer = await market.post(client, `/v1/lots/${target.lot.id}/bids`, { amountFen });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer;
    };
    await bid();
    const bytes = await messageBytes(market, target.lot);

    say(`opening ${wanted} connections to each`);
    const ours = { pid: platform.pid, port: Number(new URL(platform.url).port), path, watchers: helpers[0] };
    const theirs = { pid: bare.pid, port: barePort, path, watchers: helpers[1] };
    const [idle, bareIdle] = [await openIdle(ours, wanted), await openIdle(theirs, wanted)];

    const fan = (of: { pid: number; watchers: Helper }, send: () => Promise<unknown>): Fan => ({
      pid: of.pid,
      watchers: of.watchers,
      send,
      p50: [],
      p99: [],
      lost: 0,
    });
    const fans = {
      ours: fan(ours, bid),
      bare: fan(theirs, () => bare.ask({ send: bytes })),
    };
    const rows = await interleave(
      [
        { name: 'stream of the platform', run: () => fanOut(fans.ours, idle.open) },
        { name: 'bare loop of node:net', run: () => fanOut(fans.bare, bareIdle.open) },
      ],
      rounds,
    );
    const late = (which: Fan): string =>
      `p50 ${median(which.p50).toFixed(0)} ms, p99 ${median(which.p99).toFixed(0)} ms`;
    return [
      {
        goals: ['P13'],
        question: 'one bid to all who watch its lot',
        unit: "us of the server's CPU a delivery",
        rows,
        checks: [
          {
            what: 'CPU against the bare loop',
            value: ratio(rows, 'stream of the platform', 'bare loop of node:net'),
            goal: 1.4,
            is: 'at most',
            firm: false,
          },
          {
            what: 'p99 against the bare loop',
            value: median(fans.ours.p99) / median(fans.bare.p99),
            goal: 1.4,
            is: 'at most',
            firm: false,
          },
          { what: 'messages lost', value: fans.ours.lost, goal: 0, is: 'at most', firm: true },
        ],
        notes: [
          `${idle.open} watchers, messages of ${bytes} bytes; from the request of the bid to the watcher: ${late(fans.ours)}`,
          `bare loop, ${bareIdle.open} watchers: ${late(fans.bare)}; nchan is not measured here`,
        ],
      },
      {
        goals: ['P14'],
        question: 'an idle stream connection',
        unit: 'bytes of memory',
        rows: [
          counted('stream of the platform', idle.bytes),
          counted('bare loop of node:net', bareIdle.bytes),
        ],
        checks: [
          {
            what: 'bytes a connection',
            value: idle.bytes,
            goal: quick ? Infinity : 6144,
            is: 'at most',
            firm: true,
          },
        ],
        notes: [`resident memory of the server at ${idle.open} connections less that at none, by connection`],
      },
    ];
  } finally {
    await Promise.all([bare.stop(), helpers[0].stop(), helpers[1].stop(), platform.kill()]);
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** Bytes of the message of a bid, as a poll gives its data. */
async function messageBytes(market: Market, lot: Lot): Promise<number> {
  const { body } = await market.get<{ messages: { id: string; event: string; data: object }[] }>(
    `/v1/stream/poll?topics=lot:${lot.id}@1`,
  );
  const message = body.messages.find(({ event }) => event === 'bid');
  if (message === undefined) throw new Error('no message of the bid');
  return Buffer.byteLength(
    `id: ${message.id}\nevent: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`,
  );
}

async function openIdle(
  { pid, port, path, watchers }: { pid: number; port: number; path: string; watchers: Helper },
  count: number,
): Promise<{ open: number; bytes: number }> {
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2000));
  await watchers.ask({ open: { port, path, count: WARM_UP } });
  await watchers.ask({ close: true });
  await settle();
  const before = residentBytes(pid);
  const { open } = await watchers.ask<{ open: number }>({ open: { port, path, count } });
  await settle();
  return { open, bytes: (residentBytes(pid) - before) / open };
}

/** @returns microseconds of the server's CPU a delivery */
async function fanOut(fan: Fan, watching: number): Promise<number> {
  const before = cpuMicroseconds(fan.pid);
  let delivered = 0;
  for (let n = 0; n < BIDS_A_ROUND; n += 1) {
    await fan.watchers.ask({ arm: true });
    const from = process.hrtime.bigint();
    await fan.send();
    const heard = await fan.watchers.ask<{ received: number; p50: number; p99: number }>({
      wait: String(from),
    });
    fan.p50.push(heard.p50);
    fan.p99.push(heard.p99);
    fan.lost += watching - heard.received;
    delivered += heard.received;
  }
  return (cpuMicroseconds(fan.pid) - before) / delivered;
}

import type { Lot } from '@jtop/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { Market } from '../../tests/support/market.js';
import { freePort, startPlatform, type PlatformProcess } from '../../tests/support/platform-process.js';
import { Bidders, openLots, type BiddenLot, type LoadResult } from '../lib/bidders.js';
import { startPostgres, type BenchServer } from '../lib/postgres.js';
import { cpuMicroseconds } from '../lib/processes.js';
import type { Question } from '../lib/question.js';
import { counted, ratio, type Answer } from '../lib/report.js';
import { interleave, type Case } from '../lib/rounds.js';
import { quantile } from '../lib/statistics.js';

const COMPANIES = Array.from({ length: 16 }, (_, index) => `demo-company-${index + 1}`);
const CONNECTIONS = 16;
const MANY_LOTS = 100;

/** Durable bids through HTTP against what the same disk gives to plain statements, in the same run. */
export const ask: Question = async ({ quick, rounds, say }) => {
  const windowMs = quick ? 300 : 1500;
  const server = await startPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'jtop-bench-'));
  const platform = await startOn(server, dataDir, await server.create('bids'));
  let running: PlatformProcess = platform.process;
  try {
    const market = new Market(running.url);
    say('opening lots');
    const [hot] = await openLots(market, 1, COMPANIES, COMPANIES.length);
    if (hot === undefined) throw new Error('no lot');
    const lots = await openLots(market, quick ? 5 : MANY_LOTS, COMPANIES, 4);
    const few = await Bidders.open(market, COMPANIES, CONNECTIONS);
    const many = await Bidders.open(market, COMPANIES, 4 * CONNECTIONS);
    const plain = await openPlain(server);
    const tally = new Tally(running.pid);
    const cases: Case[] = [
      { name: 'insert commits, 16 connections', run: () => plain.inserts(windowMs) },
      { name: 'row lock a bid, 16 connections', run: () => plain.rowLock(windowMs) },
      { name: 'hot lot, 16 bidders', run: () => tally.add('hot, 16', few.load([hot], windowMs)) },
      { name: 'hot lot, 64 connections', run: () => tally.add('hot, 64', many.load([hot], windowMs)) },
      { name: '100 lots, 16 bidders', run: () => tally.add('100 lots, 16', few.load(lots, windowMs)) },
      { name: '100 lots, 64 connections', run: () => tally.add('100 lots, 64', many.load(lots, windowMs)) },
    ];
    const rows = await interleave(cases, rounds);
    few.close();
    many.close();
    await plain.close();

    say('killing the platform in mid-load');
    const last = await Bidders.open(market, COMPANIES, 2 * CONNECTIONS);
    const dying = last.load([hot, ...lots], 10_000);
    await new Promise((resolve) => setTimeout(resolve, quick ? 300 : 2000));
    await running.kill();
    await dying;
    last.close();
    running = await platform.again();
    const lost = await compare(new Market(running.url), [hot, ...lots]);

    const check = (what: string, ours: string, theirs: string, goal: number) =>
      ({ what, value: ratio(rows, ours, theirs), goal, is: 'at least', firm: false }) as const;
    const firm = (what: string, value: number) =>
      ({ what, value, goal: 0, is: 'at most', firm: true }) as const;
    const [insert, lock] = ['insert commits, 16 connections', 'row lock a bid, 16 connections'];
    const answer: Answer = {
      goals: ['P11', 'P12'],
      question: 'bids answered after their commit, through HTTP, with fsync',
      unit: 'bids/s',
      rows: [...rows, counted('bids answered 201 in all', lost.answered)],
      checks: [
        check('hot lot, 16 bidders, against insert commits', 'hot lot, 16 bidders', insert, 1),
        check('hot lot, 64 connections, against insert commits', 'hot lot, 64 connections', insert, 1),
        check('hot lot, 16 bidders, against a row lock a bid', 'hot lot, 16 bidders', lock, 8),
        check('hot lot, 64 connections, against a row lock a bid', 'hot lot, 64 connections', lock, 8),
        check('100 lots, 16 bidders, against insert commits', '100 lots, 16 bidders', insert, 0.6),
        check('100 lots, 64 connections, against insert commits', '100 lots, 64 connections', insert, 0.6),
        firm('answered 201 and not in the log after a SIGKILL', lost.missing),
        firm('lines of logs out of order', lost.disordered),
      ],
      notes: [
        `PostgreSQL ${server.version}; load, platform and database share the machine`,
        ...tally.lines(),
      ],
    };
    return [answer];
  } finally {
    await running.kill();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function startOn(server: BenchServer, dataDir: string, databaseUrl: string) {
  const port = await freePort();
  const partnerPort = await freePort();
  const start = (): Promise<PlatformProcess> =>
    startPlatform({ dataDir, seed: 'demo', port, partnerPort, env: { DATABASE_URL: databaseUrl } });
  return { process: await start(), again: start };
}

/** What loads have told besides their rate: refusals, waiting, and what a bid costs the platform. */
class Tally {
  readonly #pid: number;
  readonly #loads = new Map<string, { waits: number[]; refused: number; cpu: number }>();

  constructor(pid: number) {
    this.#pid = pid;
  }

  /** @returns accepted bids a second */
  async add(name: string, load: Promise<LoadResult>): Promise<number> {
    const before = cpuMicroseconds(this.#pid);
    const { accepted, refused, waits, milliseconds } = await load;
    const kept = this.#loads.get(name) ?? { waits: [], refused: 0, cpu: 0 };
    kept.waits.push(...waits);
    kept.refused += refused;
    kept.cpu += cpuMicroseconds(this.#pid) - before;
    this.#loads.set(name, kept);
    return (accepted / milliseconds) * 1000;
  }

  lines(): string[] {
    return [...this.#loads].map(([name, { waits, refused, cpu }]) => {
      const [half, most] = [quantile(waits, 0.5), quantile(waits, 0.99)].map((wait) => wait.toFixed(1));
      const share = Math.round((100 * refused) / (refused + waits.length));
      const each = Math.round(cpu / (refused + waits.length));
      return `${name}: p50 ${half} ms, p99 ${most} ms, ${share} % refused, ${each} us of the platform's CPU a bid`;
    });
  }
}

/** The baselines: what the same server gives 16 connections of the same driver without any platform. */
async function openPlain(server: BenchServer) {
  const url = await server.create('plain');
  const clients: pg.Client[] = [];
  for (let n = 0; n < CONNECTIONS; n += 1) clients.push(await server.connect(url));
  const [first] = clients;
  await first?.query('create table entries (id bigserial primary key, lot int, amount int8, party text)');
  await first?.query('create table hot (id int primary key, price int8, bids int)');
  await first?.query('insert into hot values (1, 0, 0)');

  /** Commits a second while every connection repeats `once`. */
  const repeat = async (milliseconds: number, once: (client: pg.Client, n: number) => Promise<unknown>) => {
    const from = performance.now();
    let done = 0;
    await Promise.all(
      clients.map(async (client, n) => {
        while (performance.now() - from < milliseconds) {
          await once(client, n);
          done += 1;
        }
      }),
    );
    return (done / (performance.now() - from)) * 1000;
  };
  return {
    inserts: (milliseconds: number) =>
      repeat(milliseconds, (client, n) =>
        client.query({
          name: 'insert',
          text: 'insert into entries (lot, amount, party) values ($1, $2, $3)',
          values: [n, 1, 'p'],
        }),
      ),
    rowLock: (milliseconds: number) =>
      repeat(milliseconds, async (client, n) => {
        await client.query('begin');
        await client.query({ name: 'lock', text: 'select price, bids from hot where id = 1 for update' });
        await client.query({
          name: 'bid',
          text: 'insert into entries (lot, amount, party) values (1, $1, $2)',
          values: [n, 'p'],
        });
        await client.query({
          name: 'lot',
          text: 'update hot set price = price + 1, bids = bids + 1 where id = 1',
        });
        await client.query('commit');
      }),
    close: () => Promise.all(clients.map((client) => client.end())),
  };
}

/** Reads the logs back and looks for every bid that was answered 201, and for any disorder. */
async function compare(market: Market, lots: readonly BiddenLot[]) {
  const result = { answered: 0, missing: 0, disordered: 0 };
  for (const { lot, accepted } of lots) {
    result.answered += accepted.size;
    const { body } = await market.get<string>(`/v1/lots/${lot.id}/log.jsonl`);
    const { bidCount } = (await market.get<Lot>(`/v1/lots/${lot.id}`)).body;
    const logged = new Map<string, number>();
    let seq = 0;
    let amount = 0;
    for (const line of body.trim().split('\n')) {
      const { type, hash, data } = JSON.parse(line) as {
        type: string;
        hash: string;
        data: { seq: number; amountFen: number };
      };
      if (type !== 'bid') continue;
      if (data.seq !== seq + 1 || data.amountFen <= amount) result.disordered += 1;
      ({ seq, amountFen: amount } = data);
      logged.set(hash, seq);
    }
    if (seq !== bidCount) result.disordered += 1;
    for (const [hash, bid] of accepted) if (logged.get(hash) !== bid.seq) result.missing += 1;
  }
  return result;
}

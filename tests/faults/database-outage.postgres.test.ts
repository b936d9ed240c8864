import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BidAccepted, Jwks, Lot } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules';
import { startPlatform, type RunningPlatform } from '../../packages/platform/src/start.js';
import { PostgresServer } from '../../scripts/postgres.mjs';
import { Market, type Answer } from '../support/market.js';
import { StreamReader } from '../support/stream-reader.js';

const BIDDERS = 6;
const OUTAGE_MS = 10_000;
// Generous: a busy machine takes ten times as long as a calm one.
const PATIENCE = { timeout: 240_000, interval: 50 };

let server: PostgresServer;
let platform: RunningPlatform;
let logged: { msg: string }[];

beforeEach(async () => {
  server = await PostgresServer.create({ durable: true });
  logged = [];
  const log = pino(
    { level: 'info' },
    { write: (line) => void logged.push(JSON.parse(line) as { msg: string }) },
  );
  platform = await startPlatform(
    { DATABASE_URL: server.url, PORT: '0', PARTNER_PORT: '0', JTOP_SEED: 'demo' },
    { log },
  );
}, 120_000);

afterEach(async () => {
  await platform.close();
  await server.remove();
});

/** Bids until told to stop. What is answered 503 is tried again with the same key, as the SDK does. */
class Bidder {
  /** Answers by key, of the bids that were accepted. */
  readonly accepted = new Map<string, BidAccepted[]>();
  readonly refusals: Answer<{ code?: string }>[] = [];
  stopped = false;

  constructor(
    private readonly market: Market,
    private readonly lotId: string,
    private readonly client: string,
  ) {}

  async run(): Promise<void> {
    while (!this.stopped) {
      const { status, body: lot } = await this.market.get<Lot>(`/v1/lots/${this.lotId}`);
      if (status === 200 && lot.nextAmountFen !== undefined) await this.#bid(lot.nextAmountFen);
      else await pause();
    }
  }

  async #bid(amountFen: number): Promise<void> {
    const key = crypto.randomUUID();
    for (;;) {
      const answer = await this.market.post<BidAccepted>(
        this.client,
        `/v1/lots/${this.lotId}/bids`,
        { amountFen },
        key,
      );
      if (answer.status === 201 || answer.status === 200) {
        this.accepted.set(key, [...(this.accepted.get(key) ?? []), answer.body]);
        return;
      }
      this.refusals.push(answer as Answer<{ code?: string }>);
      if (answer.status !== 503) return;
      await pause();
    }
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

test(
  'an outage of the database loses no bid and doubles none; meanwhile 503, afterwards all goes on by itself',
  { timeout: 600_000 },
  async () => {
    const market = new Market(platform.url);
    const lot = await market.openLot({ maxJumpSteps: 1_000_000 });
    const clients = Array.from({ length: BIDDERS }, (_, index) => `demo-company-${index + 1}`);
    for (const client of clients) await market.join(client, lot);
    const topic = `lot:${lot.id}`;
    const stream = await StreamReader.open(platform.url, topic);
    const bidders = clients.map((client) => new Bidder(market, lot.id, client));
    const load = bidders.map((bidder) => bidder.run());
    const answered = (): number => bidders.reduce((sum, bidder) => sum + bidder.accepted.size, 0);
    const unavailable = () =>
      bidders.flatMap((bidder) => bidder.refusals.filter(({ status }) => status === 503));

    await vi.waitUntil(() => answered() >= 30, PATIENCE);
    await server.stop('immediate');
    const since = Date.now();
    await vi.waitUntil(() => unavailable().length >= BIDDERS, PATIENCE);
    const before = answered();
    for (const { headers, body } of unavailable()) {
      expect(body.code).toBe('unavailable');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await market.get('/readyz')).status).toBe(503);
    expect((await market.get('/healthz')).status).toBe(200);
    const late = await fetch(`${platform.url}/v1/stream?topics=${topic}`);
    expect([late.status, late.headers.has('retry-after')]).toEqual([503, true]);
    await vi.waitUntil(() => Date.now() - since >= OUTAGE_MS, PATIENCE);
    expect(answered()).toBe(before);

    await server.start();
    await vi.waitUntil(() => answered() >= before + 30, PATIENCE);
    for (const bidder of bidders) bidder.stopped = true;
    await Promise.all(load);
    await vi.waitUntil(async () => (await market.get('/readyz')).status === 200, PATIENCE);
    await vi.waitUntil(() => logged.some(({ msg }) => msg === 'the jobs run again'), PATIENCE);

    const { body: after } = await market.get<Lot>(`/v1/lots/${lot.id}`);
    const { body: jsonl } = await market.get<string>(`/v1/lots/${lot.id}/log.jsonl`);
    const { body: jwks } = await market.get<Jwks>('/.well-known/jwks.json');
    const receipts = bidders.flatMap((bidder) =>
      [...bidder.accepted.values()].map(([first]) => first?.receipt ?? ''),
    );
    const verdict = verifyLotLog({ jsonl, jwks, rules: after.rules, receipts });
    expect(verdict.findings).toEqual([]);
    // One bid for each key that was answered, and none beside them.
    expect(after.bidCount).toBe(answered());
    expect(new Set(receipts).size).toBe(after.bidCount);
    const strange = bidders.flatMap((bidder) =>
      bidder.refusals.filter(({ status }) => ![409, 503].includes(status)),
    );
    expect(strange).toEqual([]);

    // The stream that was open all the time has everything, in order.
    await vi.waitUntil(() => stream.version(topic) === after.version, PATIENCE);
    expect(stream.ended).toBe(false);
    const [first = 0, ...rest] = stream.versions(topic);
    expect(rest).toEqual(rest.map((_, index) => first + 1 + index));
    stream.close();
  },
);

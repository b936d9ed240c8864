import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { BidAccepted, Jwks, Listing, Lot, SandboxClock } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules';
import { migrations } from '../../packages/platform/src/db/migrations/index.js';
import { startPlatform, type RunningPlatform } from '../../packages/platform/src/start.js';
import { findNats, NatsServer } from '../../packages/platform/src/testing/nats-server.js';
import {
  createPostgresDatabase,
  PATIENT_DATABASE,
  type PostgresTestDatabase,
} from '../../packages/platform/src/testing/postgres.js';
import { Market } from '../support/market.js';
import { freePort } from '../support/platform-process.js';
import { StreamReader } from '../support/stream-reader.js';

const ROUNDS = 20;
const PATIENCE = { timeout: 120_000, interval: 25 };
const CLIENTS = ['demo-company-1', 'demo-company-2', 'demo-company-3'] as const;

const program = findNats();

const ways: [string, string | undefined][] = [['by the outbox alone', undefined]];
if (program !== undefined) ways.push(['by NATS', program]);

describe.each(ways)(
  'two nodes on one database, which hear of each other %s',
  { timeout: 180_000 },
  (_how, nats) => {
    let made: PostgresTestDatabase;
    let natsServer: NatsServer | undefined;
    let nodes: RunningPlatform[];
    let markets: [Market, Market];
    const logged: string[] = [];

    beforeAll(async () => {
      made = await createPostgresDatabase(inject('postgresUrl') ?? '', 'template0');
      natsServer = nats === undefined ? undefined : await NatsServer.create(nats);
      await natsServer?.start();
      const ports = [await freePort(), await freePort()];
      const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
      nodes = await Promise.all(
        ports.map((port) =>
          startPlatform(
            {
              ...PATIENT_DATABASE,
              DATABASE_URL: made.url,
              PORT: String(port),
              PARTNER_PORT: '0',
              // One address for both, as behind a proxy: a token of one is a token of the other.
              PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
              ...(natsServer === undefined ? {} : { NATS_URL: natsServer.url }),
            },
            { log },
          ),
        ),
      );
      markets = [
        new Market(`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[0]}`),
        new Market(`http://127.0.0.1:${ports[1]}`, `http://127.0.0.1:${ports[0]}`),
      ];
    }, 180_000);

    const clockOf = async (market: Market) => (await market.get<SandboxClock>('/sandbox/clock')).body;
    /** A node follows within a moment: who asks both in between sees two times. */
    const sameTime = () =>
      vi.waitUntil(async () => {
        const [a, b] = await Promise.all(markets.map(clockOf));
        return a?.advancedMs === b?.advancedMs;
      }, PATIENCE);
    const openLot = async (rules: Record<string, unknown> = {}): Promise<Lot> => {
      await sameTime();
      const lot = await markets[0].openLot(rules);
      await sameTime();
      return lot;
    };

    afterAll(async () => {
      await Promise.all(nodes.map((node) => node.close()));
      await natsServer?.stop();
      await made.drop();
    });

    it('start together on an empty database: tables, keys and demo are made once', async () => {
      const { db } = nodes[0]!.app.platform;
      const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
        db,
      );
      expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations).sort());
      const keys = await db.selectFrom('keys').select('use').orderBy('use').execute();
      expect(keys.map(({ use }) => use)).toEqual(['cookie', 'issuer', 'receipt']);
      expect(new Set(nodes.map(({ app }) => app.platform.keys.receiptKeyId)).size).toBe(1);
      const jwks = await Promise.all(markets.map((market) => market.get<Jwks>('/.well-known/jwks.json')));
      expect(jwks[0]?.body).toEqual(jwks[1]?.body);
      const listings = await db
        .selectFrom('listings')
        .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('no').distinct().as('nos')])
        .executeTakeFirstOrThrow();
      expect(listings.all).toBe(listings.nos);
      const open = await markets[1].get<{ items: Listing[] }>('/v1/lots?status=bidding');
      expect(open.body.items).toHaveLength(1);
      if (natsServer !== undefined) {
        await vi.waitUntil(() => logged.filter((line) => line.includes('go by NATS')).length === 2, PATIENCE);
      }
    });

    it('serve one lot: bids alternate, versions are dense, a stream of either sees all, the log verifies', async () => {
      const [a, b] = markets;
      const lot = await openLot({ maxJumpSteps: 1_000_000 });
      for (const client of CLIENTS) await b.join(client, lot);
      const topic = `lot:${lot.id}`;
      const streams = await Promise.all(markets.map((market) => StreamReader.open(market.url, topic)));
      const accepted: BidAccepted[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        // Both nodes at once, for the same lot and the same amount: one of them is first.
        const [market, other] = round % 2 === 0 ? [a, b] : [b, a];
        const { body } = await other.get<Lot>(`/v1/lots/${lot.id}`);
        const amountFen = body.nextAmountFen;
        const answers = await Promise.all([
          market.post<BidAccepted>(CLIENTS[round % 3], `/v1/lots/${lot.id}/bids`, { amountFen }),
          other.post<BidAccepted>(CLIENTS[(round + 1) % 3], `/v1/lots/${lot.id}/bids`, { amountFen }),
        ]);
        for (const { status, body: answer } of answers) if (status === 201) accepted.push(answer);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      }

      const after = (await a.get<Lot>(`/v1/lots/${lot.id}`)).body;
      expect(accepted.map(({ bid }) => bid.seq)).toEqual(accepted.map((_, index) => index + 1));
      for (const stream of streams) {
        await vi.waitUntil(() => stream.version(topic) === after.version, PATIENCE);
        const [first = 0, ...rest] = stream.versions(topic);
        expect(rest).toEqual(rest.map((_, index) => first + 1 + index));
        stream.close();
      }
      const logs = await Promise.all(
        markets.map((market) => market.get<string>(`/v1/lots/${lot.id}/log.jsonl`)),
      );
      expect(logs[0]?.body).toBe(logs[1]?.body);
      const { body: jwks } = await b.get<Jwks>('/.well-known/jwks.json');
      const receipts = accepted.map(({ receipt }) => receipt);
      const verdict = verifyLotLog({ jsonl: logs[1]?.body ?? '', jwks, rules: after.rules, receipts });
      expect(verdict.findings).toEqual([]);
    });

    it('answer a key that the other one has answered, also when both are asked at once', async () => {
      const [a] = markets;
      const lot = await openLot();
      await a.join(CLIENTS[0], lot);
      const key = crypto.randomUUID();
      const bid = { amountFen: lot.nextAmountFen };
      const answers = await Promise.all(
        markets.map((market) => market.post<BidAccepted>(CLIENTS[0], `/v1/lots/${lot.id}/bids`, bid, key)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
      expect(answers[0]?.body).toEqual(answers[1]?.body);
      expect((await a.get<Lot>(`/v1/lots/${lot.id}`)).body.bidCount).toBe(1);
    });

    it('share the sandbox’s clock: a move on one reaches the other and its streams, and moves add up', async () => {
      const [a, b] = markets;
      const before = await clockOf(b);
      const stream = await StreamReader.open(b.url, `season:auction-${before.now.slice(0, 4)}`);
      await Promise.all([a.advance(3_600_000), b.advance(1_800_000)]);
      const expected = before.advancedMs + 5_400_000;
      for (const market of markets) {
        await vi.waitUntil(async () => (await clockOf(market)).advancedMs === expected, PATIENCE);
      }
      const moved = Date.parse(before.now) + 5_400_000;
      await vi.waitUntil(
        () => stream.messages.some(({ event, data }) => event === 'time' && Number(data['epochMs']) >= moved),
        PATIENCE,
      );
      stream.close();
    });

    it('close a lot once, whichever is first', async () => {
      const [a, b] = markets;
      const lot = await openLot();
      await a.join(CLIENTS[0], lot);
      const topic = `lot:${lot.id}`;
      const stream = await StreamReader.open(b.url, topic);
      expect(
        (await b.post(CLIENTS[0], `/v1/lots/${lot.id}/bids`, { amountFen: lot.nextAmountFen })).status,
      ).toBe(201);
      await Promise.all([a.advance(3_600_000), b.advance(3_600_000)]);
      await vi.waitUntil(
        async () => (await b.get<Lot>(`/v1/lots/${lot.id}`)).body.status === 'confirmed',
        PATIENCE,
      );
      await vi.waitUntil(() => stream.messages.some(({ event }) => event === 'closed'), PATIENCE);
      const { body } = await a.get<string>(`/v1/lots/${lot.id}/log.jsonl`);
      expect(body.match(/"type":"closed"/g)).toHaveLength(1);
      stream.close();
    });

    it('refuse a party within seconds of its ban, on both', async () => {
      const lot = await openLot();
      const dryRun = (market: Market) =>
        market.post<{ code: string }>('demo-company-9', `/v1/lots/${lot.id}/bids?dryRun=true`, {
          amountFen: lot.nextAmountFen,
        });
      for (const market of markets) expect((await dryRun(market)).body.code).toBe('bid.not_registered');
      await nodes[0]!.app.platform.db
        .updateTable('parties')
        .set({ banned: true })
        .where('subject', '=', 'demo-company-9')
        .execute();
      for (const market of markets) {
        await vi.waitUntil(async () => (await dryRun(market)).body.code === 'bid.banned', PATIENCE);
      }
    });
  },
);

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BidAccepted, Jwks, Lot } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules';
import { Market } from '../support/market.js';
import { startPlatform, type PlatformProcess } from '../support/platform-process.js';

const BIDDERS = 6;
const ROUNDS = 3;

let dataDir: string;
let platform: PlatformProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jtop-sigkill-'));
});

afterEach(async () => {
  await platform?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** Bids the next valid amount again and again until the platform is gone; keeps every 201. */
async function bidUntilGone(
  market: Market,
  lotId: string,
  client: string,
  kept: BidAccepted[],
): Promise<void> {
  try {
    for (;;) {
      const { body: lot } = await market.get<Lot>(`/v1/lots/${lotId}`);
      const answer = await market.post<BidAccepted>(client, `/v1/lots/${lotId}/bids`, {
        amountFen: lot.nextAmountFen,
      });
      if (answer.status === 201) kept.push(answer.body);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

test('a bid that was answered 201 is in the log after the process was killed, and the log proves it', async () => {
  platform = await startPlatform({ dataDir, seed: 'demo' });
  let market = new Market(platform.url);
  const lot = await market.openLot();
  const clients = Array.from({ length: BIDDERS }, (_, index) => `demo-company-${index + 1}`);
  for (const client of clients) await market.join(client, lot);

  const kept: BidAccepted[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const load = clients.map((client) => bidUntilGone(market, lot.id, client, kept));
    const enough = kept.length + 15;
    while (kept.length < enough) await new Promise((resolve) => setImmediate(resolve));
    await platform.kill();
    await Promise.all(load);
    platform = await startPlatform({ dataDir, seed: 'demo' });
    market = new Market(platform.url);
  }

  const { body: jsonl } = await market.get<string>(`/v1/lots/${lot.id}/log.jsonl`);
  const { body: jwks } = await market.get<Jwks>('/.well-known/jwks.json');
  const { body: after } = await market.get<Lot>(`/v1/lots/${lot.id}`);
  const entries = jsonl
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; hash: string });
  const hashes = new Set(entries.map((entry) => entry.hash));
  expect(kept.filter(({ bid }) => !hashes.has(bid.hash))).toEqual([]);
  expect(entries.filter((entry) => entry.type === 'bid')).toHaveLength(after.bidCount);
  expect(after.headHash).toBe(entries.at(-1)?.hash);
  const verdict = verifyLotLog({
    jsonl,
    jwks,
    rules: after.rules,
    receipts: kept.map(({ receipt }) => receipt),
  });
  expect(verdict.findings).toEqual([]);
  expect(verdict.ok).toBe(true);
}, 180_000);

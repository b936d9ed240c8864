import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseInstant, type BidAccepted, type LogEntry } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules/log';
import { ManualClock } from '../clock.js';
import { createAuction, type AuctionSide } from '../lots/index.js';
import { AuctionWorld } from '../testing/auction.js';

let world: AuctionWorld;
let behind: AuctionSide;
beforeAll(async () => {
  world = await AuctionWorld.open();
});
afterAll(async () => {
  await behind.drain();
  await world.close();
});

it('keeps the log in the order of time where another node’s clock is a little behind', async () => {
  const lot = await world.open(['company-1', 'company-2']);
  const clock = new ManualClock(world.clock.now() + 1_000);
  behind = createAuction({ ...world.platform, clock });
  world.moveTo(world.clock.now() + 1_500);
  const first = await world.bid<BidAccepted>(lot, 'company-1', 10_000_000);
  const viewer = world.people.viewer('company-2');
  const { body: second } = await behind.auction.queues.place(lot.id, {
    viewer,
    partyId: viewer.partyId,
    body: { amountFen: 10_500_000 },
    receivedAt: clock.now(),
    key: 'k',
    bodyHash: 'h',
    requestId: 'r',
  });
  expect(first.status).toBe(201);
  // When it was received is the other node's business; when it was accepted is behind the bid before it.
  expect(parseInstant(second.bid.receivedAt)).toBe(clock.now());
  expect(second.bid.acceptedAt).toBe(first.body.bid.acceptedAt);

  const { text } = await world.get(`/v1/lots/${lot.id}/log.jsonl`);
  const at = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as LogEntry).at);
  expect(at).toEqual([...at].sort());
  const rules = (await world.lot(lot.id)).rules;
  const receipts = [first.body.receipt, second.receipt];
  const verdict = verifyLotLog({ jsonl: text, jwks: world.platform.keys.receiptJwks(), rules, receipts });
  expect(verdict.findings).toEqual([]);
});

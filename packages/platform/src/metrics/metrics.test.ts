import type { BidAccepted } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { afterEach, describe, expect, it } from 'vitest';
import { AuctionWorld } from '../testing/auction.js';
import { startLive } from '../testing/live-harness.js';
import { Metrics } from './metrics.js';

let end: (() => unknown) | undefined;
afterEach(async () => {
  await end?.();
  end = undefined;
});

const textOf = async (metrics: Metrics): Promise<string> => (await metrics.expose()).text;

describe('the metrics of a node', () => {
  it('count bids by what became of them, and the batches that they were decided in', async () => {
    const metrics = new Metrics();
    const world = await AuctionWorld.open({ limits: { observer: metrics, maxWaitingOfOne: 3 } });
    end = () => world.close();
    const lot = await world.open(['company-1', 'company-2']);
    await world.bid<BidAccepted>(lot, 'company-1', 10_000_000, {}, 'key');
    await world.bid<BidAccepted>(lot, 'company-1', 10_000_000, {}, 'key');
    await world.bid(lot, 'company-2', 10_000_001);
    await Promise.all([1, 2, 3, 4].map(() => world.bid(lot, 'company-2', 1)));
    const text = await textOf(metrics);
    expect(text).toContain('jtop_bids_total{outcome="accepted"} 1');
    expect(text).toContain('jtop_bids_total{outcome="replayed"} 1');
    expect(text).toContain('jtop_bids_total{outcome="bid.too_low"} 4');
    expect(text).toContain('jtop_bids_total{outcome="rate.limited"} 1');
    expect(text).toContain('jtop_bid_batch_size_sum 6');
    expect(text).toMatch(/^jtop_bid_commit_seconds_count 4$/m);
  });

  it('say how long the way from a change to the streams takes, for what goes out on one', async () => {
    const metrics = new Metrics();
    const harness = startLive({}, (lagMs) => metrics.delivered(lagMs));
    end = () => harness.live.close();
    harness.publish();
    await harness.open('lot:018f0000-0000-7000-8000-000000000001@1');
    harness.store.append('lot:018f0000-0000-7000-8000-000000000001', harness.clock.now());
    harness.clock.advance(700);
    harness.bus.hint(['lot:018f0000-0000-7000-8000-000000000001']);
    await harness.settle();
    const text = await textOf(metrics);
    expect(text).toContain('jtop_outbox_lag_seconds_bucket{le="0.5"} 0');
    expect(text).toContain('jtop_outbox_lag_seconds_bucket{le="1"} 1');
    expect(text).toContain('jtop_outbox_lag_seconds_sum 0.7');
  });

  it('ask for the present state when they are read', async () => {
    const metrics = new Metrics();
    let waiting = 3;
    metrics.watch({
      queueDepth: () => ({ longest: 2, total: waiting }),
      streamConnections: () => 7,
      poolState: () => ({ open: 5, idle: 4, waiting: 1 }),
    });
    expect(await textOf(metrics)).toContain('jtop_bid_queue_depth 3');
    waiting = 0;
    const text = await textOf(metrics);
    expect(text).toContain('jtop_bid_queue_depth 0');
    expect(text).toContain('jtop_bid_queue_longest 2');
    expect(text).toContain('jtop_stream_connections 7');
    expect(text).toContain('jtop_database_connections_idle 4');
    expect(text).toContain('jtop_database_waiting 1');
  });

  it('tell of the process only where asked, and never of another node in it', async () => {
    const one = new Metrics();
    const other = new Metrics();
    one.bidSettled({ error: new ProblemError('bid.closed') });
    one.bidSettled({ error: new Error('broken') });
    expect(await textOf(one)).toContain('jtop_bids_total{outcome="internal"} 1');
    expect(await textOf(other)).not.toContain('outcome=');
    expect(await textOf(one)).not.toContain('process_');
    expect(await textOf(new Metrics({ processToo: true }))).toContain('process_resident_memory_bytes');
  });
});

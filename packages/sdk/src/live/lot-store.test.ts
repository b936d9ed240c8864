import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePage, FakePlatform, TOPIC, pass } from '../testing/fake-platform.js';
import { AS_OF, LOT_ID, sampleBid, sampleLot, sampleSummary } from '../testing/samples.js';
import { Live } from './live.js';
import { watchLot, type LotStore } from './lot-store.js';
import { foldLot } from './messages.js';

let platform: FakePlatform;
let live: Live;
let store: LotStore;

beforeEach(() => {
  vi.useFakeTimers();
  platform = new FakePlatform();
  live = new Live(platform.core, { environment: new FakePage().environment });
});
afterEach(() => {
  live.close();
  vi.useRealTimers();
});

describe('a lot that is watched', () => {
  it('is loading, then ready, then as each message leaves it', async () => {
    store = watchLot(live, LOT_ID);
    expect(store.getSnapshot()).toEqual({ status: 'loading', bids: [], connection: 'paused' });
    await pass(100);
    expect(store.getSnapshot()).toMatchObject({ status: 'ready', connection: 'live', lot: { version: 0 } });
    platform.publish();
    platform.publish();
    await pass(0);
    expect(store.getSnapshot()).toMatchObject({
      event: 'bid',
      lot: {
        no: 'JS-2026-PM-000123',
        currentPriceFen: 101_000,
        nextAmountFen: 102_000,
        bidCount: 2,
        version: 2,
      },
      bids: [sampleBid(2), sampleBid(1)],
    });
  });

  it('gives the same object until something changes, and tells when it does', async () => {
    store = watchLot(live, LOT_ID);
    await pass(100);
    const before = store.getSnapshot();
    const told = vi.fn();
    const end = store.subscribe(told);
    expect(store.getSnapshot()).toBe(before);
    platform.publish();
    await pass(0);
    expect(told).toHaveBeenCalledTimes(1);
    expect(store.getSnapshot()).not.toBe(before);
    end();
    platform.publish();
    await pass(0);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('tells where the connection stands, and keeps the lot meanwhile', async () => {
    store = watchLot(live, LOT_ID);
    await pass(20_000);
    platform.weather = platform.pollWeather = 'lost';
    platform.cutAll();
    await pass(0);
    expect(store.getSnapshot()).toMatchObject({
      status: 'ready',
      connection: 'reconnecting',
      lot: { id: LOT_ID },
    });
  });

  it('that does not exist is an error', async () => {
    store = watchLot(live, 'none');
    await pass(100);
    expect(store.getSnapshot()).toMatchObject({ status: 'error', error: { code: 'not_found' } });
  });

  it('stands still once it is no longer watched', async () => {
    store = watchLot(live, LOT_ID);
    await pass(100);
    store.close();
    const last = store.getSnapshot();
    platform.publish();
    await pass(100);
    expect(store.getSnapshot()).toBe(last);
    expect(platform.streams).toHaveLength(0);
  });
});

describe('folding a message into a lot', () => {
  const message = (version: number, data: object) => ({
    id: `${TOPIC}@${version}`,
    event: 'any',
    data: { topic: TOPIC, version, at: AS_OF, ...data },
  });

  it('changes what the message carries and leaves the rest', () => {
    const lot = sampleLot();
    const next = foldLot(lot, message(4, { lot: sampleSummary(1, 4) }));
    expect(next).toMatchObject({
      no: lot.no,
      rules: lot.rules,
      bidCount: 1,
      currentPriceFen: 100_000,
      version: 4,
    });
    expect(lot.version).toBe(3);
  });

  it('drops what no longer holds, such as the next amount after the close', () => {
    const summary = {
      status: 'closed',
      closesAt: AS_OF,
      bidCount: 0,
      bidderCount: 2,
      extensions: 0,
      version: 4,
    };
    const next = foldLot(sampleLot(), message(4, { lot: summary }));
    expect(next.status).toBe('closed');
    expect(next).not.toHaveProperty('nextAmountFen');
    expect(next).not.toHaveProperty('phase');
  });

  it('counts bidders', () => {
    expect(foldLot(sampleLot(), message(4, { bidderCount: 9 }))).toMatchObject({
      bidderCount: 9,
      version: 4,
    });
  });
});

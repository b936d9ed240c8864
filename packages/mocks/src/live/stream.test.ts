import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  FEATURED,
  createMockPlatform,
  lotIdOf,
  type MockPlatform,
  type MockPlatformOptions,
} from '../index.js';

const NOW = Date.UTC(2026, 5, 3, 4);
const TOPIC = `lot:${lotIdOf(FEATURED)}`;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A stream and what has come over it so far. */
async function open(platform: MockPlatform, topics = TOPIC, signal?: AbortSignal) {
  const url = `http://mock.test/v1/stream?topics=${topics}`;
  const response = await platform.handle(new Request(url, signal === undefined ? {} : { signal }));
  const heard = { text: '', ended: false };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const listen = async (): Promise<void> => {
    for (;;) {
      const { done, value = '' } = (await reader?.read()) ?? { done: true };
      if (done) break;
      heard.text += value;
    }
    heard.ended = true;
  };
  void listen();
  await vi.advanceTimersByTimeAsync(0);
  const events = () => [...heard.text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
  return { heard, events, cancel: () => reader?.cancel() };
}

describe('a stream of the mock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const make = (options: MockPlatformOptions = {}) => createMockPlatform({ now: NOW, seed: 1, ...options });

  it('says that it lives every 15 s, in a padded line and with the time', async () => {
    const { heard, events } = await open(make());
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    expect(events()).toEqual(['snapshot', 'time', 'time']);
    expect(heard.text).toMatch(/^: {2046}\nretry: 2000\n\n/);
    expect(heard.text).toContain(
      `event: time\ndata: {"serverTime":"2026-06-03T12:00:00.000+08:00","epochMs":${NOW}}`,
    );
  });

  it('tells what the clock brings when it is moved, and then the time', async () => {
    const platform = make();
    const { events } = await open(platform);
    platform.clock.advance(60 * MINUTE);
    await vi.advanceTimersByTimeAsync(0);
    expect(events()).toEqual(['snapshot', 'status', 'closed', 'status', 'time']);
  });

  it('tells it by itself on a clock that runs', async () => {
    const platform = createMockPlatform({ seed: 1, scenario: 'closing-soon' });
    const { events, cancel } = await open(platform);
    await vi.advanceTimersByTimeAsync(3 * MINUTE + 5 * SECOND);
    expect(events().filter((name) => name !== 'time')).toEqual(['snapshot', 'status', 'closed', 'status']);
    await cancel();
  });

  it.each<
    [string, (end: { platform: MockPlatform; gone: AbortController; cancel: () => unknown }) => unknown]
  >([
    ['the reader cancels', ({ cancel }) => cancel()],
    ['the request is aborted', ({ gone }) => gone.abort()],
    ['the mock is closed', ({ platform }) => platform.close()],
  ])('ends when %s, and leaves no timer', async (_how, end) => {
    const platform = createMockPlatform({ seed: 1 });
    const gone = new AbortController();
    const { heard, cancel } = await open(platform, TOPIC, gone.signal);
    expect(vi.getTimerCount()).toBe(2);
    await end({ platform, gone, cancel });
    await vi.advanceTimersByTimeAsync(0);
    expect(heard.ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    platform.clock.advance(60 * MINUTE);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends at once where the mock was closed before', async () => {
    const platform = make();
    platform.close();
    const { heard } = await open(platform);
    expect(heard.ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is cut after some messages in «proxy-cut», and goes on where it was', async () => {
    const platform = make({ scenario: 'proxy-cut' });
    const seen: number[] = [];
    let topics = TOPIC;
    for (let round = 0; round < 3; round += 1) {
      const { heard } = await open(platform, topics);
      platform.clock.advance(30 * SECOND);
      await vi.advanceTimersByTimeAsync(0);
      expect(heard.ended).toBe(true);
      const versions = [...heard.text.matchAll(/^id: .*@(\d+)$/gm)].map(([, version]) => Number(version));
      expect(versions).toHaveLength(3);
      seen.push(...versions);
      topics = `${TOPIC}@${versions.at(-1) ?? 0}`;
    }
    expect(seen).toEqual(seen.map((_, index) => (seen[0] ?? 0) + index));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('breaks off in «offline» after two seconds; nothing is answered any more', async () => {
    const platform = createMockPlatform({ seed: 1, scenario: 'offline' });
    const { heard } = await open(platform);
    await vi.advanceTimersByTimeAsync(1999);
    expect(heard.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard.ended).toBe(true);
    expect((await platform.handle(new Request('http://mock.test/v1/time'))).type).toBe('error');
  });

  it('has every lot at its place again where the line comes back', async () => {
    const platform = make({
      scenario: {
        title: 'x',
        set: (stage) => stage.programme(),
        behaviour: { offline: { afterMs: 5, forMs: 5 } },
      },
    });
    const ask = async () => (await platform.handle(new Request('http://mock.test/v1/time'))).type;
    expect(await ask()).not.toBe('error');
    platform.clock.advance(5);
    expect(await ask()).toBe('error');
    platform.clock.advance(5);
    expect(await ask()).not.toBe('error');
  });
});

describe('rivals of «lively»', () => {
  const bidsAfter = async (ms: number, seed: number, steps = 1) => {
    const platform = createMockPlatform({ now: NOW, seed, scenario: 'lively' });
    for (let step = 0; step < steps; step += 1) platform.clock.advance(ms / steps);
    await platform.handle(new Request('http://mock.test/v1/time'));
    return platform.store.lots
      .get(lotIdOf(FEATURED))
      ?.bids.map(({ amountFen, receivedAt }) => [amountFen, receivedAt]);
  };

  it('bid as the clock goes: the same for the same seed, however it is moved', async () => {
    const bids = await bidsAfter(2 * MINUTE, 1);
    expect(bids?.length).toBeGreaterThan(15);
    expect(await bidsAfter(2 * MINUTE, 1, 60)).toEqual(bids);
    expect(await bidsAfter(2 * MINUTE, 2)).not.toEqual(bids);
  });

  it('extend the lot, and end', async () => {
    const platform = createMockPlatform({ now: NOW, seed: 1, scenario: 'lively' });
    platform.clock.advance(5 * MINUTE);
    const lot = platform.store.lots.get(lotIdOf(FEATURED));
    expect(lot?.state.extensions).toBeGreaterThan(0);
    platform.clock.advance(60 * MINUTE);
    expect(lot?.state.status).toMatch(/^(confirmed|reserve_not_met)$/);
  });
});

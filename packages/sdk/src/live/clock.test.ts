import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCore } from '../core/core.js';
import { FakePage, pass } from '../testing/fake-platform.js';
import { ENDPOINT } from '../testing/samples.js';
import { Clock } from './clock.js';

const DAY = 86_400_000;
/** The platform's time minus the time that has passed in the test. */
const SERVER_START = Date.parse('2026-06-03T10:00:00+08:00');

let page: FakePage;
let clock: Clock;
let serverAhead: number;
let asked: number;
/** How long a question and its answer travel, milliseconds. */
let travel: () => [number, number];
let reachable: boolean;

const serverNow = (): number => SERVER_START + performance.now() + serverAhead;

beforeEach(() => {
  vi.useFakeTimers();
  page = new FakePage();
  serverAhead = asked = 0;
  reachable = true;
  travel = () => [20, 20];
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const core = createCore({
    endpoint: ENDPOINT,
    fetch: async (_url, init) => {
      asked++;
      if (!reachable) throw new TypeError('Failed to fetch');
      const [there, back] = travel();
      await wait(there);
      const epochMs = serverNow();
      await wait(back);
      if (init?.signal?.aborted) throw new DOMException('aborted', 'AbortError');
      return Response.json({ serverTime: 'x', epochMs });
    },
  });
  clock = new Clock(core, { environment: page.environment });
});
afterEach(() => {
  clock.close();
  vi.useRealTimers();
});

const errorNow = (): number => Math.abs(clock.now() - serverNow());

describe('the clock', () => {
  it.each([DAY, -DAY, 0])('is right on a machine whose own is off by %i ms', async (skew) => {
    vi.setSystemTime(SERVER_START + skew);
    await Promise.all([clock.sync(), pass(3_000)]);
    expect(errorNow()).toBeLessThanOrEqual(1);
    await pass(60_000);
    expect(errorNow()).toBeLessThanOrEqual(1);
    expect(clock.errorMs).toBeGreaterThanOrEqual(errorNow());
  });

  it('guesses by the machine and says that it does not know before it has asked', async () => {
    expect(clock.now()).toBe(Date.now());
    expect(clock.errorMs).toBe(Infinity);
    expect(clock.state.getSnapshot()).toEqual({ synced: false });
    await pass(1_000);
    expect(clock.state.getSnapshot()).toMatchObject({ synced: true, roundTripMs: 40 });
  });

  it('goes by the quickest of several samples', async () => {
    const trips: [number, number][] = [
      [900, 20],
      [10, 600],
      [5, 5],
      [400, 0],
    ];
    travel = () => trips.shift() ?? [0, 0];
    await Promise.all([clock.sync(), pass(5_000)]);
    expect(clock.state.getSnapshot().roundTripMs).toBe(10);
    expect(errorNow()).toBeLessThanOrEqual(1);
  });

  it('keeps within the error that it states, however unevenly answers travel, and never steps back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3_000), fc.nat(3_000)), { minLength: 1, maxLength: 12 }),
        fc.array(fc.oneof(fc.nat(10_000), fc.constant(5 * 60_000)), { minLength: 1, maxLength: 8 }),
        async (trips, pauses) => {
          let trip = 0;
          travel = () => trips[trip++ % trips.length] ?? [0, 0];
          await Promise.all([clock.sync(), pass(30_000)]);
          if (!clock.state.getSnapshot().synced) return;
          let last = clock.now();
          for (const pause of pauses) {
            await pass(pause);
            clock.observe(serverNow() - pause / 10);
            const now = clock.now();
            expect(now).toBeGreaterThanOrEqual(last);
            expect(errorNow()).toBeLessThanOrEqual(clock.errorMs);
            last = now;
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('slows down instead of stepping back when it turns out to be ahead, and is right again soon', async () => {
    travel = () => [400, 0];
    await Promise.all([clock.sync(), pass(3_000)]);
    expect(clock.now() - serverNow()).toBeGreaterThan(190);
    travel = () => [1, 1];
    const before = clock.now();
    clock.resync();
    await pass(10);
    expect(clock.now()).toBeGreaterThanOrEqual(before);
    expect(clock.now() - serverNow()).toBeGreaterThan(150);
    expect(clock.errorMs).toBeGreaterThanOrEqual(errorNow());
    let last = clock.now();
    for (let tick = 0; tick < 30; tick++) {
      await pass(20);
      expect(clock.now()).toBeGreaterThanOrEqual(last);
      last = clock.now();
    }
    expect(errorNow()).toBeLessThanOrEqual(1);
  });

  it('asks again every five minutes, when the page is seen again, and when told to', async () => {
    clock.now();
    await pass(2_000);
    expect(asked).toBe(4);
    await pass(5 * 60_000);
    expect(asked).toBe(8);
    page.emit('visible');
    await pass(2_000);
    expect(asked).toBe(12);
    clock.resync();
    clock.resync();
    await pass(2_000);
    expect(asked).toBe(16);
  });

  it('asks nothing before it is used and nothing after it was closed', async () => {
    page.emit('visible');
    await pass(10 * 60_000);
    expect(asked).toBe(0);
    clock.now();
    clock.close();
    await pass(10 * 60_000);
    expect(asked).toBeLessThanOrEqual(1);
    expect(page.listeners).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tries again soon where the platform does not answer, and goes on counting meanwhile', async () => {
    await Promise.all([clock.sync(), pass(2_000)]);
    reachable = false;
    await pass(5 * 60_000);
    expect(errorNow()).toBeLessThanOrEqual(1);
    reachable = true;
    const before = asked;
    await pass(15_000);
    expect(asked).toBeGreaterThan(before);
  });

  it('follows a platform whose clock was moved ahead, at the next time event', async () => {
    await Promise.all([clock.sync(), pass(2_000)]);
    serverAhead += 3 * DAY;
    clock.observe(serverNow() - 30);
    expect(errorNow()).toBeLessThanOrEqual(30);
    await pass(2_000);
    expect(errorNow()).toBeLessThanOrEqual(1);
  });

  it('is not misled by a time event that was held back', async () => {
    await Promise.all([clock.sync(), pass(2_000)]);
    clock.observe(serverNow() - 60_000);
    expect(errorNow()).toBeLessThanOrEqual(1);
    await pass(2_000);
    expect(errorNow()).toBeLessThanOrEqual(1);
  });

  it('asks again after the machine slept or its time was set', async () => {
    await Promise.all([clock.sync(), pass(2_000)]);
    const before = asked;
    vi.setSystemTime(Date.now() + DAY);
    clock.now();
    expect(clock.errorMs).toBeGreaterThan(DAY);
    await pass(2_000);
    expect(asked).toBeGreaterThan(before);
    expect(errorNow()).toBeLessThanOrEqual(1);
    const after = asked;
    clock.now();
    await pass(10_000);
    expect([asked, clock.errorMs < 50]).toEqual([after, true]);
  });

  it('does not ask without end after the machine slept and found no network', async () => {
    await Promise.all([clock.sync(), pass(2_000)]);
    reachable = false;
    vi.setSystemTime(Date.now() + DAY);
    const before = asked;
    for (let tick = 0; tick < 100; tick++) {
      clock.now();
      await pass(100);
    }
    expect(asked - before).toBeLessThanOrEqual(8);
  });

  it.each([
    ['not JSON', () => new Response('<html>')],
    ['without a number', () => Response.json({ epochMs: 'soon' })],
    ['a refusal', () => Response.json({ epochMs: 5 }, { status: 503 })],
  ])('takes no time from an answer that is %s', async (_name, respond) => {
    const other = new Clock(createCore({ endpoint: ENDPOINT, fetch: async () => respond() }), {
      environment: page.environment,
    });
    await Promise.all([other.sync(), pass(2_000)]);
    expect(other.state.getSnapshot().synced).toBe(false);
    other.close();
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeConnection, LOT, OTHER, START, startLive, type LiveHarness } from '../testing/live-harness.js';
import type { LiveLimits } from './limits.js';

const HOUR = 3_600_000;
let harness: LiveHarness | undefined;
const start = (limits?: Partial<LiveLimits>): LiveHarness => (harness = startLive(limits));

afterEach(() => {
  harness?.live.close();
  harness = undefined;
  vi.useRealTimers();
});

describe('opening a stream', () => {
  it('answers as an event stream that no proxy may hold back or change', async () => {
    const connection = await start().open(LOT);
    expect(connection.status).toBe(200);
    expect(connection.sentHeaders).toMatchObject({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      'Access-Control-Allow-Origin': '*',
    });
    expect(connection.body).toMatch(/^: {2046}\nretry: 2000\n\n/);
  });

  it('starts a bare topic with a snapshot and resumes one with a version after it', async () => {
    const { open, publish } = start();
    for (let count = 0; count < 5; count++) publish();
    publish(OTHER);
    const connection = await open(`${LOT}@3,${OTHER}`);
    expect(connection.story).toBe('bid@4 bid@5 snapshot@1');
    expect(connection.messages.map(({ id }) => id)).toEqual([`${LOT}@4`, `${LOT}@5`, `${OTHER}@1`]);
  });

  it('lets Last-Event-ID beat the version of its topic; the other topics follow their own', async () => {
    const { open, publish } = start();
    for (let count = 0; count < 4; count++) publish();
    for (let count = 0; count < 4; count++) publish(OTHER);
    const connection = await open(`${LOT}@1,${OTHER}@2`, { 'last-event-id': `${LOT}@3` });
    expect(connection.messages.map(({ id }) => id)).toEqual([`${LOT}@4`, `${OTHER}@3`, `${OTHER}@4`]);
  });

  it.each([
    [404, 'not_found', 'lot:018f0000-0000-7000-8000-00000000dead'],
    [404, 'not_found', `${LOT},lot:nonsense`],
    [404, 'not_found', 'board:ai'],
    [400, 'request.invalid', 'nonsense'],
    [400, 'request.invalid', Array.from({ length: 101 }, (_, index) => `season:s-${index}`).join(',')],
  ])('refuses with %i %s before the stream starts', async (status, code, topics) => {
    const connection = await start().open(topics);
    expect(connection.status).toBe(status);
    expect(connection.ended).toBe('closed');
    expect(connection.sentHeaders['Content-Type']).toBe('application/problem+json');
    expect(JSON.parse(connection.body)).toMatchObject({
      status,
      code,
      requestId: connection.sentHeaders['X-Request-Id'],
    });
  });

  it('names the topics that do not exist', async () => {
    const connection = await start().open(`${LOT},board:ai@4,lot:x`);
    expect(JSON.parse(connection.body)).toMatchObject({ topics: ['board:ai', 'lot:x'] });
  });

  it('says 503 where the database does not answer', async () => {
    const { open, store } = start();
    store.gate = () => Promise.reject(new Error('away'));
    expect((await open(LOT)).status).toBe(503);
  });

  it('refuses more streams than the process takes, and lets others in when one has left', async () => {
    const { open } = start({ maxConnections: 2 });
    const first = await open(LOT);
    await open(LOT);
    const third = await open(LOT);
    expect(third.status).toBe(503);
    expect(third.sentHeaders['Retry-After']).toBe('10');
    first.destroy();
    expect((await open(LOT)).status).toBe(200);
  });

  it('refuses more streams of one address than its share, the machine itself excepted', async () => {
    const { open } = start({ maxConnectionsPerAddress: 1 });
    expect((await open(LOT, {}, '203.0.113.7')).status).toBe(200);
    expect((await open(LOT, {}, '203.0.113.7')).status).toBe(429);
    expect((await open(LOT, {}, '203.0.113.8')).status).toBe(200);
    expect((await open(LOT)).status).toBe(200);
    expect((await open(LOT)).status).toBe(200);
  });

  it('counts nobody who was refused or has left while the topics were looked up', async () => {
    const { open, store, live, settle } = start();
    await open('lot:x');
    let release = (): void => undefined;
    store.gate = () => new Promise((resolve) => (release = resolve));
    const impatient = new FakeConnection(`topics=${LOT}`);
    live.handleStream(impatient);
    impatient.destroy();
    release();
    await settle();
    expect(live.connections).toBe(0);
    expect(impatient.status).toBeUndefined();
  });
});

describe('following', () => {
  it.each(Array.from({ length: 12 }, (_, index) => index))(
    'misses nothing and repeats nothing when cut after %i messages and resumed',
    async (cut) => {
      const { open, publish, settle } = start({ tailLength: 2, batchRows: 3 });
      const whole = await open(LOT);
      const before = await open(LOT);
      for (let count = 0; count < cut; count++) {
        publish();
        await settle();
      }
      const last = before.messages.at(-1)?.id;
      before.destroy();
      for (let count = cut; count < 12; count++) publish();
      await settle();
      const after = await open(LOT, { 'last-event-id': String(last) });
      publish();
      await settle();
      const versions = [...before.messages, ...after.messages].map(({ data }) => data?.version);
      expect(versions).toEqual(Array.from({ length: 14 }, (_, index) => index));
      expect(whole.messages.map(({ data }) => data?.version)).toEqual(versions);
    },
  );

  it('leaves no gap and sends nothing twice while messages come during the snapshot and the catching up', async () => {
    const { live, store, clock, bus, settle } = start({ tailLength: 2, batchRows: 2, snapshotMs: 0 });
    store.gate = async () => {
      if ((store.versions.get(LOT) ?? 0) >= 40) return;
      store.append(LOT, clock.now());
      bus.hint([LOT]);
      await new Promise((resolve) => setImmediate(resolve));
    };
    const fresh = new FakeConnection(`topics=${LOT}`);
    const resumed = new FakeConnection(`topics=${LOT}@0`);
    live.handleStream(fresh);
    live.handleStream(resumed);
    await settle();
    await settle();
    const versionsOf = (connection: FakeConnection) => connection.messages.map(({ data }) => data?.version);
    const first = versionsOf(fresh)[0] ?? -1;
    expect(fresh.messages[0]?.event).toBe('snapshot');
    expect(versionsOf(fresh)).toEqual(Array.from({ length: 41 - first }, (_, index) => first + index));
    expect(versionsOf(resumed)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('reads a message once and sends the same bytes to everybody, however many follow', async () => {
    const { open, publish, settle, store } = start();
    const readers = [];
    for (let count = 0; count < 50; count++) readers.push(await open(LOT));
    expect(store.snapshots).toBe(1);
    store.reads = [];
    publish();
    publish();
    await settle();
    expect(store.reads).toEqual([LOT]);
    const [first, ...others] = readers;
    expect(first?.story).toBe('snapshot@0 bid@1 bid@2');
    for (const reader of others) {
      expect(reader.chunks.at(-1)).toBe(first?.chunks.at(-1));
      expect(reader.chunks.at(-2)).toBe(first?.chunks.at(-2));
    }
  });

  it('gives a newcomer a snapshot at least as new as its request', async () => {
    const { open, publish } = start({ snapshotMs: 60_000 });
    await open(LOT);
    publish();
    const second = await open(LOT);
    expect(second.messages[0]).toMatchObject({ event: 'snapshot', data: { version: 1 } });
  });

  it('asks few questions when many come at once, as after a restart', async () => {
    const { live, settle, store, publish } = start();
    publish();
    const readers = Array.from({ length: 200 }, () => new FakeConnection(`topics=${LOT},${OTHER}@0`));
    for (const reader of readers) live.handleStream(reader);
    await settle();
    expect(readers.every((reader) => reader.story === 'snapshot@1')).toBe(true);
    expect(store.headReads).toBeLessThanOrEqual(2);
    expect(store.reads.length + store.snapshots).toBeLessThanOrEqual(4);
  });

  it('sends what a lost hint did not tell at the next sweep', async () => {
    const { open, store, clock, settle } = start({ sweepMs: 5 });
    const connection = await open(LOT);
    store.append(LOT, clock.now());
    await vi.waitFor(async () => {
      await settle();
      expect(connection.story).toBe('snapshot@0 bid@1');
    });
  });

  it('reads nothing more for a topic once all its readers have left, however they left', async () => {
    const { open, publish, settle, store, live } = start({ sweepMs: 5, maxBufferedBytes: 10 });
    const quick = await open(LOT);
    publish();
    await settle();
    const slow = new FakeConnection(`topics=${LOT}@0`);
    slow.buffered = 11;
    live.handleStream(slow);
    await settle();
    expect(slow.ended).toBe('destroyed');
    quick.destroy();
    (await open(LOT)).close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    store.reads = [];
    publish();
    await settle();
    expect(store.reads).toEqual([]);
  });

  it('goes on after a read that failed', async () => {
    const { open, publish, settle, store } = start();
    const connection = await open(LOT);
    store.gate = () => Promise.reject(new Error('away'));
    publish();
    await settle();
    store.gate = async () => undefined;
    publish();
    await settle();
    expect(connection.story).toBe('snapshot@0 bid@1 bid@2');
  });
});

describe('a version that cannot be resumed from', () => {
  it('ahead of the topic: reset, then a snapshot, then what comes', async () => {
    const { open, publish, settle } = start();
    publish();
    const connection = await open(`${LOT}@9`);
    publish();
    await settle();
    expect(connection.story).toBe('reset@1 snapshot@1 bid@2');
    expect(connection.messages[0]).not.toHaveProperty('id');
  });

  it('whose next message was deleted: reset, then a snapshot', async () => {
    const { open, publish, settle, store } = start();
    for (let count = 0; count < 6; count++) publish();
    await settle();
    store.prune(LOT, 4);
    expect((await open(`${LOT}@2`)).story).toBe('reset@6 snapshot@6');
    expect((await open(`${LOT}@3`)).story).toBe('bid@4 bid@5 bid@6');
  });

  it('older than a day: reset, then a snapshot, also before anything was deleted', async () => {
    const { open, publish, clock } = start();
    publish();
    clock.advance(25 * HOUR);
    publish();
    expect((await open(`${LOT}@0`)).story).toBe('reset@2 snapshot@2');
    expect((await open(`${LOT}@1`)).story).toBe('bid@2');
  });

  it('is no matter where the reader has everything', async () => {
    const { open, publish, settle, clock } = start();
    publish();
    clock.advance(48 * HOUR);
    const connection = await open(`${LOT}@1`);
    publish();
    await settle();
    expect(connection.story).toBe('bid@2');
  });

  it('starts everybody over where messages vanished before they were read', async () => {
    const { open, publish, store, clock, bus, settle } = start();
    const connection = await open(LOT);
    publish();
    await settle();
    for (let count = 0; count < 2; count++) store.append(LOT, clock.now());
    store.prune(LOT, 3);
    bus.hint([LOT]);
    await settle();
    publish();
    await settle();
    expect(connection.story).toBe('snapshot@0 bid@1 reset@3 snapshot@3 bid@4');
    expect((await open(`${LOT}@0`)).story).toBe('reset@4 snapshot@4');
    expect((await open(`${LOT}@3`)).story).toBe('bid@4');
  });
});

describe('keeping a stream alive', () => {
  it('writes a padded comment and the time every 15 s, and gives them no id', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { open, clock } = start();
    const connection = await open(LOT);
    vi.advanceTimersByTime(14_000);
    expect(connection.story).toBe('snapshot@0');
    clock.advance(15_000);
    vi.advanceTimersByTime(1_000);
    expect(connection.messages.at(-1)).toEqual({
      event: 'time',
      data: { serverTime: '2026-06-03T10:00:15.000+08:00', epochMs: START + 15_000 },
    });
    expect(connection.body).toMatch(/\n: {2046}\nevent: time\n/);
    vi.advanceTimersByTime(15_000);
    expect(connection.messages.filter(({ event }) => event === 'time')).toHaveLength(2);
  });

  it('tells everybody the time at once when the clock was moved', async () => {
    const { open, clock, live } = start();
    const connections = [await open(LOT), await open(OTHER)];
    clock.advance(86_400_000);
    live.tellTime();
    for (const connection of connections) {
      expect(connection.messages.at(-1)).toEqual({
        event: 'time',
        data: { serverTime: '2026-06-04T10:00:00.000+08:00', epochMs: START + 86_400_000 },
      });
    }
  });

  it('cuts a reader that lets too much pile up, and lets it resume', async () => {
    const { open, publish, settle } = start({ maxBufferedBytes: 1000 });
    const slow = await open(LOT);
    const quick = await open(LOT);
    slow.buffered = 900;
    publish();
    await settle();
    expect(slow.ended).toBeUndefined();
    slow.buffered = 1001;
    publish();
    publish();
    await settle();
    expect(slow.ended).toBe('destroyed');
    expect(quick.story).toBe('snapshot@0 bid@1 bid@2 bid@3');
    const resumed = await open(`${LOT}@${slow.messages.at(-1)?.data?.version}`);
    expect([...slow.messages, ...resumed.messages].map(({ data }) => data?.version)).toEqual([0, 1, 2, 3]);
  });

  it('waits for a reader that has much to catch up with instead of cutting it', async () => {
    const { live, publish, settle } = start({ maxBufferedBytes: 1000, batchRows: 2, tailLength: 2 });
    for (let count = 0; count < 10; count++) publish();
    const connection = new FakeConnection(`topics=${LOT}@0`);
    connection.buffered = 500;
    live.handleStream(connection);
    await settle();
    expect(connection.story).toBe('bid@1 bid@2');
    connection.buffered = 0;
    await vi.waitFor(() => expect(connection.messages).toHaveLength(10));
    expect(connection.ended).toBeUndefined();
  });
});

describe('stopping', () => {
  it('ends all streams, and refuses new ones with 503', async () => {
    const { open, live } = start();
    const connection = await open(LOT);
    live.close();
    expect(connection.ended).toBe('closed');
    expect(live.connections).toBe(0);
    expect((await open(LOT)).status).toBe(503);
  });
});

import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findNats, NatsServer } from '../testing/nats-server.js';
import { LinkedBus, OUTBOX_POLL_MS } from './linked-bus.js';
import { connectNats } from './nats-link.js';

const program = findNats();
const PATIENCE = { timeout: 20_000, interval: 20 };

// The link itself can only be tried where a server is; what depends on it is tried in linked-bus.test.ts.
describe.runIf(program !== undefined)('a link by NATS', () => {
  let server: NatsServer;
  const buses: LinkedBus[] = [];
  const join = (channel = 'one'): { bus: LinkedBus; heard: string[] } => {
    const bus = new LinkedBus({
      connect: (events) => connectNats(server.url, channel, events),
      log: pino({ level: 'silent' }),
      retryMs: 50,
    });
    buses.push(bus);
    const heard: string[] = [];
    bus.subscribe((topics) => heard.push(...topics));
    return { bus, heard };
  };
  const up = (bus: LinkedBus) => vi.waitUntil(() => bus.lookEveryMs() === Infinity, PATIENCE);
  const down = (bus: LinkedBus) => vi.waitUntil(() => bus.lookEveryMs() === OUTBOX_POLL_MS, PATIENCE);

  beforeAll(async () => {
    server = await NatsServer.create(program ?? '');
    await server.start();
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });
  afterAll(() => server.stop());

  it('carries hints to the nodes of the same database, and to no others', async () => {
    const [a, b, stranger] = [join(), join(), join('two')];
    await Promise.all([a, b, stranger].map(({ bus }) => up(bus)));
    b.bus.hint(['lot:first']);
    await vi.waitUntil(() => a.heard.length > 0, PATIENCE);
    a.bus.hint(['lot:1']);
    await vi.waitUntil(() => b.heard.includes('lot:1'), PATIENCE);
    expect(a.heard).toEqual(['lot:first', 'lot:1']);
    expect(stranger.heard).toEqual([]);
  });

  it('ignores what is no list of topics', async () => {
    const { connect } = await import('@nats-io/transport-node');
    const { bus, heard } = join();
    await up(bus);
    const stranger = await connect({ servers: `127.0.0.1:${server.port}`, user: 'hints', pass: 'secret' });
    for (const payload of ['', '{', '"lot:1"', '[1]', JSON.stringify(['x'.repeat(1_000)]), '["lot:2"]']) {
      stranger.publish('jtop.hints.one', payload);
    }
    await stranger.drain();
    await vi.waitUntil(() => heard.length > 0, PATIENCE);
    expect(heard).toEqual(['lot:2']);
  });

  it('is waited for where the server is away, at the start and later', async () => {
    await server.stop();
    const [a, b] = [join(), join()];
    a.bus.hint(['lot:1']);
    await down(a.bus);
    await server.start();
    await Promise.all([up(a.bus), up(b.bus)]);
    await server.stop();
    await Promise.all([down(a.bus), down(b.bus)]);
    b.bus.hint(['lot:lost']);
    await server.start();
    await Promise.all([up(a.bus), up(b.bus)]);
    b.bus.hint(['lot:2']);
    await vi.waitUntil(() => a.heard.includes('lot:2'), PATIENCE);
  }, 60_000);
});

import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LinkedBus, OUTBOX_POLL_MS, type LinkEvents } from './linked-bus.js';

/** What carries hints between the buses of a test, and can be away. */
class FakeNetwork {
  readonly nodes = new Set<LinkEvents>();
  away = false;
  tries = 0;

  readonly connect = async (events: LinkEvents) => {
    this.tries += 1;
    if (this.away) throw new Error('nobody answers');
    this.nodes.add(events);
    return {
      publish: (topics: readonly string[]) => {
        if (this.away) return;
        for (const node of this.nodes) if (node !== events) node.onTopics(topics);
      },
      close: async () => void this.nodes.delete(events),
    };
  };

  set(away: boolean): void {
    this.away = away;
    for (const node of this.nodes) node.onState(!away);
  }
}

let network: FakeNetwork;
let lines: { level: number; msg: string }[];
const buses: LinkedBus[] = [];

function join(): { bus: LinkedBus; heard: string[] } {
  const log = pino(
    { level: 'info' },
    { write: (line) => void lines.push(JSON.parse(line) as (typeof lines)[0]) },
  );
  const bus = new LinkedBus({ connect: network.connect, log, retryMs: 1_000 });
  buses.push(bus);
  const heard: string[] = [];
  bus.subscribe((topics) => heard.push(...topics));
  return { bus, heard };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  network = new FakeNetwork();
  lines = [];
});
afterEach(async () => {
  await Promise.all(buses.splice(0).map((bus) => bus.close()));
  vi.useRealTimers();
});

describe('hints between nodes', () => {
  it('reach the listeners of all nodes, each once', async () => {
    const [a, b] = [join(), join()];
    await settle();
    a.bus.hint(['lot:1', 'session:1']);
    a.bus.hint([]);
    await settle();
    expect(a.heard).toEqual(['lot:1', 'session:1']);
    expect(b.heard).toEqual(['lot:1', 'session:1']);
    expect(a.bus.lookEveryMs()).toBe(Infinity);
    expect(lines.map(({ msg }) => msg)).toEqual(Array(2).fill('hints between nodes go by NATS'));
  });

  it('are replaced by looking where the link is away, which is said once', async () => {
    network.away = true;
    const { bus, heard } = join();
    await settle();
    expect(bus.lookEveryMs()).toBe(OUTBOX_POLL_MS);
    bus.hint(['lot:1']);
    await vi.advanceTimersByTimeAsync(3_000);
    await settle();
    expect(heard).toEqual(['lot:1']);
    expect(network.tries).toBe(4);
    expect(lines).toMatchObject([
      { level: 40, msg: 'NATS is away: until it is back, this node looks for news of others every 250 ms' },
    ]);
  });

  it('go by the link again as soon as it is there', async () => {
    network.away = true;
    const { bus } = join();
    await settle();
    network.away = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bus.lookEveryMs()).toBe(Infinity);
    network.set(true);
    expect(bus.lookEveryMs()).toBe(OUTBOX_POLL_MS);
    network.set(false);
    expect(bus.lookEveryMs()).toBe(Infinity);
    expect(lines.map(({ level }) => level)).toEqual([40, 30, 40, 30]);
  });

  it('end with the platform: nothing is tried or said any more', async () => {
    network.away = true;
    const { bus } = join();
    await settle();
    await bus.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(network.tries).toBe(1);
    network.away = false;
    const other = join();
    await settle();
    await other.bus.close();
    expect(network.nodes.size).toBe(0);
  });
});

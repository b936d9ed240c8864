import { afterEach, describe, expect, it } from 'vitest';
import { LOT, OTHER, startLive, type LiveHarness } from '../testing/live-harness.js';
import type { LiveLimits } from './limits.js';

let harness: LiveHarness | undefined;
const start = (limits?: Partial<LiveLimits>): LiveHarness => (harness = startLive(limits));
afterEach(() => harness?.live.close());

/** Asks by poll and gives the story: `snapshot@3 bid@4`. */
async function ask(
  { live }: LiveHarness,
  topics: string,
  signal = new AbortController().signal,
): Promise<string> {
  const request = new Request('http://localhost/v1/stream/poll', { signal });
  const call = { query: { topics }, request } as Parameters<(typeof live.handlers)['stream.poll']>[0];
  const { body } = await live.handlers['stream.poll'](call);
  return body.messages
    .map(({ id, event, data }) => {
      expect(id).toBe(`${data.topic}@${data.version}`);
      return `${event}@${data.version}`;
    })
    .join(' ');
}

describe('asking by poll', () => {
  it('answers a bare topic at once with its snapshot', async () => {
    const live = start();
    live.publish();
    expect(await ask(live, `${LOT},${OTHER}@0`)).toBe('snapshot@1');
  });

  it('answers at once where there is news', async () => {
    const live = start();
    for (let count = 0; count < 3; count++) live.publish();
    expect(await ask(live, `${LOT}@1,${OTHER}@0`)).toBe('bid@2 bid@3');
  });

  it('waits for news, and answers what came in one turn together', async () => {
    const live = start();
    const answer = ask(live, `${LOT}@0`);
    await live.settle();
    live.publish();
    live.publish();
    expect(await answer).toBe('bid@1 bid@2');
  });

  it('answers nothing when nothing came in time', async () => {
    expect(await ask(start({ pollMs: 5 }), `${LOT}@0`)).toBe('');
  });

  it('answers a version ahead of the topic with reset and snapshot', async () => {
    expect(await ask(start(), `${LOT}@5`)).toBe('reset@0 snapshot@0');
  });

  it('loses nothing between two polls', async () => {
    const live = start();
    const seen: string[] = [];
    let version = 0;
    for (let round = 0; round < 5; round++) {
      live.publish();
      live.publish();
      const story = await ask(live, `${LOT}@${version}`);
      seen.push(story);
      version = Number(story.split('@').at(-1));
    }
    expect(seen.join(' ')).toBe(Array.from({ length: 10 }, (_, index) => `bid@${index + 1}`).join(' '));
  });

  it('answers at most a thousand messages, and the rest when asked again', async () => {
    const live = start();
    for (let count = 0; count < 1200; count++) live.publish();
    const first = (await ask(live, `${LOT}@0`)).split(' ');
    expect(first.at(-1)).toBe('bid@1000');
    expect((await ask(live, `${LOT}@1000`)).split(' ')).toHaveLength(200);
  });

  it('lets go of an asker that has gone, and of all when the platform stops', async () => {
    const live = start();
    const gone = new AbortController();
    const first = ask(live, `${LOT}@0`, gone.signal);
    const second = ask(live, `${LOT}@0`);
    await live.settle();
    expect(live.live.connections).toBe(2);
    gone.abort();
    await first;
    expect(live.live.connections).toBe(1);
    live.live.close();
    expect(await second).toBe('');
    expect(live.live.connections).toBe(0);
    await expect(ask(live, LOT)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([
    ['not_found', 'lot:x'],
    ['request.invalid', 'nonsense'],
  ])('refuses with %s as the stream does', async (code, topics) => {
    const live = start();
    await expect(ask(live, topics)).rejects.toMatchObject({ code });
    expect(live.live.connections).toBe(0);
  });
});

describe('asking the time', () => {
  it('answers the seasons’ clock in both forms', async () => {
    const { live, clock } = start();
    clock.advance(1234);
    const { body } = await live.handlers['time.retrieve'](
      {} as Parameters<(typeof live.handlers)['time.retrieve']>[0],
    );
    expect(body).toEqual({ serverTime: '2026-06-03T10:00:01.234+08:00', epochMs: clock.now() });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isJtopError, type JtopError } from '../core/errors.js';
import { FakePage, FakePlatform, OTHER_TOPIC, TOPIC, pass } from '../testing/fake-platform.js';
import { LiveStream } from './live-stream.js';
import type { LiveMessage } from './messages.js';

let platform: FakePlatform;
let page: FakePage;
let live: LiveStream;
const observed: number[] = [];
let resyncs = 0;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  platform = new FakePlatform();
  page = new FakePage();
  observed.length = resyncs = 0;
  live = new LiveStream(platform.core, {
    environment: page.environment,
    clock: { observe: (epochMs) => void observed.push(epochMs), resync: () => void resyncs++ },
  });
});
afterEach(() => {
  live.close();
  vi.useRealTimers();
});

/** What a listener got: `snapshot@0 bid@1`. */
class Diary {
  readonly messages: LiveMessage[] = [];
  readonly errors: JtopError[] = [];
  closes = 0;
  readonly handlers = {
    message: (message: LiveMessage) => void this.messages.push(message),
    error: (error: JtopError) => void this.errors.push(error),
    close: () => void this.closes++,
  };
  get story(): string {
    return this.messages.map(({ event, data }) => `${event}@${data.version}`).join(' ');
  }
}

function listen(topic: string = TOPIC): Diary & { end: () => void } {
  const diary = new Diary();
  return Object.assign(diary, { end: live.subscribe(topic, diary.handlers) });
}

/** Keeps every state that the connection went through. */
function states(): string[] {
  const seen: string[] = [live.state.getSnapshot()];
  live.state.subscribe(() => seen.push(live.state.getSnapshot()));
  return seen;
}

describe('listening', () => {
  it('gives a snapshot, then every message', async () => {
    const seen = states();
    const diary = listen();
    await pass(100);
    platform.publish();
    platform.publish();
    await pass(0);
    expect(diary.story).toBe('snapshot@0 bid@1 bid@2');
    expect(seen).toEqual(['paused', 'connecting', 'live']);
  });

  it('takes all topics that are wanted at the same time over one connection', async () => {
    const lot = listen();
    const session = listen(OTHER_TOPIC);
    await pass(100);
    platform.publish(OTHER_TOPIC);
    await pass(0);
    expect(platform.asked).toEqual([`stream lot:L,${OTHER_TOPIC}`]);
    expect([lot.story, session.story]).toEqual(['snapshot@0', 'snapshot@0 lot@1']);
  });

  it('adds a topic where the others stand, without looking interrupted', async () => {
    const lot = listen();
    await pass(100);
    platform.publish();
    await pass(0);
    const seen = states();
    const session = listen(OTHER_TOPIC);
    await pass(100);
    platform.publish();
    await pass(0);
    expect(platform.asked).toEqual(['stream lot:L', `stream lot:L@1,${OTHER_TOPIC}`]);
    expect(platform.streams).toHaveLength(1);
    expect([lot.story, session.story]).toEqual(['snapshot@0 bid@1 bid@2', 'snapshot@0']);
    expect(seen).toEqual(['live']);
  });

  it('gives a later listener the state so far, without asking again', async () => {
    listen();
    await pass(100);
    platform.publish();
    await pass(0);
    const late = listen();
    await pass(100);
    platform.publish();
    await pass(0);
    expect(late.story).toBe('snapshot@1 bid@2');
    expect(late.messages[0]?.data).toMatchObject({
      lot: { no: 'JS-2026-PM-000123', bidCount: 1, version: 1 },
    });
    expect(platform.asked).toHaveLength(1);
  });

  it('gives who joins in the middle of several messages the state after them, and nothing before it', async () => {
    const late = new Diary();
    let joined = false;
    live.subscribe(TOPIC, {
      message({ event }) {
        if (event !== 'bid' || joined) return;
        joined = true;
        live.subscribe(TOPIC, late.handlers);
      },
    });
    await pass(100);
    const [stream] = platform.streams.splice(0);
    platform.publish();
    platform.publish();
    stream?.send(platform.framesOf(TOPIC).join(''));
    await pass(0);
    expect(late.story).toBe('snapshot@2');
  });

  it('ends the connection when nobody listens any more', async () => {
    const first = listen();
    const second = listen();
    await pass(100);
    first.end();
    await pass(100);
    expect(platform.streams).toHaveLength(1);
    second.end();
    await pass(100);
    expect(platform.streams).toHaveLength(0);
    expect(live.state.getSnapshot()).toBe('paused');
    platform.publish();
    await pass(0);
    expect(first.story).toBe('snapshot@0');
  });

  it('keeps the others going where one listener throws', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    live.subscribe(TOPIC, {
      message() {
        throw new Error('of the listener');
      },
    });
    const diary = listen();
    await pass(100);
    platform.publish();
    await pass(0);
    expect(diary.story).toBe('snapshot@0 bid@1');
    vi.useRealTimers();
    await vi.waitFor(() => expect(unhandled).toHaveBeenCalledTimes(2));
    process.off('unhandledRejection', unhandled);
  });

  it('hands the time on to the clock', async () => {
    listen();
    await pass(100);
    platform.say(': pad\nevent: time\ndata: {"serverTime":"x","epochMs":42}\n\n');
    await pass(0);
    expect(observed).toEqual([42]);
  });

  it('says so where more topics are wanted than a connection carries', async () => {
    for (let index = 0; index < 100; index++) listen(`season:s-${index}`);
    const diary = listen();
    await pass(0);
    expect(diary.errors).toMatchObject([{ code: 'live.too_many_topics' }]);
  });
});

describe('after a loss', () => {
  it.each(Array.from({ length: 9 }, (_, index) => index))(
    'of the connection after %i messages nobody misses anything or is given it twice',
    async (cut) => {
      const diary = listen();
      await pass(100);
      for (let count = 0; count < cut; count++) {
        platform.publish();
        await pass(0);
      }
      platform.cutAll();
      await pass(0);
      for (let count = cut; count < 8; count++) platform.publish();
      await pass(5_000);
      platform.publish();
      await pass(0);
      expect(diary.messages.map(({ data }) => data.version)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    },
  );

  it('reconnects with growing pauses, says where it stands, and asks the clock again', async () => {
    const seen = states();
    const diary = listen();
    await pass(20_000);
    platform.weather = platform.pollWeather = 'lost';
    platform.cutAll();
    await pass(999);
    expect(platform.asked).toHaveLength(1);
    await pass(2);
    expect(platform.asked).toHaveLength(3);
    platform.weather = platform.pollWeather = 'fine';
    await pass(4_000);
    expect(diary.story).toBe('snapshot@0');
    expect(seen).toEqual(['paused', 'connecting', 'live', 'reconnecting', 'live']);
    expect(resyncs).toBe(1);
  });

  it('of every byte for two and a half heartbeats reconnects', async () => {
    listen();
    await pass(100);
    await pass(30_000);
    platform.say(': still here\n\n');
    await pass(37_000);
    expect(platform.asked).toHaveLength(1);
    await pass(2_000);
    expect(platform.asked).toEqual(['stream lot:L', 'stream lot:L@0']);
    expect(live.state.getSnapshot()).toBe('live');
  });

  it('of a message asks for the topic again from where it stood', async () => {
    const diary = listen();
    await pass(100);
    platform.publish();
    await pass(0);
    const [stream] = platform.streams.splice(0);
    platform.publish();
    platform.publish();
    stream?.send(
      `id: ${TOPIC}@3\nevent: bid\ndata: ${JSON.stringify({ topic: TOPIC, version: 3, at: 'x' })}\n\n`,
    );
    await pass(3_000);
    expect(diary.story).toBe('snapshot@0 bid@1 bid@2 bid@3');
    expect(platform.asked.at(-1)).toBe('stream lot:L@1');
  });

  it('passes over what it has had', async () => {
    const diary = listen();
    await pass(100);
    platform.publish();
    platform.say(
      `id: ${TOPIC}@1\nevent: bid\ndata: ${JSON.stringify({ topic: TOPIC, version: 1, at: 'x' })}\n\n`,
    );
    await pass(0);
    expect(diary.story).toBe('snapshot@0 bid@1');
    await pass(5_000);
    expect(platform.asked).toHaveLength(1);
  });

  it('starts over from a snapshot where its version is no longer kept', async () => {
    const diary = listen();
    await pass(100);
    platform.publish();
    await pass(0);
    platform.streams.splice(0)[0]?.cut();
    platform.publish();
    platform.publish();
    platform.keptFrom = 3;
    await pass(3_000);
    platform.publish();
    await pass(0);
    expect(diary.story).toBe('snapshot@0 bid@1 reset@3 snapshot@3 bid@4');
  });

  it('of the machine’s network says offline, and comes back at once when there is one', async () => {
    listen();
    await pass(20_000);
    page.online = false;
    platform.weather = platform.pollWeather = 'lost';
    platform.cutAll();
    await pass(60_000);
    expect(live.state.getSnapshot()).toBe('offline');
    page.online = true;
    platform.weather = platform.pollWeather = 'fine';
    page.emit('online');
    await pass(0);
    expect(live.state.getSnapshot()).toBe('live');
  });

  it('waits as long as the platform asks for', async () => {
    platform.weather = 'refused';
    listen();
    await pass(100);
    await pass(2_800);
    expect(platform.asked).toHaveLength(1);
    await pass(200);
    expect(platform.asked.length).toBeGreaterThan(1);
  });
});

describe('where streams do not pass', () => {
  it.each(['silent', 'html'] as const)('(%s) asks by poll, and misses nothing', async (weather) => {
    const seen = states();
    platform.weather = weather;
    const diary = listen();
    await pass(15_000);
    expect(diary.story).toBe('snapshot@0');
    expect(live.state.getSnapshot()).toBe('polling');
    platform.publish();
    platform.publish();
    await pass(1_000);
    platform.publish();
    await pass(1_000);
    expect(diary.story).toBe('snapshot@0 bid@1 bid@2 bid@3');
    expect(seen.slice(0, 4)).toEqual(['paused', 'connecting', 'reconnecting', 'polling']);
  });

  it('goes back to the stream when it passes again', async () => {
    platform.weather = 'html';
    const diary = listen();
    await pass(5_000);
    expect(live.state.getSnapshot()).toBe('polling');
    platform.weather = 'fine';
    await pass(40_000);
    expect(live.state.getSnapshot()).toBe('live');
    platform.publish();
    await pass(0);
    expect(diary.story).toBe('snapshot@0 bid@1');
  });

  it('tries the stream ever less often', async () => {
    platform.weather = 'html';
    listen();
    await pass(10 * 60_000);
    const tries = platform.asked.filter((what) => what.startsWith('stream')).length;
    expect(tries).toBeGreaterThan(4);
    expect(tries).toBeLessThan(25);
  });

  it('does not hammer a platform whose polls fail, too', async () => {
    platform.weather = platform.pollWeather = 'lost';
    listen();
    await pass(10 * 60_000);
    expect(platform.asked.length).toBeLessThan(100);
    expect(live.state.getSnapshot()).toBe('reconnecting');
  });
});

describe('a topic that is not to be had', () => {
  it.each([true, false])(
    'is reported to those who want it, and the others go on (named: %s)',
    async (named) => {
      platform.namesTopics = named;
      const good = listen();
      const bad = listen('lot:none');
      await pass(3_000);
      platform.publish();
      await pass(0);
      expect(bad.errors).toMatchObject([{ code: 'not_found', status: 404 }]);
      expect(isJtopError(bad.errors[0], 'not_found')).toBe(true);
      expect([good.story, good.errors]).toEqual(['snapshot@0 bid@1', []]);
      const asked = platform.asked.filter((what) => what.includes('none')).length;
      await pass(120_000);
      expect(platform.asked.filter((what) => what.includes('none'))).toHaveLength(asked);
    },
  );

  it('alone leaves nothing running', async () => {
    const bad = listen('lot:none');
    await pass(60_000);
    expect(bad.errors).toHaveLength(1);
    expect(platform.asked).toHaveLength(1);
    expect(live.state.getSnapshot()).toBe('paused');
  });
});

describe('a page', () => {
  it('hidden for a minute lets go, and goes on where it was when it is seen again', async () => {
    const diary = listen();
    await pass(100);
    page.emit('hidden');
    await pass(59_000);
    expect(platform.streams).toHaveLength(1);
    await pass(2_000);
    expect(platform.streams).toHaveLength(0);
    expect(live.state.getSnapshot()).toBe('paused');
    platform.publish();
    await pass(600_000);
    page.emit('visible');
    await pass(0);
    platform.publish();
    await pass(0);
    expect(diary.story).toBe('snapshot@0 bid@1 bid@2');
    expect(live.state.getSnapshot()).toBe('live');
  });

  it('hidden lets go though the network comes and goes meanwhile', async () => {
    listen();
    await pass(100);
    page.emit('hidden');
    await pass(30_000);
    page.emit('online');
    await pass(61_000);
    expect(live.state.getSnapshot()).toBe('paused');
  });

  it('hidden for a moment keeps its stream', async () => {
    listen();
    await pass(100);
    page.emit('hidden');
    await pass(30_000);
    page.emit('visible');
    await pass(5_000);
    expect(platform.asked).toHaveLength(1);
  });

  it('left lets go at once, and comes back from the cache of pages', async () => {
    const diary = listen();
    await pass(100);
    page.emit('pagehide');
    await pass(0);
    expect(platform.streams).toHaveLength(0);
    platform.publish();
    page.emit('pageshow');
    await pass(0);
    expect(diary.story).toBe('snapshot@0 bid@1');
  });

  it('wanted while hidden connects when it is seen', async () => {
    page.emit('hidden');
    await pass(61_000);
    const diary = listen();
    await pass(1_000);
    expect(platform.asked).toEqual([]);
    page.emit('visible');
    await pass(100);
    expect(diary.story).toBe('snapshot@0');
  });
});

describe('closing', () => {
  it('ends the stream, the timers and the listeners of the page, and tells who listens', async () => {
    const diary = listen();
    await pass(100);
    live.close();
    await pass(0);
    expect(platform.streams).toHaveLength(0);
    expect([diary.closes, page.listeners, live.state.getSnapshot()]).toEqual([1, 0, 'closed']);
    const late = listen();
    await pass(60_000);
    expect([late.closes, platform.asked.length]).toEqual([1, 1]);
    expect(live.state.getSnapshot()).toBe('closed');
  });

  it('in the middle of connecting leaves nothing behind', async () => {
    platform.weather = 'silent';
    listen();
    await pass(100);
    live.close();
    await pass(100);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('iterating', () => {
  it('gives the messages in order, and ends with its signal', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const over = (async () => {
      for await (const { event, data } of live.messages(TOPIC, { signal: controller.signal })) {
        seen.push(`${event}@${data.version}`);
      }
    })();
    await pass(100);
    platform.publish();
    platform.publish();
    await pass(0);
    expect(seen).toEqual(['snapshot@0', 'bid@1', 'bid@2']);
    controller.abort();
    await over;
    await pass(100);
    expect(platform.streams).toHaveLength(0);
  });

  it('throws for a topic that is not to be had, and ends when the client is closed', async () => {
    const bad = live.messages('lot:none').next();
    const failed = expect(bad).rejects.toMatchObject({ code: 'not_found' });
    await pass(100);
    await failed;
    const iterator = live.messages(TOPIC);
    await Promise.all([iterator.next(), pass(100)]);
    const last = iterator.next();
    live.close();
    expect(await last).toEqual({ done: true, value: undefined });
  });
});

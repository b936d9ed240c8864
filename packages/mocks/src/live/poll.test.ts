import type { StreamPoll } from '@jtop/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FEATURED, createMockPlatform, lotIdOf, mockToken } from '../index.js';

const NOW = Date.UTC(2026, 5, 3, 4);
const TOPIC = `lot:${lotIdOf(FEATURED)}`;

describe('a poll', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const start = (topics: string) => {
    const platform = createMockPlatform({ now: NOW, seed: 1 });
    const version = platform.store.lots.get(lotIdOf(FEATURED))?.version ?? 0;
    const answered = vi.fn<(poll: StreamPoll) => void>();
    const url = `http://mock.test/v1/stream/poll?topics=${topics.replace('@', `@${version}`)}`;
    const done = platform
      .handle(new Request(url))
      .then(async (response) => answered((await response.json()) as StreamPoll));
    return { platform, answered, done, version };
  };

  it('without news waits 25 s and answers nothing', async () => {
    const { answered, done } = start(`${TOPIC}@`);
    await vi.advanceTimersByTimeAsync(24_999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect(answered).toHaveBeenCalledWith({ messages: [] });
  });

  it('without news ends its wait when the clock is moved by 25 s', async () => {
    const { platform, answered, done } = start(`${TOPIC}@`);
    await vi.advanceTimersByTimeAsync(1000);
    platform.clock.advance(24_999);
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).not.toHaveBeenCalled();
    platform.clock.advance(1);
    await done;
    expect(answered).toHaveBeenCalledWith({ messages: [] });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('answers as soon as a bid is placed', async () => {
    const { platform, answered, done, version } = start(`${TOPIC}@`);
    await vi.advanceTimersByTimeAsync(1000);
    const { nextAmountFen } = (await (
      await platform.handle(new Request(`http://mock.test/v1/lots/${lotIdOf(FEATURED)}`))
    ).json()) as {
      nextAmountFen: number;
    };
    const headers = {
      authorization: `Bearer ${mockToken('demo-company-1')}`,
      'content-type': 'application/json',
      'idempotency-key': 'k',
    };
    const body = JSON.stringify({ amountFen: nextAmountFen });
    await platform.handle(
      new Request(`http://mock.test/v1/lots/${lotIdOf(FEATURED)}/bids`, { method: 'POST', headers, body }),
    );
    await done;
    expect(answered.mock.calls[0]?.[0].messages).toMatchObject([
      { id: `${TOPIC}@${version + 1}`, event: 'bid' },
    ]);
  });

  it('answers as soon as the clock closes the lot', async () => {
    const { platform, answered, done } = start(`${TOPIC}@`);
    await vi.advanceTimersByTimeAsync(1000);
    platform.clock.advance(60 * 60_000);
    await done;
    expect(answered.mock.calls[0]?.[0].messages.map(({ event }) => event)).toEqual([
      'status',
      'closed',
      'status',
    ]);
  });

  it('of a bare topic answers at once', async () => {
    const { answered, done } = start(TOPIC);
    await done;
    expect(answered.mock.calls[0]?.[0].messages).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../clock.js';
import { LotQueue, type Outcome } from './lot-queue.js';
import { LotQueues } from './lot-queues.js';

interface Bid {
  readonly receivedAt: number;
  readonly name: string;
}

function queueOf(
  options: {
    batches?: string[][];
    clock?: ManualClock;
    maxBatch?: number;
    decide?: (bid: Bid, stopping: boolean) => Outcome<string>;
  } = {},
) {
  const { batches = [], clock = new ManualClock(0), maxBatch = 100 } = options;
  return new LotQueue<Bid, string>({
    clock,
    maxWaiting: 1000,
    maxBatch,
    decide: async (bids, stopping) => {
      batches.push(bids.map((bid) => bid.name));
      return bids.map((bid) => options.decide?.(bid, stopping) ?? { answer: bid.name });
    },
  });
}

describe('the queue of a lot', () => {
  it('decides bids in the order of their instants, ties by arrival, in batches of bounded size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        async (instants, maxBatch) => {
          const batches: string[][] = [];
          const queue = queueOf({ batches, maxBatch });
          await Promise.all(
            instants.map((receivedAt, index) => queue.place({ receivedAt, name: String(index) })),
          );
          const expected = instants
            .map((at, index) => ({ at, index }))
            .sort((a, b) => a.at - b.at || a.index - b.index);
          expect(batches.flat()).toEqual(expected.map(({ index }) => String(index)));
          expect(batches.every((batch) => batch.length <= maxBatch)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('lets a task run alone, behind the bids received up to its instant', async () => {
    const batches: string[][] = [];
    const queue = queueOf({ batches });
    const task = queue.run(10, async () => {
      batches.push(['task']);
      return 'done';
    });
    const bids = [9, 10, 11].map((receivedAt) => queue.place({ receivedAt, name: String(receivedAt) }));
    expect(await task).toBe('done');
    await Promise.all(bids);
    expect(batches).toEqual([['9', '10'], ['task'], ['11']]);
  });

  it('goes on after a task that fails', async () => {
    const queue = queueOf();
    await expect(queue.run(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.place({ receivedAt: 2, name: 'next' })).toBe('next');
  });

  it('holds a bid until its instant, lets a task with an earlier one pass, and keeps the order', async () => {
    const clock = new ManualClock(0);
    const decided: string[] = [];
    const decide = (bid: Bid): Outcome<string> => {
      if (clock.now() < 100) return { heldUntil: 100 };
      decided.push(bid.name);
      return { answer: bid.name };
    };
    const queue = queueOf({ clock, decide });
    const held = [queue.place({ receivedAt: 51, name: 'a' }), queue.place({ receivedAt: 51, name: 'b' })];
    await queue.run(50, async () => decided.push('task'));
    held.push(queue.place({ receivedAt: 51, name: 'c' }));
    expect(decided).toEqual(['task']);
    clock.moveTo(100);
    await Promise.all(held);
    expect(decided).toEqual(['task', 'a', 'b', 'c']);
  });

  it('asks again at once about held bids when it has to end', async () => {
    const decide = (bid: Bid, stopping: boolean): Outcome<string> =>
      stopping ? { error: new Error('ended') } : { heldUntil: 1_000_000 };
    const queue = queueOf({ decide });
    const held = queue.place({ receivedAt: 1, name: 'a' });
    const expectation = expect(held).rejects.toThrow('ended');
    await queue.run(0, async () => undefined);
    await queue.drain();
    await expectation;
  });
});

describe('the queues of all lots', () => {
  it('keep the lots apart, and refuse what is new once they end', async () => {
    const seen: string[] = [];
    const queues = new LotQueues<Bid, string>({
      clock: new ManualClock(0),
      maxWaiting: 10,
      maxBatch: 10,
      decide: async (lotId, bids) => {
        seen.push(`${lotId}:${bids.length}`);
        return bids.map((bid) => ({ answer: bid.name }));
      },
    });
    const bid = { receivedAt: 1, name: 'x' };
    await Promise.all([queues.place('a', bid), queues.place('b', bid), queues.place('a', bid)]);
    expect(seen.sort()).toEqual(['a:2', 'b:1']);
    const last = queues.place('a', bid);
    await queues.drain();
    expect(await last).toBe('x');
    await expect(queues.place('a', bid)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(queues.run('a', 1, async () => undefined)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('the share of one owner', () => {
  interface Owned extends Bid {
    readonly owner: string;
  }
  const bid = (owner: string): Owned => ({ receivedAt: 0, name: owner, owner });

  it('is bounded: the rest of the queue is for others, and comes free with each answer', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const settled: string[] = [];
    const queue = new LotQueue<Owned, string>({
      clock: new ManualClock(0),
      maxWaiting: 100,
      maxWaitingOfOne: 3,
      maxBatch: 1,
      ownerOf: ({ owner }) => owner,
      onSettled: (what) => settled.push('answer' in what ? what.answer : 'refused'),
      decide: async (bids) => {
        await held;
        return bids.map(({ name }) => ({ answer: name }));
      },
    });
    const placed = ['a', 'a', 'a', 'b'].map((owner) => queue.place(bid(owner)));
    await expect(queue.place(bid('a'))).rejects.toMatchObject({
      code: 'rate.limited',
      extras: { retryAfterMs: 1000 },
    });
    release();
    expect(await Promise.all(placed)).toEqual(['a', 'a', 'a', 'b']);
    expect(await queue.place(bid('a'))).toBe('a');
    expect(settled).toEqual(['refused', 'a', 'a', 'a', 'b', 'a']);
  });
});

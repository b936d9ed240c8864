import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../clock.js';
import type { Job } from './job.js';
import { createJobLoop } from './loop.js';

const silent = pino({ level: 'silent' });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the job loop', () => {
  it('looks every quarter of a second, and when something is due', async () => {
    const clock = new ManualClock(0);
    const runs: number[] = [];
    let nextAt: number | undefined = 100;
    const job: Job = {
      name: 'job',
      run: async () => void runs.push(clock.now()),
      nextAt: async () => nextAt,
    };
    const loop = createJobLoop({ clock, log: silent }, [job]);
    const pass = async (ms: number): Promise<void> => {
      clock.advance(ms);
      await vi.advanceTimersByTimeAsync(ms);
    };
    loop.start();
    await pass(0);
    expect(runs).toEqual([0]);
    await pass(100);
    expect(runs).toEqual([0, 100]);
    // It says that something is still due, which it cannot do: that is no reason to hurry.
    await pass(249);
    expect(runs).toHaveLength(2);
    nextAt = undefined;
    await pass(1);
    runs.length = 0;
    await pass(250);
    expect(runs).toHaveLength(1);
    await loop.stop();
    runs.length = 0;
    await pass(1000);
    expect(runs).toEqual([]);
  });

  it('survives a job that fails, and tells who asked for a run', async () => {
    const clock = new ManualClock(0);
    let fails = true;
    let runs = 0;
    const run = async (): Promise<void> => {
      runs += 1;
      if (fails) throw new Error('database away');
    };
    const loop = createJobLoop({ clock, log: silent }, [{ name: 'job', run }]);
    await expect(loop.runDue()).rejects.toThrow('database away');
    loop.start();
    await vi.advanceTimersByTimeAsync(0);
    fails = false;
    await vi.advanceTimersByTimeAsync(250);
    expect(runs).toBe(3);
    await loop.runDue();
    await loop.stop();
  });

  it('looks less often, and complains once, while a job goes on failing', async () => {
    const errors = vi.fn();
    const log = { error: errors, info: vi.fn() } as unknown as typeof silent;
    let runs = 0;
    const run = async (): Promise<void> => {
      runs += 1;
      throw new Error('database away');
    };
    const loop = createJobLoop({ clock: new ManualClock(0), log }, [{ name: 'job', run }]);
    loop.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs).toBeLessThan(20);
    expect(errors).toHaveBeenCalledTimes(1);
    await loop.stop();
  });

  it('stays stopped where it is stopped while it asks what comes next', async () => {
    let answer = (_at: number | undefined): void => undefined;
    let runs = 0;
    const job: Job = {
      name: 'job',
      run: async () => void (runs += 1),
      nextAt: () => new Promise((resolve) => (answer = resolve)),
    };
    const loop = createJobLoop({ clock: new ManualClock(0), log: silent }, [job]);
    loop.start();
    await vi.advanceTimersByTimeAsync(0);
    const stopped = loop.stop();
    answer(undefined);
    await stopped;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(1);
  });

  it('never runs twice at a time', async () => {
    const clock = new ManualClock(0);
    let running = 0;
    let most = 0;
    const run = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    };
    const loop = createJobLoop({ clock, log: silent }, [{ name: 'job', run }]);
    await Promise.all([loop.runDue(), loop.runDue(), loop.runDue()]);
    expect(most).toBe(1);
  });
});

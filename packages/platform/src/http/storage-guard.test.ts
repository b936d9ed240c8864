import { ProblemError } from '@jtop/contract/binding';
import { describe, expect, it, vi } from 'vitest';
import { asUnavailable, guardStorage } from './storage-guard.js';

const full = Object.assign(new Error('could not extend file'), { code: '53100' });
const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe('a failure of the storage', () => {
  it.each([
    [full, 30_000, 'the platform has no space left; nothing was stored'],
    [away, 1_000, 'the database is away'],
  ])('is told as 503 with a time to wait: %s', (error, retryAfterMs, message) => {
    const told = asUnavailable(error) as ProblemError;
    expect(told).toBeInstanceOf(ProblemError);
    expect(told).toMatchObject({
      code: 'unavailable',
      status: 503,
      message,
      extras: { retryAfterMs },
      cause: error,
    });
  });

  it('is none of other errors: they go on as they are', () => {
    const refusal = new ProblemError('bid.too_low');
    expect(asUnavailable(refusal)).toBe(refusal);
  });

  it('is told to the log once, by every guarded function', async () => {
    const onFailure = vi.fn();
    const { good, bad, wrong } = guardStorage(
      {
        good: (value: number) => Promise.resolve(value + 1),
        bad: () => Promise.reject(full),
        wrong: () => Promise.reject(new TypeError('x')),
      },
      onFailure,
    );
    expect(await good(1)).toBe(2);
    await expect(bad()).rejects.toMatchObject({ code: 'unavailable' });
    await expect(wrong()).rejects.toBeInstanceOf(TypeError);
    expect(onFailure.mock.calls).toEqual([[full]]);
  });
});

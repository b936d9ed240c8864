import { operations } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rateClass, RateLimiter } from './rate-limiter.js';
import { NO_RATE_LIMITS, RATE_LIMITS, RateLimitsVariable } from './rate-settings.js';

const BIDS = operations['lots.bids.place'];
const READ = operations['lots.list'];
const refusals: string[] = [];
const limiter = (text: string): RateLimiter =>
  new RateLimiter(RateLimitsVariable.parse(text), (kind, subject) => refusals.push(`${kind} ${subject}`));

beforeEach(() => {
  vi.useFakeTimers();
  refusals.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the limits', () => {
  it('refuse the next call of a party with the time to wait, and let it in again afterwards', async () => {
    const rates = limiter('bids.party=2/10');
    await rates.admitParty(BIDS, 'a');
    vi.advanceTimersByTime(4_000);
    await rates.admitParty(BIDS, 'a');
    const refusal = await rates.admitParty(BIDS, 'a').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({ code: 'rate.limited', status: 429, extras: { retryAfterMs: 6_000 } });
    expect(refusals).toEqual(['bids party']);
    await rates.admitParty(BIDS, 'b');
    await rates.admitParty(READ, 'a');
    vi.advanceTimersByTime(6_000);
    await rates.admitParty(BIDS, 'a');
  });

  it('count an address for all who sit behind it, and a network of IPv6 as one', async () => {
    const rates = limiter('reads.address=1/10');
    await rates.admitAddress(READ, '2001:db8:1:2::1');
    await expect(rates.admitAddress(READ, '2001:db8:1:2:ffff::2')).rejects.toThrow(ProblemError);
    await rates.admitAddress(READ, '2001:db8:1:3::1');
  });

  it('count neither the machine itself, nor callers that nobody knows', async () => {
    const rates = limiter('reads.address=1/10,reads.party=1/10');
    for (let call = 0; call < 3; call += 1) {
      await rates.admitAddress(READ, '127.0.0.1');
      await rates.admitAddress(READ, undefined);
      await rates.admitParty(READ, undefined);
      await rates.admitAddress(operations['health.ready'], '203.0.113.9');
      await rates.admitAddress(operations['metrics.retrieve'], '203.0.113.9');
    }
    expect(refusals).toEqual([]);
  });

  it('do not reach who waits for an answer before the next bid, at five hundred bids a second', async () => {
    const rates = new RateLimiter(RATE_LIMITS);
    for (let bid = 0; bid < 30_000; bid += 1) {
      await rates.admitParty(BIDS, 'fair');
      vi.advanceTimersByTime(2);
    }
  });
});

describe('what a call is counted as', () => {
  it.each([
    ['lots.bids.place', 'bids'],
    ['lots.registrations.create', 'writes'],
    ['sandbox.clock.advance', 'writes'],
    ['stream.poll', 'reads'],
    ['health.live', undefined],
  ] as const)('%s: %s', (id, kind) => {
    expect(rateClass(operations[id])).toBe(kind);
  });

  it('knows hand-offs: posting one, not asking for it', () => {
    expect(rateClass({ id: 'handoffs.create', method: 'POST' })).toBe('handoffs');
    expect(rateClass({ id: 'handoffs.retrieve', method: 'GET' })).toBe('reads');
  });
});

describe('RATE_LIMITS', () => {
  it('changes what it names, and leaves the rest', () => {
    expect(RateLimitsVariable.parse('bids.party=50/10, reads.address=off')).toEqual({
      ...RATE_LIMITS,
      bids: { ...RATE_LIMITS.bids, party: { calls: 50, seconds: 10 } },
      reads: { party: RATE_LIMITS.reads.party },
    });
    expect(RateLimitsVariable.parse('off')).toEqual(NO_RATE_LIMITS);
  });

  it.each([
    'on',
    'bids=5/10',
    'bids.party=5',
    'bids.party=0/10',
    'bids.party=5/0',
    'bids.party=5/10,',
    'x.party=1/1',
  ])('is refused as %j', (text) => {
    expect(RateLimitsVariable.safeParse(text).success).toBe(false);
  });
});

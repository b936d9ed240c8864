import { describe, expect, it } from 'vitest';
import { FEATURED, createMockFetch, lotIdOf } from './index.js';

const NOW = Date.UTC(2026, 5, 3, 4);

describe('createMockFetch', () => {
  it('answers as a fetch would, at any origin', async () => {
    const { fetch, endpoint } = createMockFetch('outbid', { now: NOW, seed: 1 });
    for (const origin of [endpoint, 'https://elsewhere.example']) {
      const response = await fetch(`${origin}/v1/lots/${lotIdOf(FEATURED)}`);
      expect(await response.json()).toMatchObject({ status: 'bidding', bidCount: 5 });
    }
  });

  it('has the token of «you», and none where nobody is signed in', async () => {
    const { fetch, endpoint, token = '' } = createMockFetch('leading', { now: NOW, seed: 1 });
    const response = await fetch(`${endpoint}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ roles: ['company'] });
    expect(createMockFetch('signed-out').token).toBeUndefined();
  });

  it('rejects like a network where the platform is out of reach', async () => {
    const { fetch, endpoint, clock } = createMockFetch('offline', { now: NOW, seed: 1 });
    clock.advance(2000);
    await expect(fetch(`${endpoint}/v1/time`)).rejects.toThrow(new TypeError('Failed to fetch'));
  });

  it('rejects as soon as the caller gives up', async () => {
    const { fetch, endpoint } = createMockFetch('slow', { now: NOW, seed: 1 });
    const gone = new AbortController();
    const asked = fetch(`${endpoint}/v1/time`, { signal: gone.signal });
    gone.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await expect(fetch(`${endpoint}/v1/time`, { signal: gone.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('fails once a call in «error-once»', async () => {
    const { fetch, endpoint } = createMockFetch('error-once', { now: NOW, seed: 1 });
    const statusOf = async (path: string) => (await fetch(endpoint + path)).status;
    expect(await statusOf('/v1/listings')).toBe(500);
    expect(await statusOf('/v1/listings')).toBe(200);
    expect(await statusOf('/v1/time')).toBe(500);
  });

  it('runs from an instant where one is given', async () => {
    const { fetch, endpoint } = createMockFetch('default', { from: NOW, seed: 1 });
    const { epochMs } = (await (await fetch(`${endpoint}/v1/time`)).json()) as { epochMs: number };
    expect(epochMs).toBeGreaterThanOrEqual(NOW);
    expect(epochMs - NOW).toBeLessThan(60_000);
  });

  it('is ahead of the machine’s clock in «clock-skew»', async () => {
    const { fetch, endpoint } = createMockFetch('clock-skew', { seed: 1 });
    const { epochMs } = (await (await fetch(`${endpoint}/v1/time`)).json()) as { epochMs: number };
    expect(epochMs - Date.now()).toBeGreaterThan(400_000);
  });
});

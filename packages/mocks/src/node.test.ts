import type { Lot } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURED, lotIdOf, mockToken } from './index.js';
import { mockServer } from './node.js';

const ENDPOINT = 'https://jtop.example/api';
const NOW = Date.UTC(2026, 5, 3, 4);

describe('mockServer', () => {
  const { server, clock } = mockServer({ now: NOW, seed: 1, endpoint: ENDPOINT });
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  const lotUrl = `${ENDPOINT}/v1/lots/${lotIdOf(FEATURED)}`;

  it('answers this process’s fetch at its endpoint, and goes on as the clock is moved', async () => {
    const read = async () => (await (await fetch(lotUrl)).json()) as Lot;
    expect((await read()).status).toBe('bidding');
    clock.advance(60 * 60_000);
    expect((await read()).status).toBe('reserve_not_met');
  });

  it('takes writes with their bodies', async () => {
    const response = await fetch(`${ENDPOINT}/sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advanceMs":5}',
    });
    expect(response.status).toBe(200);
    const me = await fetch(`${ENDPOINT}/v1/me`, {
      headers: { authorization: `Bearer ${mockToken('demo-university-1')}` },
    });
    expect(await me.json()).toMatchObject({ roles: ['university'] });
  });

  it('streams through fetch', async () => {
    const gone = new AbortController();
    const response = await fetch(`${ENDPOINT}/v1/stream?topics=lot:${lotIdOf(FEATURED)}`, {
      signal: gone.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: snapshot')) text += (await reader?.read())?.value ?? '';
    clock.advance(1000);
    while (!text.includes('event: time')) text += (await reader?.read())?.value ?? '';
    gone.abort();
    expect(text).toContain(`id: lot:${lotIdOf(FEATURED)}@`);
  });
});

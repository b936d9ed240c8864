import { describe, expect, it } from 'vitest';
import { createMockPlatform, mockToken, type MockPlatform } from '../index.js';

const ENDPOINT = 'http://mock.test';
const PAGE = 'https://bureau.example';
const make = () => createMockPlatform({ now: Date.parse('2026-06-03T12:00:00+08:00'), seed: 1 });

async function askToken({ handle, store }: MockPlatform, origin: string) {
  const [lot] = [...store.lots.values()].filter(({ state }) => state.status === 'bidding');
  const headers = {
    authorization: `Bearer ${mockToken('demo-company-1')}`,
    'content-type': 'application/json',
    'idempotency-key': origin,
  };
  const body = JSON.stringify({ maxAmountFen: 1, origin });
  const url = `${ENDPOINT}/v1/lots/${lot?.id}/bid-tokens`;
  const response = await handle(new Request(url, { method: 'POST', headers, body }));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the mock’s token for a page', () => {
  it('is made for the origins of its site keys, and counts as long as one has that origin', async () => {
    const platform = make();
    platform.store.siteKeys.set('pk_demo', [PAGE]);
    expect(await askToken(platform, 'https://elsewhere.example')).toMatchObject({
      status: 403,
      body: { code: 'auth.forbidden', reason: 'origin' },
    });
    const { status, body } = await askToken(platform, PAGE);
    expect(status).toBe(201);
    const authorization = `Bearer ${String(body['accessToken'])}`;
    const me = () => platform.handle(new Request(`${ENDPOINT}/v1/me`, { headers: { authorization } }));
    expect((await me()).status).toBe(200);
    platform.store.siteKeys.clear();
    expect(await (await me()).json()).toMatchObject({ status: 403, code: 'handoff.site_key' });
  });

  it('is held to its amount where the request says no origin, as in a service worker', async () => {
    const platform = make();
    const { body } = await askToken(platform, PAGE);
    const bid = new Request(`${ENDPOINT}/v1/lots/${String(body['lotId'])}/bids`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${String(body['accessToken'])}`,
        'content-type': 'application/json',
        'idempotency-key': 'too-much',
      },
      body: JSON.stringify({ amountFen: 100_000_000 }),
    });
    expect(await (await platform.handle(bid)).json()).toMatchObject({
      code: 'auth.forbidden',
      reason: 'amount',
    });
  });
});

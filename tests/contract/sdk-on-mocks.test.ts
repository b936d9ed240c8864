import { FEATURED, lotIdOf } from '@jtop/mocks';
import { mockServer } from '@jtop/mocks/node';
import { createClient, isJtopError } from '@jtop/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 5, 3, 4);
const ENDPOINT = 'http://127.0.0.1:8787';

/** The client as a partner's test uses it: with the mock server instead of a platform. */
describe('the SDK over the mock server', () => {
  const { server } = mockServer({ now: NOW, seed: 1, endpoint: ENDPOINT });
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  const credentials = (clientId: string) => ({ clientId, clientSecret: 'demo' });
  const lotId = lotIdOf(FEATURED);

  it('walks a list to its end', async () => {
    const jtop = createClient({ endpoint: ENDPOINT });
    const listings = await jtop.listings.list({ limit: 100 }).toArray({ limit: 1000 });
    expect(listings.length).toBeGreaterThanOrEqual(200);
    expect(new Set(listings.map(({ id }) => id)).size).toBe(listings.length);
  });

  it('signs in by client credentials and bids', async () => {
    const jtop = createClient({ endpoint: ENDPOINT, auth: credentials('demo-company-1') });
    expect((await jtop.me.retrieve()).roles).toEqual(['company']);
    const { nextAmountFen = 0 } = await jtop.lots.retrieve(lotId);
    const accepted = await jtop.lots.bids.place(lotId, { amountFen: nextAmountFen });
    expect(accepted.lot.currentPriceFen).toBe(nextAmountFen);
  });

  it('tells a refusal by its code and extras', async () => {
    const jtop = createClient({ endpoint: ENDPOINT, auth: credentials('demo-company-2') });
    const refused = await jtop.lots.bids.place(lotId, { amountFen: 1 }).catch((error: unknown) => error);
    expect(isJtopError(refused, 'bid.too_low')).toBe(true);
    expect(refused).toMatchObject({
      status: 409,
      problem: { minNextAmountFen: expect.any(Number) as number },
    });
  });
});

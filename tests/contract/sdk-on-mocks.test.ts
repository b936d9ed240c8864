import { FEATURED, FEATURED_BOARD, boardIdOf, lotIdOf } from '@jtop/mocks';
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

  it('posts a demand, hides more of it, and reads it as another does', async () => {
    const jtop = createClient({ endpoint: ENDPOINT, auth: credentials('demo-company-2') });
    const posted = await jtop.demands.create({
      title: '聚乳酸增韧改性技术',
      field: 'advanced_materials',
      purpose: 'upgrade',
      summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
      problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，需要在不降低透明度的前提下增韧。',
      disclosure: { level: 'members', hiddenFields: [] },
      submit: true,
    });
    const choice = { level: 'parties' as const, hiddenFields: ['summary' as const] };
    const hidden = await jtop.demands.disclosure.set(posted, choice);
    expect(hidden).toMatchObject({ rev: posted.rev + 1, disclosure: choice });
    const stale = await jtop.demands.update(posted, { title: '另一个题目' }).catch((error: unknown) => error);
    expect(isJtopError(stale, 'revision.stale')).toBe(true);
    const { items } = await jtop.me.demands.list({ status: 'collected' });
    expect(items.map(({ id }) => id)).toEqual([posted.id]);
    const other = createClient({ endpoint: ENDPOINT, auth: credentials('demo-company-3') });
    const unseen = await other.demands.retrieve(posted.id).catch((error: unknown) => error);
    expect(isJtopError(unseen, 'not_found')).toBe(true);
  });

  it('reads a board with the public views of its demands', async () => {
    const jtop = createClient({ endpoint: ENDPOINT });
    const board = await jtop.boards.retrieve(boardIdOf(FEATURED_BOARD));
    expect(board.demands?.map(({ view }) => view)).toEqual(Array(5).fill('public'));
    const { items } = await jtop.demands.list({ boardId: board.id, hot: true });
    expect(items.length).toBe(3);
  });
});

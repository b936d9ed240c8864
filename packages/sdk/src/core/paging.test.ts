import { describe, expect, it } from 'vitest';
import { createClient } from '../client.js';
import { answer, fakeFetch, problem } from '../testing/fake-fetch.js';
import { AS_OF, ENDPOINT, LOT_ID, sampleBid } from '../testing/samples.js';

/** Three pages of bids: 1 2, 3 4, 5. */
function threePages() {
  const page = (seqs: number[], nextCursor?: string) =>
    answer({ items: seqs.map(sampleBid), total: 5, asOf: AS_OF, ...(nextCursor && { nextCursor }) });
  const fetch = fakeFetch(page([1, 2], 'c1'), page([3, 4], 'c2'), page([5]));
  return {
    fetch,
    list: createClient({ endpoint: ENDPOINT, fetch }).lots.bids.list(LOT_ID, { since: 0, limit: 2 }),
  };
}

describe('a list', () => {
  it('awaited is its first page', async () => {
    const { list, fetch } = threePages();
    const page = await list;
    expect(page.items.map(({ seq }) => seq)).toEqual([1, 2]);
    expect([page.nextCursor, page.total]).toEqual(['c1', 5]);
    expect(fetch.sent).toHaveLength(1);
  });

  it('goes on where a page ended, for who kept its cursor', async () => {
    const { fetch, list: first } = threePages();
    const { nextCursor } = await first;
    const client = createClient({ endpoint: ENDPOINT, fetch });
    const page = await client.lots.bids.list(LOT_ID, { since: 0, limit: 2, cursor: nextCursor });
    expect(page.items.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(fetch.sent[1]?.path).toBe(`/v1/lots/${LOT_ID}/bids?since=0&limit=2&cursor=c1`);
  });

  it('iterated over is every item, each page asked for when it is reached', async () => {
    const { list, fetch } = threePages();
    const seen: number[] = [];
    for await (const { seq } of list) {
      seen.push(seq);
      if (seq === 2) expect(fetch.sent).toHaveLength(1);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    const base = `/v1/lots/${LOT_ID}/bids?since=0&limit=2`;
    expect(fetch.sent.map(({ path }) => path)).toEqual([base, `${base}&cursor=c1`, `${base}&cursor=c2`]);
  });

  it('comes page by page', async () => {
    const sizes: number[] = [];
    for await (const page of threePages().list.pages()) sizes.push(page.items.length);
    expect(sizes).toEqual([2, 2, 1]);
  });

  it.each([
    [0, [], 1],
    [2, [1, 2], 1],
    [3, [1, 2, 3], 2],
    [99, [1, 2, 3, 4, 5], 3],
  ])('gives its first %i items as an array and asks for no page too many', async (limit, seqs, asked) => {
    const { list, fetch } = threePages();
    expect((await list.toArray({ limit })).map(({ seq }) => seq)).toEqual(seqs);
    expect(fetch.sent).toHaveLength(asked);
  });

  it('gives the answer of its first page', async () => {
    expect((await threePages().list.withResponse()).requestId).toBe('req-1');
  });

  it('ends where a page leads to itself', async () => {
    const fetch = fakeFetch(answer({ items: [sampleBid()], nextCursor: 'same', asOf: AS_OF }));
    const items = await createClient({ endpoint: ENDPOINT, fetch })
      .lots.bids.list(LOT_ID)
      .toArray({ limit: 50 });
    expect(items).toHaveLength(2);
  });

  it('throws where a later page fails', async () => {
    const fetch = fakeFetch(
      answer({ items: [sampleBid()], nextCursor: 'c1', asOf: AS_OF }),
      problem(400, 'request.invalid'),
    );
    const list = createClient({ endpoint: ENDPOINT, fetch }).lots.bids.list(LOT_ID);
    await expect(list.toArray({ limit: 5 })).rejects.toMatchObject({ code: 'request.invalid' });
  });
});

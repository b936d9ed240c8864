import type { SearchPage } from '@jtop/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { publishedDemand } from '../support/demand.js';

const HOSTILE = [
  '%_%',
  `'; drop table listings; --`,
  '聚乳酸 & | ! <-> :*',
  '(.*)+[^a]{9}\\',
  '👨‍👩‍👧 👍',
  '聚乳酸薄膜增韧改性技术方案'.repeat(7),
  '，。！？',
];

/** Search over listings and demands, by what everybody may see. */
export function searchCases(ready: Ready): void {
  describe('search', () => {
    let id: string;
    beforeAll(async () => {
      ({ id } = await publishedDemand(ready().client, {
        title: '锗硅探测器的聚乳酸外壳',
        disclosure: { level: 'parties', hiddenFields: ['constraints', 'budgetFen', 'adcode'] },
        constraints: '钇钡铜的约束',
        budgetBand: '50to200',
        adcode: '320200',
      }));
    });
    const search = (query: Record<string, string | number>): Promise<SearchPage> =>
      ready().client.ok('search.list', { query });

    it('finds word by word, and marks where the words stand', async () => {
      const { items, total } = await search({ q: '锗硅探测器 外壳' });
      expect(total).toBe(1);
      expect(items[0]).toMatchObject({ type: 'demand', id });
      const { text, marks } = items[0]?.title ?? { text: '', marks: [] };
      expect(marks.map(({ from, to }) => text.slice(from, to)).join('')).toContain('外壳');
    });

    it('knows nothing of what a demand hides, in hits and in counts', async () => {
      expect(await search({ q: '钇钡铜' })).toMatchObject({ items: [], total: 0, facets: { type: [] } });
      const { facets, items } = await search({ q: '锗硅探测器' });
      expect(facets.priceBand).toEqual([]);
      expect(facets.city).toEqual([]);
      expect(items[0]).not.toHaveProperty('adcode');
      expect((await search({ q: '锗硅探测器', priceBand: '50to200' })).total).toBe(0);
    });

    it('counts what each facet’s own filter would leave', async () => {
      const all = await search({ type: 'listing', limit: 1 });
      const [first] = all.facets.field;
      const chosen = await search({ type: 'listing', field: first?.value ?? '', limit: 1 });
      expect(chosen.total).toBe(first?.count);
      expect(chosen.facets.field).toEqual(all.facets.field);
      expect(all.facets.type.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(all.total ?? 0);
    });

    it('pages without a hit twice', async () => {
      const first = await search({ limit: 2 });
      const second = await search({ limit: 2, cursor: first.nextCursor ?? '' });
      const ids = [...first.items, ...second.items].map((each) => each.id);
      expect(new Set(ids).size).toBe(4);
    });

    it.each(HOSTILE)('takes %j for what it is', async (q) => {
      const page = await search({ q });
      expect(page.facets.type.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
    });
  });
}

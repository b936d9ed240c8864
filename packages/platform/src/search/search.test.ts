import type { Demand, Listing, SearchHit, SearchPage } from '@jtop/contract';
import { SearchPage as SearchPageSchema } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld } from '../testing/demand-world.js';
import { storeListing } from '../testing/matching-fixtures.js';

let world: DemandWorld;
let film: Listing;
let mention: Listing;
let demand: Demand;
beforeAll(async () => {
  world = await DemandWorld.open();
  mention = await storeListing(world, {
    title: '一种包装袋',
    abstract: '袋体可由聚乳酸制成，增韧层在外。',
    keywords: ['包装'],
    fields: ['intelligent_manufacturing'],
    adcode: '320500',
    offers: [{ mode: 'license', priceMode: 'fixed', priceFen: 300_000_000, licenseType: 'ordinary' }],
  } as never);
  film = await storeListing(world, {
    title: '增韧的聚乳酸薄膜 ＰＬＡ Film',
    abstract: '用于包装。',
    keywords: ['高分子'],
    fields: ['advanced_materials'],
    adcode: '320100',
    offers: [{ mode: 'assignment', priceMode: 'fixed', priceFen: 40_000_000 }],
  });
  demand = await world.published({
    adcode: '320211',
    constraints: '秘密的约束内容',
    budgetBand: '50to200',
    disclosure: { level: 'parties', hiddenFields: ['constraints', 'budgetFen'] },
  });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

async function search(query: string): Promise<SearchPage> {
  const page = await world.done<SearchPage>('GET', `/v1/search?${query}`);
  expect(SearchPageSchema.parse(page)).toEqual(page);
  return page;
}
const ids = ({ items }: SearchPage): string[] => items.map(({ id }) => id);
const q = (text: string): string => `q=${encodeURIComponent(text)}`;
const marked = ({ text, marks }: SearchHit['title']): string[] =>
  marks.map(({ from, to }) => text.slice(from, to));

describe('a search', () => {
  it('finds listings and demands word by word, those first that say it in the title', async () => {
    const page = await search(q('聚乳酸增韧'));
    expect(ids(page)).toHaveLength(3);
    expect(ids(page).at(-1)).toBe(mention.id);
    expect(page.total).toBe(3);
    expect(page.items.map(({ type }) => type)).toContain('demand');
  });

  it('marks where the words stand, as ranges of the text that is shown', async () => {
    const { items } = await search(q('pla 聚乳酸'));
    const hit = items.find(({ id }) => id === film.id);
    expect(marked(hit?.title ?? { text: '', marks: [] })).toEqual(['聚乳酸', 'ＰＬＡ']);
    const other = (await search(q('聚乳酸'))).items.find(({ id }) => id === mention.id);
    expect(marked(other?.snippet ?? { text: '', marks: [] })).toEqual(['聚乳酸']);
  });

  it('counts each facet with the other filters applied, and not its own', async () => {
    const page = await search(`${q('聚乳酸')}&type=listing&field=advanced_materials`);
    expect(ids(page)).toEqual([film.id]);
    const of = (facet: keyof SearchPage['facets']) =>
      Object.fromEntries(page.facets[facet].map(({ value, count }) => [value, count]));
    expect(of('type')).toEqual({ listing: 1, demand: 1 });
    expect(of('field')).toEqual({ advanced_materials: 1, intelligent_manufacturing: 1 });
    expect(of('city')).toEqual({ '320100': 1 });
    expect(of('priceBand')).toEqual({ lt50: 1 });
    expect(of('mode')).toEqual({ assignment: 1 });
    expect(ids(await search('mode=license'))).toEqual([mention.id]);
    expect(ids(await search('city=320500'))).toEqual([mention.id]);
  });

  it('knows of a demand what the public sees, in its hits and in its counts', async () => {
    for (const text of ['秘密的约束', '云杉瑞思']) {
      expect(await search(q(text))).toMatchObject({ items: [], total: 0, facets: { type: [] } });
    }
    const page = await search('type=demand');
    expect(ids(page)).toEqual([demand.id]);
    expect(page.facets.city).toEqual([{ value: '320000', count: 1 }]);
    expect(page.facets.priceBand).toEqual([]);
    expect(ids(await search('city=320200'))).toEqual([]);
    expect(ids(await search('priceBand=50to200&type=demand'))).toEqual([]);
    expect(page.items[0]).not.toHaveProperty('priceBand');
    expect(page.items[0]?._redacted).toBeDefined();
  });

  it('comes in pages that hold each hit once', async () => {
    const all = ids(await search('limit=100'));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: SearchPage = await search(`limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      seen.push(...ids(page));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
    const { nextCursor } = await search('limit=1');
    const refused = await world.get(`/v1/search?limit=1&${q('聚乳酸')}&cursor=${nextCursor ?? ''}`);
    expect(refused.body.code).toBe('request.invalid');
  });

  it.each([
    ['wildcards', '%_%'],
    ['a quote and a comment', `'; drop table listings; --`],
    ['operators', '聚乳酸 & | ! <-> :*'],
    ['a regular expression', '(.*)+[^a]{9}\\'],
    ['an emoji', '👨‍👩‍👧 👍'],
    ['controls', '\u202e聚\u0007'],
    ['a hundred characters', '聚乳酸薄膜增韧改性技术方案'.repeat(7)],
    ['only punctuation', '，。！？'],
    ['a patent number', 'ZL 2017 1 0601862.3'],
  ])('takes %s for what it is', async (_what, text) => {
    const answer = await world.get<SearchPage>(`/v1/search?${new URLSearchParams({ q: text }).toString()}`);
    expect(answer.status, answer.text).toBe(200);
  });

  it('of nothing that is there is an empty page', async () => {
    expect(await search(q('量子引力波'))).toMatchObject({ items: [], total: 0 });
  });
});

import type { Demand, Listing, SearchHit, SearchPage } from '@jtop/contract';
import { SearchPage as SearchPageSchema } from '@jtop/contract/schemas';
import { readWords } from '@jtop/rules/search';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld } from '../testing/demand-world.js';
import { cutWords } from '../matching/segment.js';
import { MOST_SURVEYED } from './paging.js';
import { foundIn, SOURCES } from './sources.js';
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

describe('words that are looked up', () => {
  it.each(SOURCES.map((source) => [source.name, source] as const))(
    'are found in the index of %s, not by reading all of them',
    async (name, source) => {
      const found = foundIn(
        { source, way: 'index', most: 10, oldest: undefined },
        readWords('聚乳酸增韧', cutWords),
      );
      const index = `${name}_${source.index.grams}`;
      let plan: unknown;
      const looking = world.platform.db.transaction().execute(async (tx) => {
        // So few rows are read by any way that there is: here there is but this one, as there is with many.
        await sql`set local enable_seqscan = off`.execute(tx);
        const { rows } = await sql<{ other: string }>`select indexname as other from pg_indexes
          where tablename = ${name} and indexname <> ${index} and indexdef like '% WHERE %'`.execute(tx);
        for (const { other } of rows) await sql`drop index ${sql.ref(other)}`.execute(tx);
        plan = (await sql`explain ${found}`.execute(tx)).rows;
        throw new Error('nothing is kept');
      });
      await expect(looking).rejects.toThrow('nothing is kept');
      expect(JSON.stringify(plan)).toContain(index);
    },
  );
});

describe('a search whose words very many have', () => {
  /** More than are surveyed, in bulk: only what is looked for differs. */
  const MANY = MOST_SURVEYED + 40;
  beforeAll(async () => {
    await sql`insert into listings
      select (jsonb_populate_record(listings, jsonb_build_object('id', gen_random_uuid(), 'no', 'BULK-' || n,
        'published_at', published_at - n * 60000))).*
      from listings, generate_series(1, ${MANY}::int) n where id = ${mention.id}::uuid`.execute(world.db);
    await sql`update listings set doc = jsonb_set(jsonb_set(doc, '{id}', to_jsonb(id::text)), '{no}', to_jsonb(no))
      where no like 'BULK-%'`.execute(world.db);
  });

  it('counts among the latest, and says so', async () => {
    const page = await search(q('包装'));
    expect(page).toMatchObject({ partial: true });
    expect(page).not.toHaveProperty('total');
    const field = page.facets.field.find(({ value }) => value === 'intelligent_manufacturing')?.count ?? 0;
    expect(field).toBeGreaterThan(MOST_SURVEYED - 5);
    expect(field).toBeLessThanOrEqual(MOST_SURVEYED);
    // Words in few rows are counted to the end, however many rows there are.
    expect(await search(q('薄膜'))).toMatchObject({ total: 2 });
  });

  it('comes in pages to its end, each hit once, those that were ranked before older ones', async () => {
    const first = await search(`${q('包装')}&limit=100`);
    const seen = ids(first);
    let page = first;
    while (page.nextCursor !== undefined) {
      // Published in between, latest of all: nothing that was ranked is moved over the edge by it.
      if (seen.length === 500) {
        await sql`update listings set published_at = published_at + 999999999 where no like 'BULK-103_'`.execute(
          world.db,
        );
      }
      page = await search(`${q('包装')}&limit=100&cursor=${page.nextCursor}`);
      seen.push(...ids(page));
    }
    expect(new Set(seen).size).toBe(seen.length);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from listings where strpos(search, '包装') > 0`.execute(world.db);
    expect(seen.length).toBeGreaterThanOrEqual((rows[0]?.count ?? 0) - 10);
  });

  it('filters beyond those that were ranked, too', async () => {
    const { rows } = await sql<{ id: string }>`
      update listings set city = '320800' where no = ${`BULK-${MANY}`} returning id`.execute(world.db);
    const page = await search(`${q('包装')}&city=320800`);
    expect(ids(page)).toEqual(rows.map(({ id }) => id));
    expect(page.partial).toBe(true);
  });
});

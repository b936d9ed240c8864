import { parseSearch } from '@jtop/rules/search';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoCatalogue, type DemoCatalogue } from '../demo/testing/demo-catalogue.js';
import { shanghai } from '../demo/years.js';
import { backfillSearch } from './backfill.js';
import { rarityOf } from './common-grams.js';
import { conditionsOf, every, hasWords, type ListingFilter } from './filter.js';
import { sequenceOf, type ListingOrder } from './order.js';
import { countInSmallCatalogue, gatherStatement, searchListings, walkStatement } from './searching.js';
import { listListings } from './service.js';

const NOW = shanghai('2026-11-24', '09:30');
const statuses = ['available', 'in_auction', 'negotiating', 'dealt', 'carried_over'];
const row = sql.raw('id, no, title, published_at, price_fen');
let demo: DemoCatalogue;

beforeAll(async () => {
  demo = await openDemoCatalogue(NOW);
});
afterAll(() => demo.close());

interface Hit {
  readonly id: string;
  readonly no: string;
}

const NEVER = 0;
const ALL = 1_000_000;
/** Bounds that leave one way only, and some that lead through all of them. */
const WAYS = [
  ['along the order', { firstLook: ALL, mostFetched: NEVER, longLook: NEVER }],
  ['by the index', { firstLook: NEVER, mostFetched: ALL, longLook: NEVER }],
  ['far along the order', { firstLook: NEVER, mostFetched: NEVER, longLook: ALL }],
  ['by the index without a bound', { firstLook: NEVER, mostFetched: NEVER, longLook: NEVER }],
  ['from one way to the next', { firstLook: 3, mostFetched: 2, longLook: 9 }],
] as const;

function wanted(
  q: string,
  filter: Partial<ListingFilter> = {},
  order: Partial<ListingOrder> = {},
  limit = 7,
) {
  return {
    row,
    search: parseSearch(q),
    conditions: conditionsOf({ statuses, ...filter }),
    sequence: sequenceOf({ by: 'publishedAt', descending: true, ...order }, undefined),
    limit,
  };
}

describe.each(WAYS)('searching %s', (_name, bounds) => {
  it.each<[string, Partial<ListingFilter>, Partial<ListingOrder>]>([
    ['方法', {}, {}],
    ['嵌合抗原 CD19', {}, {}],
    ['一种 装置', { fields: ['ai'] }, { by: 'price', descending: false }],
    ['示例', { statuses: ['carried_over'] }, { by: 'no', descending: false }],
    ['种', { starred: true }, { by: 'price' }],
    ['绝无此词', {}, {}],
  ])('for %s gives the same page', async (q, filter, order) => {
    for (const rarity of ['rare', 'common', 'unknown'] as const) {
      const search = wanted(q, filter, order);
      const { rows } = await searchListings<Hit>(demo.platform.db, search, rarity, bounds);
      const straight = await sql<Hit>`
        select ${row} from listings where ${every([...search.conditions, ...hasWords(search.search)])}
        order by ${search.sequence.whole.order} limit ${search.limit}`.execute(demo.platform.db);
      expect(rows).toEqual(straight.rows);
    }
  });
});

describe('the number of hits', () => {
  it('is told by the page where they were few, and is that of all pages', async () => {
    const search = wanted('嵌合抗原', {}, {}, 4);
    const { rows, matches } = await searchListings<Hit>(demo.platform.db, search, 'rare');
    expect(rows).toHaveLength(4);
    expect(matches).toBe(
      demo.listings.filter(
        ({ doc }) =>
          statuses.includes(doc.status) &&
          `${doc.title}${doc.abstract}${doc.keywords.join(' ')}`.includes('嵌合抗原'),
      ).length,
    );
  });

  it('is counted for a common word while the catalogue is small', async () => {
    const page = await listListings(demo.platform, { q: '一种' });
    expect(page.items).toHaveLength(20);
    expect(page.total).toBe(
      await countInSmallCatalogue(demo.platform.db, conditionsOf({ statuses }), parseSearch('一种')),
    );
    expect(page.total).toBeGreaterThan(200);
  });

  it('is that of all listings for what cannot be seen', async () => {
    const { total } = await listListings(demo.platform, {});
    expect((await listListings(demo.platform, { q: '\u200b\u202e' })).total).toBe(total);
  });
});

describe('the plans', () => {
  beforeAll(async () => {
    await sql`vacuum analyze listings`.execute(demo.platform.db);
    // What a large table is planned like: reading all of it is never worth it.
    await set('enable_seqscan', 'off');
  });
  afterAll(() => set('enable_seqscan', 'on'));

  const set = (name: string, value: string) =>
    sql`select set_config(${name}, ${value}, false)`.execute(demo.platform.db);

  async function planOf(statement: ReturnType<typeof walkStatement>): Promise<string> {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${statement}`.execute(demo.platform.db);
    return rows.map((line) => line['QUERY PLAN']).join('\n');
  }

  it('along the order read an index in its order, and sort nothing', async () => {
    // A few hundred rows are sorted sooner than they are fetched in order; a million are not.
    await set('enable_sort', 'off');
    for (const by of ['publishedAt', 'price', 'no'] as const) {
      for (const descending of [true, false]) {
        const { sequence, ...rest } = wanted('方法', { fields: ['ai'] }, { by, descending });
        for (const segment of sequence.segments) {
          const search = { ...rest, sequence: { ...sequence, segments: [segment] as const } };
          const plan = await planOf(walkStatement(search, 512));
          expect(plan).toMatch(/Index Scan (Backward )?using listings_(published|price|no_key)/);
          expect(plan).not.toMatch(/-> {2}Sort /);
        }
      }
    }
    await set('enable_sort', 'on');
  });

  it.each(['嵌合', '方法', '一种 方法 装置', '绝无此词', '靶', 'ZL201710601862.3'])(
    'by the index read the grams for %s, however common',
    async (q) => {
      const search = wanted(q, { cities: ['320100'] });
      expect(await planOf(gatherStatement(search, 2000))).toContain('listings_search_grams');
    },
  );
});

describe('how rare a word is', () => {
  it('is not known before the database has looked, and then read from its statistics', async () => {
    const fresh = await openDemoCatalogue(NOW);
    const { db } = fresh.platform;
    expect(await rarityOf(db, parseSearch('一种'))).toBe('unknown');
    await fresh.close();
    // Another handle of the process has read nothing yet.
    const later = demo.platform.db.withoutPlugins();
    await sql`analyze listings`.execute(later);
    expect(await rarityOf(later, parseSearch('一种'))).toBe('common');
    expect(await rarityOf(later, parseSearch('一种 绝无此词'))).toBe('rare');
    expect((await listListings({ ...demo.platform, db: later }, { q: '一种' })).items).toHaveLength(20);
  });
});

describe('filling the search columns', () => {
  const { listings } = { listings: () => demo.platform.db.selectFrom('listings') };
  const columns = () =>
    listings().select(['id', 'search', 'search_grams', 'search_version']).orderBy('id').execute();

  it('of rows of an older release gives what writing them gives, and changes nothing else', async () => {
    const before = await columns();
    const revs = await listings().select(['id', 'rev', 'doc']).orderBy('id').execute();
    await demo.platform.db
      .updateTable('listings')
      .set({ search: '一种 种靶', search_grams: [], search_version: 0 })
      .execute();
    expect((await listListings(demo.platform, { q: '嵌合抗原' })).items).toEqual([]);
    expect(await backfillSearch(demo.platform.db)).toBe(before.length);
    expect(await columns()).toEqual(before);
    expect(await listings().select(['id', 'rev', 'doc']).orderBy('id').execute()).toEqual(revs);
    expect((await listListings(demo.platform, { q: '嵌合抗原' })).items.length).toBeGreaterThan(0);
  });

  it('goes on where it was stopped, and then has nothing to do', async () => {
    const some = await listings().select('id').orderBy('id').limit(7).execute();
    await demo.platform.db
      .updateTable('listings')
      .set({ search_version: 0 })
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .execute();
    expect(await backfillSearch(demo.platform.db)).toBe(7);
    expect(await backfillSearch(demo.platform.db)).toBe(0);
  });

  it('may be done by two at once', async () => {
    await demo.platform.db.updateTable('listings').set({ search_version: 0 }).execute();
    const filled = await Promise.all([backfillSearch(demo.platform.db), backfillSearch(demo.platform.db)]);
    expect(filled[0] + filled[1]).toBeGreaterThanOrEqual((await columns()).length);
    expect((await columns()).every(({ search_version: version }) => version > 0)).toBe(true);
  });
});

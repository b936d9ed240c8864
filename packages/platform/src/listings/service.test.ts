import { parseInstant, type Listing } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { ListingPage } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../clock.js';
import { openDemoCatalogue, type DemoCatalogue } from '../demo/testing/demo-catalogue.js';
import { DAY, shanghai } from '../demo/years.js';
import { encodeCursor, cursorScope } from '../paging/index.js';
import { listListings, retrieveListing, type ListingsQuery } from './service.js';

const NOW = shanghai('2026-11-24', '09:30');
let demo: DemoCatalogue;
let published: Listing[];

beforeAll(async () => {
  demo = await openDemoCatalogue(NOW);
  published = demo.listings.map(({ doc }) => doc).filter(({ status }) => status !== 'in_review');
});
afterAll(() => demo.close());

/** Every page of a query, one after another. */
async function all(query: ListingsQuery, limit = 100): Promise<Listing[]> {
  const items: Listing[] = [];
  let cursor: string | undefined;
  do {
    const page = await listListings(demo.platform, { ...query, limit, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}

const ids = (listings: readonly Listing[]): string[] => listings.map(({ id }) => id).sort();

/** The price that a listing is sorted and filtered by. */
const price = ({ offers }: Listing): number | undefined => {
  const prices = offers.flatMap(({ priceFen }) => priceFen ?? []);
  return prices.length === 0 ? undefined : Math.min(...prices);
};

async function refusalOf(query: ListingsQuery): Promise<ProblemError> {
  const refused: unknown = await listListings(demo.platform, query).catch((error: unknown) => error);
  if (refused instanceof ProblemError) return refused;
  throw new Error('the query was answered');
}

describe('listings.list', () => {
  it('answers twenty, latest first, as the contract says', async () => {
    const page = await listListings(demo.platform, {});
    expect(ListingPage.safeParse(page).error).toBeUndefined();
    expect(page.items).toHaveLength(20);
    expect(page.total).toBe(published.length);
    expect(page.asOf).toBe('2026-11-24T09:30:00.000+08:00');
    const times = page.items.map(({ publishedAt }) => publishedAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('shows every published listing exactly once over all pages, and no other', async () => {
    expect(ids(await all({}, 17))).toEqual(ids(published));
  });

  it('tells the total on the first page only', async () => {
    const first = await listListings(demo.platform, { limit: 5 });
    const second = await listListings(demo.platform, { limit: 5, cursor: first.nextCursor });
    expect(second.total).toBeUndefined();
  });

  it.each(['publishedAt', '-publishedAt', 'no', '-no', 'price', '-price'])(
    'sorts by %s over pages',
    async (sort) => {
      const items = await all({ sort }, 23);
      expect(ids(items)).toEqual(ids(published));
      const keys = items.map((listing) => {
        if (sort.endsWith('price')) return price(listing) ?? Infinity;
        return sort.endsWith('no') ? listing.no : parseInstant(listing.publishedAt);
      });
      const known = keys.filter((key) => key !== Infinity);
      const rising = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(known).toEqual(sort.startsWith('-') ? rising.reverse() : rising);
      // Those without a price come last in both directions.
      expect(keys.slice(known.length).every((key) => key === Infinity)).toBe(true);
    },
  );

  it('filters by field, several by comma', async () => {
    const wanted = ['ai', 'info_comm'];
    const expected = published.filter(({ fields }) => wanted.some((field) => fields.includes(field)));
    expect(ids(await all({ field: wanted }))).toEqual(ids(expected));
  });

  it('filters by city, mode, state and season', async () => {
    const cities = ['320100', '320500'];
    expect(ids(await all({ city: cities }))).toEqual(
      ids(published.filter(({ supplier }) => cities.includes(supplier.adcode))),
    );
    expect(ids(await all({ mode: ['equity'] }))).toEqual(
      ids(published.filter(({ offers }) => offers.some(({ mode }) => mode === 'equity'))),
    );
    expect(ids(await all({ status: ['dealt', 'carried_over'] }))).toEqual(
      ids(published.filter(({ status }) => status === 'dealt' || status === 'carried_over')),
    );
    expect(ids(await all({ seasonId: 'auction-2025' }))).toEqual(
      ids(published.filter(({ seasonId }) => seasonId === 'auction-2025')),
    );
  });

  it('filters by stars and by first use and later payment, either way', async () => {
    for (const value of [true, false]) {
      expect(ids(await all({ starred: value }))).toEqual(
        ids(published.filter(({ starred }) => (starred !== undefined) === value)),
      );
      expect(ids(await all({ payLater: value }))).toEqual(
        ids(published.filter(({ payLater }) => payLater === value)),
      );
    }
  });

  it('filters by price, both ends included, without those that have none', async () => {
    const [low, high] = [10_000_000, 30_000_000];
    const expected = published.filter((listing) => {
      const fen = price(listing);
      return fen !== undefined && fen >= low && fen <= high;
    });
    expect(expected.length).toBeGreaterThan(10);
    expect(ids(await all({ priceMinFen: low, priceMaxFen: high, sort: 'price' }, 7))).toEqual(ids(expected));
    expect((await listListings(demo.platform, { priceMinFen: high, priceMaxFen: low })).items).toEqual([]);
  });

  it('joins filters', async () => {
    const items = await all({ field: ['ai'], status: ['available'], payLater: true, sort: '-price' }, 3);
    expect(items.length).toBeGreaterThan(3);
    for (const { fields, status, payLater } of items) {
      expect([fields.includes('ai'), status, payLater]).toEqual([true, 'available', true]);
    }
  });

  it('never shows what is not public, also when asked for it', async () => {
    const page = await listListings(demo.platform, { status: ['in_review', 'collected', 'withdrawn'] });
    expect(page).toMatchObject({ items: [], total: 0 });
    expect(page.nextCursor).toBeUndefined();
  });

  it('calls a listing verified for as long as its check counts', async () => {
    const [oldest] = await all({ status: ['available'], sort: 'publishedAt' });
    expect(oldest?.verified).toBe(false);
    const later = { ...demo.platform, clock: new ManualClock(NOW + 200 * DAY) };
    const page = await listListings(later, { status: ['available'] });
    expect(page.items.every(({ verified }) => !verified)).toBe(true);
  });
});

describe('searching', () => {
  const found = (q: string): Promise<Listing[]> => all({ q });

  it('finds any two characters of a title', async () => {
    for (const listing of published.filter((_, index) => index % 40 === 0)) {
      const from = Math.floor(listing.title.length / 2);
      expect(ids(await found(listing.title.slice(from, from + 2)))).toContain(listing.id);
    }
  });

  it('finds whole titles, numbers of listings and of patents, suppliers and keywords', async () => {
    const listing = published.find(({ rights }) => rights[0]?.number !== undefined);
    if (listing === undefined) throw new Error('no patent');
    const texts = [
      listing.title,
      listing.no,
      listing.rights[0]?.number ?? '',
      listing.supplier.name,
      listing.keywords[0] ?? '',
    ];
    for (const text of texts) expect(ids(await found(text))).toContain(listing.id);
  });

  it('takes full-width and capital letters as their plain forms', async () => {
    expect(ids(await found('ＣＤ１９'))).toEqual(ids(await found('cd19')));
    expect((await found('cd19')).length).toBeGreaterThan(0);
  });

  it('wants every word to be found', async () => {
    const both = await found('嵌合抗原 CD19');
    expect(both.length).toBeGreaterThan(0);
    for (const { title } of both) expect(title).toMatch(/CD19.*嵌合抗原|嵌合抗原.*CD19/u);
    expect(await found('嵌合抗原 碳化硅')).toEqual([]);
  });

  it.each(['一%', '_', '\\', "'", '100%', "'; drop table listings; --", '%%%%'])(
    'takes %s as plain text',
    async (q) => {
      expect(await found(q)).toEqual([]);
    },
  );

  it('finds a percent sign where there is one', async () => {
    const hits = await found('%');
    expect(hits.length).toBeGreaterThan(0);
    for (const { abstract } of hits) expect(abstract).toContain('%');
  });

  it('goes on over pages', async () => {
    const whole = await all({ q: '方法' });
    expect(whole.length).toBeGreaterThan(100);
    expect(ids(await all({ q: '方法', sort: 'price' }, 9))).toEqual(ids(whole));
  });
});

describe('a cursor', () => {
  const next = async (query: ListingsQuery): Promise<string> => {
    const { nextCursor } = await listListings(demo.platform, { ...query, limit: 2 });
    if (nextCursor === undefined) throw new Error('one page only');
    return nextCursor;
  };

  it('is refused with other filters, another sort or another list', async () => {
    const cursor = await next({ field: ['ai'] });
    const foreign = encodeCursor([1, '01941f29-7c00-7809-b858-3d654c149b99'], cursorScope('lots.list', {}));
    for (const query of [
      { cursor },
      { field: ['ai'], sort: 'price', cursor },
      { field: ['ai'], q: '方法', cursor },
      { cursor: foreign },
    ]) {
      const refused = await refusalOf(query);
      expect(refused.code).toBe('request.invalid');
      expect(refused.errors).toMatchObject([{ path: 'cursor' }]);
    }
  });

  it('is refused when its values cannot be a position here', async () => {
    const scope = cursorScope('listings.list', {});
    const id = '01941f29-7c00-7809-b858-3d654c149b99';
    for (const values of [['x', id], [null, id], [1, 'no-id'], [1], [1, id, 2], [1, 2]]) {
      expect((await refusalOf({ cursor: encodeCursor(values, scope) })).status).toBe(400);
    }
  });

  it('stays good with another page size', async () => {
    const cursor = await next({ sort: 'price' });
    const page = await listListings(demo.platform, { sort: 'price', limit: 100, cursor });
    expect(page.items).toHaveLength(100);
  });
});

describe('listings.retrieve', () => {
  it('gives a published listing', async () => {
    const [listing] = published;
    if (listing === undefined) throw new Error('nothing published');
    expect(await retrieveListing(demo.platform, listing.id)).toMatchObject({
      id: listing.id,
      title: listing.title,
    });
  });

  it.each(['', 'x', '01941f29-7c00-7809-b858-3d654c149b98', "' or 1=1", '🙂'])('knows no %s', async (id) => {
    await expect(retrieveListing(demo.platform, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not know of one that is not public', async () => {
    const hidden = demo.listings.find(({ doc }) => doc.status === 'in_review');
    await expect(retrieveListing(demo.platform, hidden?.doc.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

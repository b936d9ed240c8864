import { operations, type Listing, type Operation, type OperationId } from '@jtop/contract';
import { LISTING_SORTS } from '@jtop/contract/schemas';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import type { Client } from '../support/client.js';

type ListId = Extract<OperationId, `${string}.list`>;
type Table = typeof operations;
/** Lists that anybody can ask for, and not of one thing. */
type TopListId = {
  [Id in ListId]: Table[Id]['auth'] extends 'required'
    ? never
    : Table[Id]['path'] extends `${string}{${string}`
      ? never
      : Id;
}[ListId];
interface AnyPage {
  readonly total?: number;
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor?: string;
}

const lists = (Object.values(operations) as Operation[])
  .filter(({ paginated, path, auth }) => paginated && auth !== 'required' && !path.includes('{'))
  .map(({ id }) => id as TopListId);

/** All ids of a list, page by page. */
async function walk(
  client: Client,
  id: TopListId,
  limit: number,
  filter: Record<string, string> = {},
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit, ...(cursor === undefined ? {} : { cursor }) };
    const page: AnyPage = await client.ok(id, { query });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    if (page.nextCursor !== undefined) expect(page.items).toHaveLength(limit);
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ids;
}

const lowest = ({ offers }: Listing): number =>
  Math.min(...offers.map(({ priceFen }) => priceFen ?? Infinity));

/** Lists: pages, cursors, filters, order. */
export function listCases(ready: Ready): void {
  describe.each(lists)('%s', (id) => {
    it('gives twenty at first, and a hundred at most', async () => {
      const { client } = ready();
      const page: AnyPage = await client.ok(id);
      expect(page.items.length).toBeLessThanOrEqual(20);
      const all = await walk(client, id, 100);
      expect(page.items.map((item) => item.id)).toEqual(all.slice(0, 20));
      for (const limit of ['0', '101', '-1', '1.5', 'x', '']) {
        const problem = await client.refused(id, { query: { limit } }, 'request.invalid');
        expect(problem.errors?.[0]?.path).toBe('limit');
      }
    });

    it('gives everything once, in the same order whatever the size of pages', async () => {
      const { client } = ready();
      const all = await walk(client, id, 100);
      expect(new Set(all).size).toBe(all.length);
      expect(await walk(client, id, 37)).toEqual(all);
      const first: AnyPage = await client.ok(id, { query: { limit: 1 } });
      if (first.total !== undefined) expect(first.total).toBe(all.length);
      if (first.nextCursor !== undefined) {
        const second: AnyPage = await client.ok(id, { query: { limit: 2, cursor: first.nextCursor } });
        expect([...first.items, ...second.items].map((item) => item.id)).toEqual(all.slice(0, 3));
      }
    });

    it('refuses a cursor that it did not give', async () => {
      const { client } = ready();
      const { nextCursor }: AnyPage = await client.ok(id, { query: { limit: 1 } });
      const other: AnyPage = await client.ok(id === 'listings.list' ? 'specials.list' : 'listings.list', {
        query: { limit: 1 },
      });
      const bad = [
        'x',
        '!',
        'bm9uc2Vuc2U',
        btoa('[1,"x"]'),
        other.nextCursor ?? 'none',
        ...(nextCursor === undefined ? [] : [`${nextCursor}x`, nextCursor.slice(0, -2), flipped(nextCursor)]),
      ];
      for (const cursor of bad) {
        const problem = await client.refused(id, { query: { cursor } }, 'request.invalid');
        expect(problem.errors?.[0]?.path).toBe('cursor');
      }
    });
  });

  describe('filters of listings', () => {
    const listings = async (query: Record<string, string>) =>
      (await ready().client.ok('listings.list', { query: { limit: '100', ...query } })).items;

    it.each<[string, Record<string, string>, (listing: Listing) => boolean]>([
      ['by field', { field: 'ai' }, ({ fields }) => fields.includes('ai')],
      [
        'by fields',
        { field: 'ai,biomedicine' },
        ({ fields }) => fields.includes('ai') || fields.includes('biomedicine'),
      ],
      ['by city', { city: '320100' }, ({ supplier }) => supplier.adcode === '320100'],
      ['by mode', { mode: 'license' }, ({ offers }) => offers.some(({ mode }) => mode === 'license')],
      ['with terms to pay later', { payLater: 'true' }, ({ payLater }) => payLater],
      ['without them', { payLater: 'false' }, ({ payLater }) => !payLater],
      ['starred', { starred: 'true' }, ({ starred }) => starred !== undefined],
      ['not starred', { starred: 'false' }, ({ starred }) => starred === undefined],
      ['on offer', { status: 'available' }, ({ status }) => status === 'available'],
      [
        'in an auction',
        { status: 'in_auction' },
        ({ status, currentLotId }) => status === 'in_auction' && currentLotId !== undefined,
      ],
      ['from a price', { priceMinFen: '20000000' }, (listing) => lowest(listing) >= 20_000_000],
      ['up to a price', { priceMaxFen: '20000000' }, (listing) => lowest(listing) <= 20_000_000],
      [
        'together',
        { field: 'ai', status: 'available', starred: 'false' },
        ({ fields, status, starred }) =>
          fields.includes('ai') && status === 'available' && starred === undefined,
      ],
    ])('%s', async (_name, query, fits) => {
      const items = await listings(query);
      expect(items.length).toBeGreaterThan(0);
      for (const listing of items) expect(fits(listing), listing.no).toBe(true);
    });

    it('by words of the title, whatever their width and case', async () => {
      const [listing] = await listings({ status: 'available' });
      const word = [...(listing?.title ?? '')].slice(2, 6).join('');
      expect((await listings({ q: word })).map(({ id }) => id)).toContain(listing?.id);
      expect(await listings({ q: '绝无此词' })).toEqual([]);
      for (const q of ['%', '_', "'", '\\', '(', '%%%', '* OR 1=1'])
        expect(Array.isArray(await listings({ q }))).toBe(true);
    });

    it('by a number as people write it, by one character, by words together with filters', async () => {
      const [listing] = await listings({ status: 'available' });
      const number = listing?.rights[0]?.number ?? '';
      const digits = number.replace('ZL', '');
      const spellings = [number, number.toLowerCase(), digits, `CN${digits}`, number.replace('.', '')];
      spellings.push(digits.slice(4, 11), [...number].map(fullWidth).join(''));
      for (const q of spellings) {
        expect(
          (await listings({ q })).map(({ id }) => id),
          q,
        ).toContain(listing?.id);
      }
      const [character = ''] = [...(listing?.title ?? '')].slice(3);
      expect((await listings({ q: character })).length).toBeGreaterThan(0);
      const q = `${[...(listing?.title ?? '')].slice(2, 6).join('')} ${listing?.no ?? ''}`;
      const field = listing?.fields[0] ?? '';
      expect((await listings({ q, field, sort: '-price' })).map(({ id }) => id)).toEqual([listing?.id]);
      const other = field === 'ai' ? 'biomedicine' : 'ai';
      expect(await listings({ q, field: other })).toEqual([]);
    });

    it('over pages of words that many have and that few have', async () => {
      const { client } = ready();
      for (const q of ['方法', '一种 方法', '嵌合', '示例']) {
        const all = await walk(client, 'listings.list', 100, { q });
        for (const sort of LISTING_SORTS) {
          const sorted = await walk(client, 'listings.list', 7, { q, sort, status: 'available' });
          expect(all, `${q} by ${sort}`).toEqual(expect.arrayContaining(sorted));
          expect(new Set(sorted).size).toBe(sorted.length);
        }
      }
    });

    it('by what is no word, without an error and without everything', async () => {
      const { client } = ready();
      const hostile = [
        "'; drop table listings; --",
        '\u202e拍卖',
        '\u0001\u0007',
        '👍'.repeat(50),
        '抗 '.repeat(49),
      ];
      hostile.push('%_\\', '{"$gt":""}', '<script>', '一'.repeat(100), '🏳️‍🌈', '\ufdfa'.repeat(100));
      for (const q of hostile) expect(Array.isArray(await listings({ q })), q).toBe(true);
      expect(await listings({ q: '👍👎' })).toEqual([]);
      for (const q of ['长'.repeat(101), '\u0000']) {
        const problem = await client.refused('listings.list', { query: { q } }, 'request.invalid');
        expect(problem.errors?.[0]?.path).toBe('q');
      }
      await client.refused('listings.list', { query: { q: '长'.repeat(10_000) } }, 'request.invalid');
    });

    it('none that fits gives an empty page, and nothing hidden is ever shown', async () => {
      expect(await listings({ priceMinFen: '9007199254740991' })).toEqual([]);
      expect(await listings({ status: 'collected,in_review,withdrawn' })).toEqual([]);
    });

    it('in the order asked for', async () => {
      const numbers = async (sort: string) => (await listings({ sort })).map(({ no }) => no);
      expect(await numbers('no')).toEqual([...(await numbers('no'))].sort());
      expect(await numbers('-no')).toEqual([...(await numbers('-no'))].sort().reverse());
      const prices = (await listings({ sort: 'price' })).map(lowest);
      expect(prices).toEqual([...prices].sort((a, b) => a - b));
      const dates = (await listings({ sort: '-publishedAt' })).map(({ publishedAt }) => publishedAt);
      expect(dates).toEqual([...dates].sort().reverse());
      expect((await listings({})).map(({ publishedAt }) => publishedAt)).toEqual(dates);
    });
  });

  describe.each(LISTING_SORTS)('listings sorted by %s', (sort) => {
    it('come once each, those without a price too, whatever the size of pages', async () => {
      const { client } = ready();
      const all = await walk(client, 'listings.list', 100, { sort });
      expect([...all].sort()).toEqual((await walk(client, 'listings.list', 100)).sort());
      expect(await walk(client, 'listings.list', 41, { sort })).toEqual(all);
    });
  });

  describe('filters of other lists', () => {
    it('lots by status, session, listing, field and city', async () => {
      const { client, auction } = ready();
      const listing = await auction.freeListing();
      const lot = await auction.announced({ listing });
      const ids = async (query: Record<string, string>) =>
        (await client.ok('lots.list', { query: { limit: 100, ...query } })).items;
      for (const query of [
        { status: 'registering,bidding' },
        { sessionId: lot.sessionId },
        { listingId: lot.listingId },
        { field: listing.fields[0] ?? '' },
        { city: listing.supplier.adcode },
      ]) {
        expect(
          (await ids(query as Record<string, string>)).map(({ id }) => id),
          JSON.stringify(query),
        ).toContain(lot.id);
      }
      expect(await ids({ sessionId: lot.sessionId })).toHaveLength(1);
      expect((await ids({ status: 'completed', listingId: lot.listingId })).length).toBe(0);
      expect(await ids({ sessionId: 'nothing-of-the-kind' })).toEqual([]);
      for (const { status } of await ids({ status: 'bidding' })) expect(status).toBe('bidding');
      for (const { listing: sold } of await ids({ field: 'ai' })) expect(sold.fields).toContain('ai');
    });

    it('lots latest first, and no drafts but for the operator', async () => {
      const { client, auction } = ready();
      const draft = await auction.draft();
      const query = { listingId: draft.listingId };
      expect((await client.ok('lots.list', { query })).items).toEqual([]);
      expect((await client.ok('lots.list', { query, as: 'demo-company-1' })).items).toEqual([]);
      expect((await client.ok('lots.list', { query, as: 'demo-operator' })).items).toHaveLength(1);
      const openings = (await client.ok('lots.list', { query: { limit: 100 } })).items.map(
        ({ opensAt }) => opensAt,
      );
      expect(openings).toEqual([...openings].sort().reverse());
    });

    it('sessions by day and kind, earliest first', async () => {
      const { client, auction } = ready();
      const session = await auction.session((await client.now()) + 600_000);
      const { items } = await client.ok('sessions.list', {
        query: { from: session.date, to: session.date, kind: 'special', limit: 100 },
      });
      expect(items.map(({ id }) => id)).toContain(session.id);
      for (const { date, kind } of items) expect([date, kind]).toEqual([session.date, 'special']);
      const all = (await client.ok('sessions.list', { query: { limit: 100 } })).items.map(
        ({ opensAt }) => opensAt,
      );
      expect(all).toEqual([...all].sort());
      await client.refused('sessions.list', { query: { from: '2026-02-30' } }, 'request.invalid');
    });

    it('seasons by year and kind, specials by season, organizations by role, kind and city', async () => {
      const { client } = ready();
      const [season] = (await client.ok('seasons.list', { query: { kind: 'auction' } })).items;
      expect(season?.kind).toBe('auction');
      const year = season?.year ?? 0;
      for (const found of (await client.ok('seasons.list', { query: { year } })).items)
        expect(found.year).toBe(year);
      expect((await client.ok('seasons.list', { query: { year: 2001 } })).items).toEqual([]);
      const specials = (await client.ok('specials.list', { query: { seasonId: season?.id ?? '' } })).items;
      expect(specials.length).toBeGreaterThan(0);
      for (const special of specials) expect(special.seasonId).toBe(season?.id);
      const hosts = (await client.ok('organizations.list', { query: { role: 'host', limit: 100 } })).items;
      expect(hosts.length).toBeGreaterThan(0);
      for (const { roles } of hosts) expect(roles).toContain('host');
      const [host] = hosts;
      const query = { kind: host?.kind ?? '', city: host?.adcode ?? '', limit: 100 };
      expect((await client.ok('organizations.list', { query })).items.map(({ id }) => id)).toContain(
        host?.id,
      );
    });

    it('announcements by lot and kind, newest first', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced({ text: '公告 & <b>文本</b>' });
      await client.ok('lots.cancel', {
        params: { id: lot.id },
        as: 'demo-operator',
        body: { reason: '测试撤回' },
      });
      const { items } = await client.ok('announcements.list', { query: { lotId: lot.id } });
      expect(items.map(({ kind, text }) => [kind, text])).toEqual([
        ['cancel', '测试撤回'],
        ['auction', '公告 & <b>文本</b>'],
      ]);
      expect(
        (await client.ok('announcements.list', { query: { lotId: lot.id, kind: 'auction' } })).items[0]?.id,
      ).toBe(lot.announcementId);
      expect((await client.ok('announcements.list', { query: { lotId: 'nothing' } })).items).toEqual([]);
    });
  });
}

/** A plain character in its full width. */
const fullWidth = (character: string): string =>
  String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);

/** The cursor with one letter in its middle changed. */
function flipped(cursor: string): string {
  const at = Math.floor(cursor.length / 2);
  return `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`;
}

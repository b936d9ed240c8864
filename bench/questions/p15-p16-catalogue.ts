import type { Listing } from '@jtop/contract';
import pino from 'pino';
import { ManualClock } from '../../packages/platform/src/clock.js';
import { openDatabase } from '../../packages/platform/src/db/open.js';
import { listListings, type ListingsQuery } from '../../packages/platform/src/listings/service.js';
import { cursorScope, encodeCursor } from '../../packages/platform/src/paging/index.js';
import { ABSENT_WORD, COMMON_WORD, loadListings, RARE_WORD } from '../lib/catalogue-data.js';
import { startPostgres, type BenchServer } from '../lib/postgres.js';
import type { BenchContext, Question } from '../lib/question.js';
import { of, ratio, type Answer } from '../lib/report.js';
import { interleave, type Case } from '../lib/rounds.js';

/** Calls a round: one takes about a millisecond. */
const CALLS = 40;
const FILTER = { status: ['available'], payLater: true, field: ['ai', 'info_comm', 'biomedicine'] } as const;

/** Paging and searching through the service that answers `GET /v1/listings`, on PostgreSQL. */
export const ask: Question = async (context) => {
  const server = await startPostgres();
  try {
    return [await paging(context, server), await searching(context, server)];
  } finally {
    await server.stop();
  }
};

async function paging({ quick, rounds, say }: BenchContext, server: BenchServer): Promise<Answer> {
  const many = quick ? 20_000 : 1_000_000;
  const few = quick ? 2000 : 10_000;
  const large = await openCatalogue(server, 'paging_large', many, false, say);
  const small = await openCatalogue(server, 'paging_small', few, false, say);
  try {
    const offset = Math.floor(many / 14);
    const cases: Case[] = [
      { name: 'keyset, 10,000', run: () => small.page({ status: ['available'] }, few / 2) },
      { name: 'keyset, 1,000,000', run: () => large.page({ status: ['available'] }, many / 2) },
      { name: 'keyset by price', run: () => large.page({ status: ['available'], sort: 'price' }, many / 2) },
      { name: 'keyset without price', run: () => large.page({ sort: '-price' }, many / 2, null) },
      { name: 'OFFSET 71,428', run: () => large.offset(offset) },
    ];
    const rows = await interleave(cases, rounds);
    return {
      goals: ['P15'],
      question: 'a page of 20 in the middle of a long catalogue',
      unit: 'ms a page',
      rows,
      checks: [
        {
          what: '1,000,000 against 10,000',
          value: ratio(rows, 'keyset, 1,000,000', 'keyset, 10,000'),
          goal: 1.5,
          is: 'at most',
          firm: false,
        },
        {
          what: 'against OFFSET',
          value: ratio(rows, 'keyset, 1,000,000', 'OFFSET 71,428'),
          goal: 0.02,
          is: 'at most',
          firm: false,
        },
      ],
      notes: [`${many} and ${few} listings on PostgreSQL ${server.version}`],
    };
  } finally {
    await large.close();
    await small.close();
  }
}

async function searching({ quick, rounds, say }: BenchContext, server: BenchServer): Promise<Answer> {
  const count = quick ? 4000 : 100_000;
  const catalogue = await openCatalogue(server, 'searching', count, true, say);
  try {
    const query = (q: string): ListingsQuery => ({ ...FILTER, q });
    const searches: Case[] = [
      { name: 'no hit', run: () => catalogue.page(query(ABSENT_WORD)) },
      { name: 'common', run: () => catalogue.page(query(COMMON_WORD)) },
      { name: 'rare', run: () => catalogue.page(query(RARE_WORD)) },
      { name: 'common, by price', run: () => catalogue.page({ ...query(COMMON_WORD), sort: 'price' }) },
      { name: 'rare, by price', run: () => catalogue.page({ ...query(RARE_WORD), sort: '-price' }) },
    ];
    const beside: Case[] = [
      { name: 'one character', run: () => catalogue.page(query('砷')) },
      {
        name: 'common word elsewhere',
        run: () => catalogue.page({ q: COMMON_WORD, status: ['available'], city: ['320600'], field: ['ai'] }),
      },
      { name: 'patent number', run: () => catalogue.page({ q: 'ZL2017 1 1012345.5' }) },
      { name: 'LIKE', run: () => catalogue.like(ABSENT_WORD) },
    ];
    const keyset: Case = { name: 'keyset page', run: () => catalogue.page(FILTER, count / 2) };
    const rows = await interleave([keyset, ...searches, ...beside], rounds);
    const worst = Math.max(...searches.map(({ name }) => of(rows, name).median));
    return {
      goals: ['P16'],
      question: 'the first page of a search by two characters with filters and a sort',
      unit: 'ms a page',
      rows,
      checks: [
        {
          what: 'worst search against the keyset page',
          value: worst / of(rows, 'keyset page').median,
          goal: 2,
          is: 'at most',
          firm: false,
        },
      ],
      notes: [
        `${count} listings on PostgreSQL ${server.version}; the first page of a search also tells the total where it is known`,
      ],
    };
  } finally {
    await catalogue.close();
  }
}

async function openCatalogue(
  server: BenchServer,
  name: string,
  count: number,
  withText: boolean,
  say: (line: string) => void,
) {
  const databaseUrl = await server.create(name);
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ dataDir: 'memory', databaseUrl }, log);
  const client = await server.connect(databaseUrl);
  say(`loading ${count} listings`);
  await loadListings(client, count, withText);
  const platform = { db: database.db, clock: new ManualClock(Date.parse('2026-06-01T10:00:00+08:00')) };

  /** Milliseconds a call of what is given. */
  const timed = async (call: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    for (let n = 0; n < CALLS; n += 1) await call();
    return (performance.now() - from) / CALLS;
  };
  /** Ids, numbers and times rise together: see loadListings. */
  const cursorAt = (query: ListingsQuery, place: number, price: number | null): string => {
    const n = Math.floor(place);
    const id = `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    const publishedAt = Date.parse('2026-01-01T00:00:00+08:00') + n * 1000;
    const byPrice = query.sort?.endsWith('price') ?? false;
    return encodeCursor([byPrice ? price : publishedAt, id], cursorScope('listings.list', { ...query }));
  };
  return {
    page(query: ListingsQuery, place?: number, price: number | null = 500_000_000): Promise<number> {
      const whole = place === undefined ? query : { ...query, cursor: cursorAt(query, place, price) };
      return timed(() => listListings(platform, whole));
    },
    offset: (rows: number) =>
      timed(() =>
        client.query<{ doc: Listing }>(
          `select doc from listings where status = 'available' order by published_at desc, id desc offset $1 limit 20`,
          [rows],
        ),
      ),
    like: (word: string) =>
      timed(() =>
        client.query(
          `select doc from listings where status = 'available' and title like '%' || $1 || '%'
           order by published_at desc, id desc limit 20`,
          [word],
        ),
      ),
    async close(): Promise<void> {
      await client.end();
      await database.close();
    },
  };
}

import { CompiledQuery } from 'kysely';
import pino from 'pino';
import { ManualClock } from '../../packages/platform/src/clock.js';
import { openDatabase } from '../../packages/platform/src/db/open.js';
import { listListings } from '../../packages/platform/src/listings/service.js';
import { search, type SearchListQuery } from '../../packages/platform/src/search/service.js';
import {
  ABSENT_WORD,
  COMMON_ENGLISH,
  COMMON_WORD,
  RARE_ENGLISH,
  RARE_WORD,
  loadListings,
  type Loader,
} from '../lib/catalogue-data.js';
import { loadDemands } from '../lib/demand-data.js';
import { startPostgres, type BenchServer } from '../lib/postgres.js';
import type { BenchContext, Question } from '../lib/question.js';
import { of, type Answer } from '../lib/report.js';
import { interleave, type Case } from '../lib/rounds.js';

/** Calls a round: one takes some milliseconds. */
const CALLS = 10;
/** The page that everything is measured by is the one of P16. */
const KEYSET = { status: ['available'], payLater: true, field: ['ai', 'info_comm', 'biomedicine'] } as const;

const QUERIES: Readonly<Record<string, SearchListQuery>> = {
  'no hit': { q: ABSENT_WORD },
  rare: { q: RARE_WORD },
  'rare, English': { q: RARE_ENGLISH },
  common: { q: COMMON_WORD },
  'common, English': { q: COMMON_ENGLISH },
  'common, one filter': { q: COMMON_WORD, field: ['ai'] },
  'common, three filters': { q: COMMON_WORD, type: ['listing'], field: ['ai'], city: ['320100', '320500'] },
  'no words': {},
};

/** Searching listings and demands with facets, through the service that answers `GET /v1/search`. */
export const ask: Question = async (context) => {
  const server = await startPostgres();
  try {
    const databaseUrl = await server.create('search');
    const [many, few] = context.quick ? [4000, 1000] : [100_000, 20_000];
    return [
      await searching(context, `PostgreSQL ${server.version}`, many, server, databaseUrl),
      await searching(context, 'PGlite', few, server),
    ];
  } finally {
    await server.stop();
  }
};

async function searching(
  { rounds, say }: BenchContext,
  what: string,
  count: number,
  server: BenchServer,
  databaseUrl?: string,
): Promise<Answer> {
  // The platform's own connections give up a statement that takes as long as building an index does.
  const client = databaseUrl === undefined ? undefined : await server.connect(databaseUrl);
  const database = await openDatabase(
    { dataDir: 'memory', ...(databaseUrl === undefined ? {} : { databaseUrl }) },
    pino({ level: 'silent' }),
  );
  try {
    const { db } = database;
    const loader: Loader = client ?? {
      query: async <Row extends object>(text: string, values: unknown[] = []) => {
        const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, values));
        return { rows };
      },
    };
    say(`${what}: loading ${count} listings`);
    await loadListings(loader, count, true);
    await loadDemands(loader, count / 5);
    const platform = { db, clock: new ManualClock(Date.parse('2026-06-01T10:00:00+08:00')) };
    const timed = async (call: () => Promise<unknown>): Promise<number> => {
      const from = performance.now();
      for (let n = 0; n < CALLS; n += 1) await call();
      return (performance.now() - from) / CALLS;
    };
    const { nextCursor } = await search(platform, { q: COMMON_WORD });
    const { nextCursor: behind } = await listListings(platform, KEYSET);
    const cases: Case[] = Object.entries({
      ...QUERIES,
      'common, next page': { q: COMMON_WORD, cursor: nextCursor },
    }).map(([name, query]) => ({ name, run: () => timed(() => search(platform, query)) }));
    const keyset: Case = {
      name: 'keyset page',
      run: () => timed(() => listListings(platform, { ...KEYSET, cursor: behind })),
    };
    const rows = await interleave([keyset, ...cases], rounds);
    return {
      goals: ['P15', 'P16'],
      question: `search of listings and demands with five facets, ${what}`,
      unit: 'ms a page',
      rows,
      checks: [
        {
          what: 'worst search with facets against the keyset page',
          value: Math.max(...cases.map(({ name }) => of(rows, name).median)) / of(rows, 'keyset page').median,
          goal: 10,
          is: 'at most',
          firm: false,
        },
      ],
      notes: [
        `${count} listings and ${count / 5} demands; hits are ranked and counted up to the latest 1,500 of each`,
      ],
    };
  } finally {
    await client?.end();
    await database.close();
  }
}

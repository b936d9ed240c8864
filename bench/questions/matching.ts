import pino from 'pino';
import { ManualClock } from '../../packages/platform/src/clock.js';
import { openDatabase } from '../../packages/platform/src/db/open.js';
import { listListings } from '../../packages/platform/src/listings/service.js';
import { findListings, type Wanted } from '../../packages/platform/src/matching/candidates.js';
import { demandTerms } from '../../packages/platform/src/matching/term-columns.js';
import { cursorScope, encodeCursor } from '../../packages/platform/src/paging/index.js';
import { COMMON_WORD, loadListings, RARE_WORD } from '../lib/catalogue-data.js';
import { bestPrecisionAt5, qualityOf, rankByRules, rankByTrigrams } from '../lib/matching-quality.js';
import { startPostgres } from '../lib/postgres.js';
import type { BenchContext, Question } from '../lib/question.js';
import { counted, ratio, type Answer } from '../lib/report.js';
import { interleave, type Case } from '../lib/rounds.js';

const CALLS = 20;
const FIRST_DAY = Date.parse('2026-01-01T00:00:00+08:00');
const FILTER = { status: ['available'], payLater: true, field: ['ai', 'info_comm', 'biomedicine'] } as const;

/** How good matching is on labelled pairs, and how quick on a long catalogue. */
export const ask: Question = async (context) => [...quality(), await speed(context)];

/** Figures that are the same in every run: ours beside trigrams, on both halves of the pairs. */
function quality(): Answer[] {
  return (['tuning', 'report'] as const).map((half) => {
    const rankers = { rules: qualityOf(rankByRules(), half), trigrams: qualityOf(rankByTrigrams(), half) };
    const rows = (Object.keys(rankers) as (keyof typeof rankers)[]).flatMap((name) => [
      counted(`${name}: precision@5`, rankers[name].precisionAt5),
      counted(`${name}: recall@20`, rankers[name].recallAt20),
      counted(`${name}: nDCG@5`, rankers[name].ndcgAt5),
    ]);
    return {
      goals: ['matching'],
      question: `labelled pairs, ${half} half: the rules against trigram similarity`,
      unit: 'share',
      rows,
      checks: [
        {
          what: 'precision@5 against trigrams',
          value: rankers.rules.precisionAt5 / rankers.trigrams.precisionAt5,
          goal: 1.3,
          is: 'at least',
          firm: true,
        },
        {
          what: 'recall@20 above trigrams',
          value: rankers.rules.recallAt20 - rankers.trigrams.recallAt20,
          goal: 0.1,
          is: 'at least',
          firm: true,
        },
      ],
      notes: [
        `precision@5 can be ${bestPrecisionAt5(half).toFixed(3)} at most: few demands have five that fit`,
      ],
    };
  });
}

async function speed({ quick, rounds, say }: BenchContext): Promise<Answer> {
  const count = quick ? 4000 : 100_000;
  const server = await startPostgres();
  try {
    const databaseUrl = await server.create('matching');
    const database = await openDatabase({ dataDir: 'memory', databaseUrl }, pino({ level: 'silent' }));
    const client = await server.connect(databaseUrl);
    say(`loading ${count} listings`);
    await loadListings(client, count, true);
    const { rows: texts } = await client.query<{ title: string; abstract: string }>(
      `select title, doc->>'abstract' as abstract from listings where id = any($1)`,
      [[1000, 2077].map((n) => idOf(n))],
    );
    const platform = { db: database.db, clock: new ManualClock(FIRST_DAY) };
    const timed = async (call: () => Promise<unknown>): Promise<number> => {
      const from = performance.now();
      for (let n = 0; n < CALLS; n += 1) await call();
      return (performance.now() - from) / CALLS;
    };
    const wanted = texts.map(({ title, abstract }) => wantedBy(title, abstract));
    const rare = wantedBy(`${RARE_WORD}${COMMON_WORD}`, texts[0]?.abstract ?? '');
    const cases: Case[] = [
      { name: 'keyset page', run: () => timed(() => listListings(platform, keyset(count / 2))) },
      ...wanted.map((each, index) => ({
        name: `top 20, demand ${index + 1}`,
        run: () => timed(() => findListings(database.db, each)),
      })),
      { name: 'top 20, rare word', run: () => timed(() => findListings(database.db, rare)) },
    ];
    const rows = await interleave(cases, rounds);
    await client.end();
    await database.close();
    return {
      goals: ['matching'],
      question: 'the twenty listings that fit a demand best',
      unit: 'ms a call',
      rows,
      checks: [
        {
          what: 'the slowest of them against the keyset page',
          value: Math.max(...rows.slice(1).map(({ name }) => ratio(rows, name, 'keyset page'))),
          goal: 10,
          is: 'at most',
          firm: false,
        },
      ],
      notes: [
        `${count} listings on PostgreSQL ${server.version}; candidates, documents and reasons included`,
      ],
    };
  } finally {
    await server.stop();
  }
}

function wantedBy(title: string, problem: string): Wanted {
  const facts = { field: 'ai', adcode: '320100', ipc: ['C08L'] };
  return { facts, kept: demandTerms({ title, problem, ipc: facts.ipc }) };
}

function idOf(n: number): string {
  return `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

function keyset(place: number) {
  const scope = cursorScope('listings.list', { ...FILTER });
  return { ...FILTER, cursor: encodeCursor([FIRST_DAY + place * 1000, idOf(place)], scope) };
}

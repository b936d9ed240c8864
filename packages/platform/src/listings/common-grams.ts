import type { SearchQuery } from '@jtop/rules/search';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.js';

/** How often the rarest gram of a query stands in the catalogue, as far as is known. */
export type Rarity = 'rare' | 'common' | 'unknown';

interface Statistics {
  /** The most frequent grams, each with the part of the rows that has it, from 0 to 1. */
  readonly shares: ReadonlyMap<string, number>;
  /** How many rows there are. */
  readonly rows: number;
}

interface Known {
  readonly statistics: Promise<Statistics>;
  /** Milliseconds of the process; it is no date. */
  readonly until: number;
}

const KEPT_MS = 600_000;
const known = new WeakMap<Kysely<Database>, Map<string, Known>>();

/**
 * Guesses from the statistics that the database keeps of its grams, read once in ten minutes: the thousand most frequent
 * ones are there, which is those of some per cent of all listings. A wrong guess costs some milliseconds, no hit.
 */
export async function rarityOf(
  db: Kysely<Database>,
  { grams }: SearchQuery,
  table = 'listings',
  column = 'search_grams',
): Promise<Rarity> {
  const known = await statisticsOf(db, table, column);
  if (known.shares.size === 0) return 'unknown';
  return grams.every((gram) => known.shares.has(gram)) ? 'common' : 'rare';
}

/** About how many rows have the rarest of some grams, by the same statistics; 0 where they do not know it. */
export async function hitsExpected(
  db: Kysely<Database>,
  { grams }: SearchQuery,
  table: string,
  column: string,
): Promise<number> {
  const { shares, rows } = await statisticsOf(db, table, column);
  return rows * Math.min(1, ...grams.map((gram) => shares.get(gram) ?? 0));
}

function statisticsOf(db: Kysely<Database>, table: string, column: string): Promise<Statistics> {
  const now = performance.now();
  const ofDb = known.get(db) ?? new Map<string, Known>();
  known.set(db, ofDb);
  const name = `${table}.${column}`;
  const before = ofDb.get(name);
  if (before !== undefined && now < before.until) return before.statistics;
  const statistics = readStatistics(db, table, column);
  ofDb.set(name, { statistics, until: now + KEPT_MS });
  statistics.catch(() => ofDb.delete(name));
  return statistics;
}

/** Empty before the database has looked at the table, which PGlite never does by itself. */
async function readStatistics(db: Kysely<Database>, table: string, column: string): Promise<Statistics> {
  const { rows } = await sql<{ grams: string[]; shares: number[]; rows: number }>`
    select most_common_elems::text::text[] as grams, most_common_elem_freqs::float8[] as shares,
      (select reltuples::float8 from pg_class where oid = to_regclass(${table})) as rows
    from pg_stats where schemaname = current_schema() and tablename = ${table} and attname = ${column}
      and most_common_elems is not null`.execute(db);
  const [known] = rows;
  if (known === undefined) return { shares: new Map(), rows: 0 };
  // Behind the shares of the grams the database keeps some figures about all of them.
  const shares = new Map(known.grams.map((gram, index) => [gram, known.shares[index] ?? 0]));
  return { shares, rows: Math.max(0, known.rows) };
}

import type { SearchQuery } from '@jtop/rules/search';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.js';

/** How often the rarest gram of a query stands in the catalogue, as far as is known. */
export type Rarity = 'rare' | 'common' | 'unknown';

interface Known {
  readonly grams: Promise<ReadonlySet<string>>;
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
  const common = await commonGrams(db, table, column);
  if (common.size === 0) return 'unknown';
  return grams.every((gram) => common.has(gram)) ? 'common' : 'rare';
}

function commonGrams(db: Kysely<Database>, table: string, column: string): Promise<ReadonlySet<string>> {
  const now = performance.now();
  const ofDb = known.get(db) ?? new Map<string, Known>();
  known.set(db, ofDb);
  const name = `${table}.${column}`;
  const before = ofDb.get(name);
  if (before !== undefined && now < before.until) return before.grams;
  const grams = readCommonGrams(db, table, column);
  ofDb.set(name, { grams, until: now + KEPT_MS });
  grams.catch(() => ofDb.delete(name));
  return grams;
}

/** Empty before the database has looked at the table, which PGlite never does by itself. */
async function readCommonGrams(
  db: Kysely<Database>,
  table: string,
  column: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ grams: string[] | null }>`
    select most_common_elems::text::text[] as grams from pg_stats
    where schemaname = current_schema() and tablename = ${table} and attname = ${column}`.execute(db);
  return new Set(rows[0]?.grams);
}

import type { TermCounts } from '@jtop/rules/matching';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.js';

/** Rows that are counted: what stands in one of a hundred shows, and counting them takes some tens of milliseconds. */
const SAMPLE = 4000;
const KEPT_MS = 600_000;

interface Known {
  readonly counts: Promise<TermCounts>;
  /** Milliseconds of the process; it is no date. */
  readonly until: number;
}

/** By what a handle and its transactions have in common. */
const known = new WeakMap<object, Map<string, Known>>();

/**
 * How often terms stand in a catalogue, by a sample of it, read once in ten minutes. The database's own statistics would
 * do, but PGlite keeps none. A term that is not in the sample counts as rare.
 */
export function termCounts(db: Kysely<Database>, table: 'listings' | 'teams'): Promise<TermCounts> {
  const now = performance.now();
  const { adapter } = db.getExecutor();
  const ofDb = known.get(adapter) ?? new Map<string, Known>();
  known.set(adapter, ofDb);
  const before = ofDb.get(table);
  if (before !== undefined && now < before.until) return before.counts;
  const counts = readCounts(db, table);
  ofDb.set(table, { counts, until: now + KEPT_MS });
  counts.catch(() => ofDb.delete(table));
  return counts;
}

/** Scaled up to the whole, as far as the database can tell its size without counting. */
async function readCounts(db: Kysely<Database>, table: string): Promise<TermCounts> {
  const { rows } = await sql<{ term: string | null; count: number; sampled: number; size: number }>`
    with sample as materialized (select terms from ${sql.table(table)} limit ${SAMPLE}),
      size as (select (select count(*)::int from sample) as sampled,
        (select greatest(reltuples, 0)::int8 from pg_class where oid = ${table}::regclass) as size)
    select term, count, sampled, size from size left join
      (select term, count(*)::int as count from sample, unnest(terms) term group by term having count(*) > 1) t on true`.execute(
    db,
  );
  const [first] = rows;
  const sampled = first?.sampled ?? 0;
  const total = sampled < SAMPLE ? sampled : Math.max(sampled, first?.size ?? 0);
  const factor = sampled === 0 ? 1 : total / sampled;
  return {
    total,
    unseen: factor,
    counts: new Map(
      rows.flatMap(({ term, count }) => (term === null ? [] : [[term, Math.round(count * factor)] as const])),
    ),
  };
}

import type { Listing } from '@jtop/contract';
import { TERMS_VERSION } from '@jtop/rules/matching';
import { sql } from 'kysely';
import type { Platform } from '../context.js';
import { json } from '../db/json.js';
import type { Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { DESK_LOCK } from '../demands/desk.js';
import { findDemandsById } from '../demands/repository.js';
import type { DemandContent } from '../db/challenge-schema.js';
import type { Diagnosis } from '@jtop/contract';
import type { Job } from '../jobs/job.js';
import { catalogueChanged, catalogueVersion } from './catalogue.js';
import { suggestMatches } from './suggesting.js';
import { demandTermColumns, listingTerms } from './term-columns.js';

const EVERY_MS = 5000;
const ROWS_AT_ONCE = 200;
const DEMANDS_AT_ONCE = 5;
/** Batches of one run, so that other jobs get their turn. */
const MOST_BATCHES = 20;
/** Number of the advisory lock of the node that does it. */
const MATCHING_LOCK = 7_205_034;

/**
 * Fills the terms of rows that have none of this version, then looks for matches anew for the demands that were changed,
 * or not matched since listings or teams were written. Small transactions; what one run leaves the next one does.
 */
export function matchingJob({ db, clock }: Pick<Platform, 'db' | 'clock'>): Job {
  let last = -Infinity;
  return {
    name: 'matching',
    async run() {
      const now = clock.now();
      if (now - last < EVERY_MS) return;
      for (const work of [fillListings, fillDemands, matchSome]) {
        for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
          const done = await inTransaction(db, async (tx) => {
            const { rows } = await sql<{ mine: boolean }>`
              select pg_try_advisory_xact_lock(${sql.lit(MATCHING_LOCK)}) as mine`.execute(tx);
            return rows[0]?.mine === true ? work(tx, now) : 0;
          });
          if (done === 0) break;
        }
      }
      last = now;
    },
  };
}

async function fillListings(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: string; doc: Listing }>`
    select id, doc from listings where terms_version < ${TERMS_VERSION}
    order by terms_version, id limit ${ROWS_AT_ONCE} for update`.execute(tx);
  if (rows.length === 0) return 0;
  await writeTerms(
    tx,
    'listings',
    rows.map(({ id, doc }) => ({ id, ...listingTerms(doc) })),
  );
  await catalogueChanged(tx);
  return rows.length;
}

async function fillDemands(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: string; content: DemandContent; diagnosis: Diagnosis | null }>`
    select id, content, diagnosis from demands where terms_version < ${TERMS_VERSION}
    order by terms_version, id limit ${ROWS_AT_ONCE} for update`.execute(tx);
  if (rows.length === 0) return 0;
  await writeTerms(
    tx,
    'demands',
    rows.map(({ id, content, diagnosis }) => ({ id, ...demandTermColumns({ ...content, diagnosis }) })),
  );
  return rows.length;
}

async function writeTerms(tx: Tx, table: 'listings' | 'demands', rows: readonly object[]): Promise<void> {
  await sql`
    update ${sql.table(table)} t
    set terms = e.terms, head_terms = e.head_terms, terms_version = e.terms_version
    from jsonb_to_recordset(${json(rows)}::jsonb)
      as e(id uuid, terms text[], head_terms int, terms_version int)
    where t.id = e.id`.execute(tx);
}

async function matchSome(tx: Tx, now: number): Promise<number> {
  // Who publishes a demand matches it as well: one at a time.
  await sql`select pg_advisory_xact_lock(${sql.lit(DESK_LOCK)})`.execute(tx);
  const version = await catalogueVersion(tx);
  const { rows } = await sql<{ id: string }>`
    select d.id from demands d left join match_runs r on r.demand_id = d.id
    where d.is_public and (r.demand_id is null or r.demand_rev < d.rev or r.catalogue < ${version})
    order by d.id limit ${DEMANDS_AT_ONCE}`.execute(tx);
  const demands = await findDemandsById(
    tx,
    rows.map(({ id }) => id),
  );
  for (const demand of demands) await suggestMatches(tx, demand, now);
  return demands.length;
}

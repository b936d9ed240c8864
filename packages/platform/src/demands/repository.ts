import { sql, type Insertable, type Kysely, type RawBuilder } from 'kysely';
import type { DemandsTable } from '../db/challenge-schema.js';
import { json } from '../db/json.js';
import type { Database, Tx } from '../db/schema.js';
import { every } from '../listings/filter.js';
import { rarityOf } from '../listings/common-grams.js';
import { searchListings } from '../listings/searching.js';
import { sequenceBy, type Position } from '../paging/sequence.js';
import { conditionsOf, DEMANDS, INDEXES, type DemandFilter } from './filter.js';
import type { DemandRow } from './rows.js';

/** What a page is sorted by; `deadline` has the demands without one at its end in both directions. */
export interface DemandOrder {
  readonly by: 'publishedAt' | 'deadline' | 'no';
  readonly descending: boolean;
}

const COLUMNS = {
  publishedAt: { column: 'listed_at', nullable: false },
  deadline: { column: 'deadline', nullable: true },
  no: { column: 'no', nullable: false },
} as const;

const ROW = sql.raw('*');

/** At most `limit` demands after a position, in the order asked for; `matches` where finding them has told. */
export async function findDemands(
  db: Kysely<Database>,
  filter: DemandFilter,
  { by, descending }: DemandOrder,
  after: Position | undefined,
  limit: number,
): Promise<{ rows: DemandRow[]; matches?: number | undefined }> {
  const conditions = conditionsOf(filter);
  const sequence = sequenceBy({ ...COLUMNS[by], descending }, after);
  if (filter.search !== undefined) {
    const index = INDEXES[filter.sees];
    const wanted = { index, row: ROW, search: filter.search, conditions, sequence, limit };
    return searchListings<DemandRow>(db, wanted, await rarityOf(db, filter.search, 'demands', index.grams));
  }
  const rows: DemandRow[] = [];
  for (const segment of sequence.segments) {
    if (rows.length >= limit) break;
    const found = await selectDemands(
      [...conditions, ...segment.where],
      segment.order,
      limit - rows.length,
    ).execute(db);
    rows.push(...found.rows);
  }
  return { rows };
}

/** How many demands the filter lets through, counting no further than `most + 1`. */
export async function countDemands(
  db: Kysely<Database>,
  filter: DemandFilter,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from ${DEMANDS} where ${every(conditionsOf(filter))} limit ${most + 1}
    ) capped`.execute(db);
  return rows[0]?.count ?? 0;
}

function selectDemands(
  conditions: readonly RawBuilder<boolean>[],
  order: RawBuilder<unknown>,
  limit: number,
): RawBuilder<DemandRow> {
  return sql<DemandRow>`
    select ${ROW} from ${DEMANDS} where ${every(conditions)} order by ${order} limit ${limit}`;
}

/** One demand, or undefined. @param id - A well-formed UUID. */
export async function findDemand(db: Kysely<Database>, id: string): Promise<DemandRow | undefined> {
  const { rows } = await sql<DemandRow>`select ${ROW} from ${DEMANDS} where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** These demands, in this order; those that do not exist are left out. */
export async function findDemandsById(db: Kysely<Database>, ids: readonly string[]): Promise<DemandRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<DemandRow>`
    select ${ROW} from ${DEMANDS} where id = any(${[...ids]}::uuid[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Whose demands, and where the page before ended. */
export interface OwnDemands {
  readonly partyId: string;
  readonly organizationId: string | undefined;
  readonly statuses: readonly string[] | undefined;
  readonly after: { readonly createdAt: number; readonly id: string } | undefined;
}

/** A party's own demands, latest first. */
export async function findOwnDemands(
  db: Kysely<Database>,
  { partyId, organizationId, statuses, after }: OwnDemands,
  limit: number,
): Promise<DemandRow[]> {
  const own = sql<boolean>`company_party_id = ${partyId}::uuid`;
  const conditions = [
    organizationId === undefined ? own : sql<boolean>`(${own} or organization_id = ${organizationId}::uuid)`,
  ];
  if (statuses !== undefined) conditions.push(sql`status in (${sql.join([...statuses])})`);
  if (after !== undefined) {
    conditions.push(sql`(created_at, id) < (${after.createdAt}, ${after.id}::uuid)`);
  }
  const { rows } = await selectDemands(conditions, sql`created_at desc, id desc`, limit).execute(db);
  return rows;
}

/** How many public demands have a key. */
export async function countAlike(db: Kysely<Database>, key: string): Promise<number> {
  const row = await db
    .selectFrom('demands')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('is_public', '=', true)
    .where('anonymity_key', '=', key)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The public demands that have a key. */
export async function alikeIds(db: Kysely<Database>, key: string): Promise<string[]> {
  const rows = await db
    .selectFrom('demands')
    .select('id')
    .where('is_public', '=', true)
    .where('anonymity_key', '=', key)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Inserts rows in one statement with one parameter, however many there are: the fifty columns of each as parameters of
 * their own cost more than the rows.
 */
export async function insertDemands(tx: Tx, rows: readonly DemandRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(columnsOf(first).map((name) => sql.ref(name)));
  await sql`insert into demands (${columns}) select ${columns} from ${recordsOf(rows)}`.execute(tx);
}

/** Writes rows that are there in one statement. */
export async function updateDemands(tx: Tx, rows: readonly DemandRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const changes = columnsOf(first)
    .filter((name) => name !== 'id')
    .map((name) => sql`${sql.ref(name)} = ${sql.ref(`records.${name}`)}`);
  await sql`update demands set ${sql.join(changes)} from ${recordsOf(rows)} where demands.id = records.id`.execute(
    tx,
  );
}

const columnsOf = ({ alike: _counted, ...columns }: DemandRow): string[] => Object.keys(columns);

const recordsOf = (rows: readonly DemandRow[]): RawBuilder<unknown> =>
  sql`json_populate_recordset(null::demands, ${json(rows)}::json) records`;

export async function updateDemand(tx: Tx, row: DemandRow): Promise<void> {
  const { id, ...columns } = stored(row);
  await tx.updateTable('demands').set(columns).where('id', '=', id).execute();
}

function stored({ alike: _counted, ...row }: DemandRow): Insertable<DemandsTable> {
  return {
    ...row,
    content: json(row.content),
    disclosure: row.disclosure === null ? null : json(row.disclosure),
    diagnosis: row.diagnosis === null ? null : json(row.diagnosis),
  };
}

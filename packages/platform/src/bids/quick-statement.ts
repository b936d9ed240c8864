import { CompiledQuery } from 'kysely';
import { prepared } from '../db/prepared.js';
import type { Db } from '../db/schema.js';
import { LOG } from '../lots/lot-change.js';
import { MESSAGES } from '../lots/messages.js';
import type { BulkTable } from '../lots/bulk.js';
import { PLACE_OPERATION } from './pending-bid.js';
import { BIDS, KEYS, REJECTIONS } from './repository.js';

/** A decided batch as rows. Rows of `log`, `messages`, `bids`, `keys` and `rejections` are those of the usual inserts. */
export interface QuickRows {
  /** The lot as it was judged, and what to set on it; `changed` is false where every bid was refused. */
  readonly lot: {
    readonly id: string;
    readonly judged_rev: number;
    readonly changed: boolean;
    readonly path: string;
  };
  /** The registrations that it was judged by. */
  readonly registrations: readonly { readonly party_id: string; readonly rev: number | null }[];
  /** The keys that must not be known yet. */
  readonly asked: readonly { readonly party_id: string; readonly key: string }[];
  readonly log: readonly object[];
  readonly messages: readonly object[];
  readonly bids: readonly object[];
  readonly keys: readonly object[];
  readonly rejections: readonly object[];
}

/** Columns of a lot that bids move, with their types. Bids that would move another are stored the usual way. */
const MOVED = {
  closes_at: 'int8',
  current_price_fen: 'int8',
  leading_party_id: 'uuid',
  leading_bidder_code: 'text',
  bid_count: 'int4',
  extensions: 'int4',
  bidder_count: 'int4',
  rev: 'int4',
  head_hash: 'text',
  log_length: 'int4',
  version: 'int8',
  updated_at: 'int8',
} as const;

export const MOVED_COLUMNS: readonly string[] = Object.keys(MOVED);

const insert = (table: BulkTable, parameter: number): string =>
  `${table.head} from jsonb_to_recordset($${parameter}::jsonb) as r(lot uuid, ${table.types})
    where r.lot in (select id from held)`;

/**
 * Stores the batches of several lots in one statement, which is one transaction and one commit: only those whose lot and
 * registrations are still what the batch was judged by, and none of whose keys is known. Answers the ids of the lots
 * that it stored; of the others it stores nothing. The lots are locked in the order of their ids, so that two nodes
 * with the same lots wait for each other and not in a ring.
 *
 * The text never changes and names its columns, so that it can be prepared once a connection. Its plan is made while the
 * tables may still be small and kept while they grow: the subqueries are written so that each can only be a step in an
 * index, never a join that reads a table whole.
 */
const TEXT = prepared(
  'store_bids',
  `with wanted as materialized (
    select * from jsonb_to_recordset($1::jsonb) as r(id uuid, judged_rev int4, changed bool, path text,
      ${Object.entries(MOVED)
        .map(([name, type]) => `${name} ${type}`)
        .join(', ')})),
  stale as (
    select w.lot from jsonb_to_recordset($2::jsonb) as w(lot uuid, party_id uuid, rev int4)
      where (select g.rev from registrations g where g.lot_id = w.lot and g.party_id = w.party_id)
        is distinct from w.rev),
  answered as (
    select w.lot from jsonb_to_recordset($3::jsonb) as w(lot uuid, path text, party_id uuid, key text)
      where (select true from idempotency k where k.party_id = w.party_id
        and k.operation = '${PLACE_OPERATION}' and k.path = w.path and k.key = w.key)),
  held as materialized (
    select l.id from (select * from wanted order by id) w,
      lateral (select id from lots where id = w.id and rev = w.judged_rev for no key update) l
      where w.id not in (select lot from stale) and w.id not in (select lot from answered)),
  moved as (
    update lots l set ${MOVED_COLUMNS.map((name) => `${name} = w.${name}`).join(', ')}
      from wanted w where l.id = w.id and w.changed and l.id in (select id from held)),
  lines as (${insert(LOG, 4)}),
  messages as (${insert(MESSAGES, 5)}),
  placed as (${insert(BIDS, 6)}),
  kept as (${insert(KEYS, 7)}),
  refused as (${insert(REJECTIONS, 8)})
  select id from held`,
);

/** @returns ids of the lots whose batch is stored */
export async function storeQuickly(db: Db, batches: readonly QuickRows[]): Promise<ReadonlySet<string>> {
  const rowsOf = (pick: (batch: QuickRows) => readonly object[]): string =>
    JSON.stringify(batches.flatMap((batch) => pick(batch).map((row) => ({ ...row, lot: batch.lot.id }))));
  const { rows } = await db.executeQuery<{ id: string }>(
    CompiledQuery.raw(TEXT, [
      JSON.stringify(batches.map(({ lot }) => lot)),
      rowsOf((batch) => batch.registrations),
      rowsOf(({ asked, lot: { path } }) => asked.map((row) => ({ ...row, path }))),
      rowsOf((batch) => batch.log),
      rowsOf((batch) => batch.messages),
      rowsOf((batch) => batch.bids),
      rowsOf((batch) => batch.keys),
      rowsOf((batch) => batch.rejections),
    ]),
  );
  return new Set(rows.map(({ id }) => id));
}

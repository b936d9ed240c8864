import type { SpecialHost } from '@jtop/contract';
import type { RegistrationFacts } from '@jtop/rules/auction';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { BidRejectionsTable, BidsTable, Db, IdempotencyTable, Tx } from '../db/schema.js';
import { bulkTable, insertAll } from '../lots/bulk.js';
import type { LotRow } from '../lots/rows.js';
import { registrationFacts, type RegistrationRow } from '../registrations/facts.js';
import type { RememberedRegistration } from './lot-memory.js';
import { bidsPath, PLACE_OPERATION, type PendingBid } from './pending-bid.js';

export type BidRow = Selectable<BidsTable>;
export type RejectionRow = Selectable<BidRejectionsTable>;
export type KeyRow = Selectable<IdempotencyTable>;

/** What the answers of known keys are found by. */
export type KnownKeys = Map<string, Pick<KeyRow, 'body_hash' | 'response'>>;

export function keyName(bid: Pick<PendingBid, 'partyId' | 'key'>): string {
  return `${bid.partyId} ${bid.key}`;
}

/** What a batch is judged by besides the lot itself. */
export interface BatchInput {
  readonly known: KnownKeys;
  /** Of every party that bids in it. */
  readonly registrations: ReadonlyMap<string, RememberedRegistration>;
  /** Organizations that host the special of the lot's session. */
  readonly hosts: ReadonlySet<string>;
}

/** Registrations for a lot as the rules ask for them, by party. */
export type Registrations = ReadonlyMap<string, RegistrationFacts>;

interface InputRow {
  readonly keys: KeyRow[];
  readonly registrations: RegistrationRow[];
  readonly hosts: SpecialHost[] | null;
}

/** Reads in one round trip what a batch needs while its lot is locked. */
export async function readBatchInput(
  tx: Tx,
  lot: Pick<LotRow, 'id' | 'session_id'>,
  bids: readonly PendingBid[],
): Promise<BatchInput> {
  const parties = distinct(bids.map((bid) => bid.partyId));
  // By pairs, so that each is one step in the index: a party of a long auction has thousands of keys at this path.
  const asked = JSON.stringify(bids.map((bid) => ({ party_id: bid.partyId, key: bid.key })));
  const { rows } = await sql<InputRow>`
    select
      (select coalesce(jsonb_agg(k), '[]') from jsonb_to_recordset(${asked}::jsonb) as a(party_id uuid, key text)
        join idempotency k on k.party_id = a.party_id and k.operation = ${PLACE_OPERATION}
          and k.path = ${bidsPath(lot.id)} and k.key = a.key) as keys,
      (select coalesce(jsonb_agg(r), '[]') from registrations r
        where lot_id = ${lot.id}::uuid and party_id = any(${parties}::uuid[])) as registrations,
      (select p.doc->'hosts' from auction_sessions s join special_sessions p on p.id = s.special_session_id
        where s.id = ${lot.session_id}::uuid) as hosts`.execute(tx);
  const [row] = rows;
  return {
    known: new Map(row?.keys.map((key) => [keyName({ partyId: key.party_id, key: key.key }), key])),
    registrations: remembered(parties, row?.registrations ?? []),
    hosts: new Set(row?.hosts?.map((host) => host.orgId)),
  };
}

/** The registrations for a lot of some parties. */
export async function findRegistrations(
  tx: Db | Tx,
  lotId: string,
  partyIds: readonly string[],
): Promise<Registrations> {
  const rows = await tx
    .selectFrom('registrations')
    .selectAll()
    .where('lot_id', '=', lotId)
    .where('party_id', 'in', distinct(partyIds))
    .execute();
  return byParty(rows);
}

function byParty(rows: readonly RegistrationRow[]): Registrations {
  return new Map(rows.map((row) => [row.party_id, registrationFacts(row)]));
}

/** What is known of some parties' registrations for a lot; also that one has none. */
export function remembered(
  parties: readonly string[],
  rows: readonly RegistrationRow[],
): ReadonlyMap<string, RememberedRegistration> {
  const found = new Map(rows.map((row) => [row.party_id, row]));
  return new Map(
    parties.map((party) => {
      const row = found.get(party);
      return [party, row === undefined ? { rev: null } : { rev: row.rev, facts: registrationFacts(row) }];
    }),
  );
}

/** Where the rows of a batch are written, each kind by one insert whatever their number. */
export const BIDS = bulkTable('bids', {
  lot_id: 'uuid',
  seq: 'int4',
  party_id: 'uuid',
  bidder_code: 'text',
  amount_fen: 'int8',
  kind: 'text',
  received_at: 'int8',
  accepted_at: 'int8',
  closes_at_before: 'int8',
  closes_at_after: 'int8',
  hash: 'text',
  receipt: 'text',
});
export const KEYS = bulkTable('idempotency', {
  party_id: 'uuid',
  operation: 'text',
  path: 'text',
  key: 'text',
  body_hash: 'text',
  status: 'int4',
  response: 'text',
  created_at: 'int8',
  expires_at: 'int8',
});
export const REJECTIONS = bulkTable('bid_rejections', {
  id: 'uuid',
  lot_id: 'uuid',
  party_id: 'uuid',
  amount_fen: 'int8',
  code: 'text',
  received_at: 'int8',
  request_id: 'text',
});

export const insertBids = (rows: readonly BidRow[]): RawBuilder<unknown> => insertAll(BIDS, rows);
export const insertKeys = (rows: readonly KeyRow[]): RawBuilder<unknown> => insertAll(KEYS, rows);
export const insertRejections = (rows: readonly RejectionRow[]): RawBuilder<unknown> =>
  insertAll(REJECTIONS, rows);

/** How many parties have an accepted bid in a lot. */
export async function countBidders(tx: Tx, lotId: string): Promise<number> {
  const row = await tx
    .selectFrom('bids')
    .select((eb) => eb.fn.count<number>('party_id').distinct().as('bidders'))
    .where('lot_id', '=', lotId)
    .executeTakeFirstOrThrow();
  return Number(row.bidders);
}

/** Accepted bids behind a `seq`, ascending, `limit` of them. */
export async function listBids(db: Db, lotId: string, since: number, limit: number): Promise<BidRow[]> {
  return db
    .selectFrom('bids')
    .selectAll()
    .where('lot_id', '=', lotId)
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

import type { Listing } from '@jtop/contract';
import { formatInstant, parseInstant } from '@jtop/contract';
import type { LotState } from '@jtop/rules/auction';
import type { Selectable } from 'kysely';
import { json } from '../db/json.js';
import type { ListingsTable, Tx } from '../db/schema.js';

export type ListingRow = Selectable<ListingsTable>;

/** Statuses of a lot in which its listing is taken (I-L4). The database has a unique index over the same. */
const LIVE: readonly LotState['status'][] = [
  'registering',
  'bidding',
  'suspended',
  'closed',
  'confirmed',
  'contracted',
];

/** Locks a listing until the transaction ends. Lock the lot first where there is one. */
export async function lockListing(tx: Tx, id: string): Promise<ListingRow | undefined> {
  return tx.selectFrom('listings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Whether every right of the listing has been verified as clear and none of the checks has run out (I-L1). */
export function rightsAreClear(listing: Pick<ListingRow, 'rights_clear' | 'doc'>, now: number): boolean {
  return (
    listing.rights_clear &&
    listing.doc.rights.every(
      ({ verification }) => verification?.outcome === 'clear' && parseInstant(verification.expiresAt) > now,
    )
  );
}

/** The other lot of a listing that is live, if there is one. Only certain while the listing is locked. */
export async function otherLiveLot(tx: Tx, listingId: string, lotId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('lots')
    .select('id')
    .where('listing_id', '=', listingId)
    .where('id', '!=', lotId)
    .where('status', 'in', [...LIVE])
    .executeTakeFirst();
  return row?.id;
}

/** Where a lot's status puts its listing; undefined where it leaves it as it is. */
function saleStatus(lotStatus: LotState['status']): Listing['status'] | undefined {
  switch (lotStatus) {
    case 'registering':
    case 'bidding':
    case 'suspended':
    case 'closed':
      return 'in_auction';
    case 'confirmed':
      return 'dealt';
    case 'reserve_not_met':
    case 'no_bids':
    case 'no_sale':
    case 'cancelled':
    case 'voided':
      return 'available';
    default:
      return undefined;
  }
}

/**
 * Puts a listing where its lot now stands: in the auction, dealt, or on offer again. Does nothing where it stands there
 * already. The lot is named in the listing from its announcement on, as the current one while it is live.
 */
export async function followLot(
  tx: Tx,
  listingId: string,
  lot: { readonly id: string; readonly status: LotState['status'] },
  now: number,
): Promise<void> {
  const status = saleStatus(lot.status);
  if (status === undefined) return;
  const listing = await lockListing(tx, listingId);
  if (listing === undefined) throw new Error(`lot ${lot.id} sells a listing that does not exist`);
  const doc = docWith(listing.doc, lot.id, status, listing.rev + 1, now);
  if (listing.status === status && listing.doc.currentLotId === doc.currentLotId) return;
  await tx
    .updateTable('listings')
    .set({ status, rev: doc.rev, doc: json(doc) })
    .where('id', '=', listingId)
    .execute();
}

function docWith(doc: Listing, lotId: string, status: Listing['status'], rev: number, now: number): Listing {
  const { currentLotId: _before, ...rest } = doc;
  const taken = status === 'in_auction' || status === 'dealt';
  return {
    ...rest,
    rev,
    status,
    lotIds: doc.lotIds.includes(lotId) ? doc.lotIds : [...doc.lotIds, lotId],
    ...(taken ? { currentLotId: lotId } : {}),
    updatedAt: formatInstant(now),
  };
}

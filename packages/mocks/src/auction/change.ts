import { formatInstant, type Listing } from '@jtop/contract';
import { depositRelease, type LotState } from '@jtop/rules/auction';
import { appendEntry, type EntryDraft, type EntryOf, type LogEntryType } from '@jtop/rules/log';
import type { Store } from '../store.js';
import { lotSummary, type LotRecord } from './lot-record.js';

/** Appends an entry to the lot's log. */
export function appendToLog<T extends LogEntryType>(lot: LotRecord, draft: EntryDraft<T>): EntryOf<T> {
  const entry = appendEntry(lot.log.at(-1), draft);
  lot.log.push(entry);
  return entry;
}

/** Tells the lot's watchers of a change, with the lot as it stands; counts it as a stored one. */
export function tellLot(
  store: Store,
  lot: LotRecord,
  event: string,
  at: number,
  data: Record<string, unknown> = {},
): void {
  lot.rev += 1;
  lot.updatedAt = at;
  store.tell(`lot:${lot.id}`, event, at, (version) => {
    lot.version = version;
    return event === 'registered' ? data : { ...data, lot: lotSummary(lot, at) };
  });
}

/** Moves a lot to another status: its watchers, those of its session and its listing follow. */
export function moveLot(store: Store, lot: LotRecord, state: LotState, at: number): void {
  lot.state = state;
  tellLot(store, lot, 'status', at, { status: state.status });
  store.tell(`session:${lot.sessionId}`, 'lot', at, () => ({ lotId: lot.id, lot: lotSummary(lot, at) }));
  const status = saleStatus(state.status);
  if (status !== undefined) followLot(store, lot, status, at);
  releaseDeposits(lot);
}

/** Gives deposits back at once where the rules say that they go back now. */
function releaseDeposits(lot: LotRecord): void {
  const released = depositRelease(lot.state);
  if (released.release === 'none') return;
  for (const registration of lot.registrations.values()) {
    const { entity, partyId } = registration;
    const kept = released.release === 'others' && partyId === released.buyerPartyId;
    if (kept || entity.deposit.status !== 'paid') continue;
    registration.entity = { ...entity, deposit: { ...entity.deposit, status: 'refunded' } };
  }
}

/** Where a lot's status puts its listing; undefined where it leaves it as it is. */
function saleStatus(status: LotState['status']): Listing['status'] | undefined {
  if (status === 'registering' || status === 'bidding' || status === 'suspended' || status === 'closed')
    return 'in_auction';
  if (status === 'confirmed') return 'dealt';
  const unsold = ['reserve_not_met', 'no_bids', 'no_sale', 'cancelled', 'voided'].includes(status);
  return unsold ? 'available' : undefined;
}

function followLot(store: Store, lot: LotRecord, status: Listing['status'], at: number): void {
  const listing = store.listings.get(lot.listingId);
  if (listing === undefined || (listing.status === status && listing.currentLotId === lot.id)) return;
  const { currentLotId: _before, ...rest } = listing;
  store.listings.set(listing.id, {
    ...rest,
    rev: listing.rev + 1,
    status,
    lotIds: listing.lotIds.includes(lot.id) ? listing.lotIds : [...listing.lotIds, lot.id],
    ...(status === 'available' ? {} : { currentLotId: lot.id }),
    updatedAt: formatInstant(at),
  });
}

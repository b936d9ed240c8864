import type { Listing, Lot } from '@jtop/contract';
import { retrieveListing, retrieveLot, watchLot } from '@jtop/sdk';
import { createDataStore, type DataStore, type Sources } from './data-store.js';

/** A listing and the lot that sells it, where there is one. */
export interface ListingData {
  readonly listing: Listing;
  readonly lot: Lot | undefined;
}

const MOVING = /^(registering|bidding|suspended)$/;

/** Reads a listing, and follows its lot as long as that can still change. */
export function createListingStore(
  { core, live }: Pick<Sources, 'core' | 'live'>,
  id: string,
  realtime = true,
): DataStore<ListingData> {
  return createDataStore(async ({ signal, patch, onEnd }) => {
    const listing = await retrieveListing(core, id, { signal });
    const lotId = listing.currentLotId ?? listing.lotIds[listing.lotIds.length - 1];
    const lot = lotId === undefined ? undefined : await retrieveLot(core, lotId, { signal });
    patch({ data: { listing, lot }, error: undefined });
    if (!lot || !realtime || !MOVING.test(lot.status)) return;
    const watch = watchLot(live, lot.id);
    onEnd(() => watch.close());
    onEnd(
      watch.subscribe(() => {
        const { lot: next, connection } = watch.getSnapshot();
        patch({ data: { listing, lot: next ?? lot }, connection });
      }),
    );
  });
}

import { inTransaction } from '../../db/transaction.js';
import { demoCatalogue } from '../catalogue/catalogue.js';
import type { DemoListing } from '../catalogue/listing.js';
import { listingSuppliers } from '../catalogue/suppliers.js';
import { programmeOf } from '../programme.js';
import { storeListings, storeProgramme, storeSupplierParties } from '../store.js';
import { openDemoPlatform, type DemoPlatform } from './demo-platform.js';

export interface DemoCatalogue extends DemoPlatform {
  readonly listings: readonly DemoListing[];
}

/** The demo's facts without its lots: organizations, both years' programmes, all listings. Much quicker to make. */
export async function openDemoCatalogue(now: number): Promise<DemoCatalogue> {
  const demo = await openDemoPlatform(now);
  const suppliers = listingSuppliers();
  const listings = [2025, 2026].flatMap((year) => demoCatalogue(year, now, suppliers));
  await inTransaction(demo.platform.db, async (tx) => {
    await storeSupplierParties(tx, now);
    for (const year of [2025, 2026]) await storeProgramme(tx, programmeOf(year, now));
    await storeListings(tx, listings);
  });
  return { ...demo, listings };
}

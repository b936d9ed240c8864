import { sql } from 'kysely';
import type { Tx } from '../db/schema.js';
import type { LotRow } from '../lots/rows.js';

/**
 * Whether a party bought at another attempt of the same listing and did not keep to it (I-B9). A lot that was relisted
 * says so by its signed end: it was sold, and the sale was not declared void.
 */
export async function hasDefaulted(
  tx: Tx,
  lot: Pick<LotRow, 'id' | 'listing_id'>,
  partyId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from lots l
    where l.listing_id = ${lot.listing_id} and l.id <> ${lot.id} and l.leading_party_id = ${partyId}
      and (l.status = 'defaulted'
        or (l.status = 'relisted' and l.closing->'entry'->'data'->>'result' = 'sold'
          and not exists (select 1 from lot_log g where g.lot_id = l.id and g.type = 'voided')))
    limit 1`.execute(tx);
  return rows.length > 0;
}

import type { SpecialHost } from '@jtop/contract';
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';
import type { LotRow } from '../lots/rows.js';
import type { RegistrationRow } from '../registrations/facts.js';
import type { RememberedLot } from './lot-memory.js';
import { remembered } from './repository.js';

/** A lot that bids are to be judged on, and who bids. */
export interface AskedLot {
  readonly lotId: string;
  readonly parties: readonly string[];
}

interface FoundRow {
  readonly registrations: RegistrationRow[];
  readonly hosts: SpecialHost[] | null;
}

/**
 * Reads several lots with the registrations of those who bid on them, without a lock: what is judged by it is stored only
 * where the revisions are still the same. Lots that do not exist are left out.
 */
export async function readLots(db: Db, asked: readonly AskedLot[], now: number): Promise<RememberedLot[]> {
  const parties = new Map(asked.map(({ lotId, parties: of }) => [lotId, of]));
  const pairs = asked.flatMap(({ lotId, parties: of }) =>
    of.map((party_id) => ({ lot_id: lotId, party_id })),
  );
  const { rows } = await sql<LotRow & FoundRow>`
    select l.*,
      (select coalesce(jsonb_agg(r), '[]') from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
          as a(lot_id uuid, party_id uuid)
        join registrations r on r.lot_id = a.lot_id and r.party_id = a.party_id
        where a.lot_id = l.id) as registrations,
      (select p.doc->'hosts' from auction_sessions s join special_sessions p on p.id = s.special_session_id
        where s.id = l.session_id) as hosts
    from lots l where l.id = any(${[...parties.keys()]}::uuid[])`.execute(db);
  return rows.map(({ registrations, hosts, ...lot }) => ({
    lot,
    registrations: remembered(parties.get(lot.id) ?? [], registrations),
    hosts: new Set(hosts?.map((host) => host.orgId)),
    readAt: now,
  }));
}

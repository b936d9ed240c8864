import { parseInstant, type Organization } from '@jtop/contract';
import { sql } from 'kysely';
import { json } from '../db/json.js';
import type { Tx } from '../db/schema.js';
import { demoPartyId } from '../identity/demo-parties.js';
import { searchColumns } from '../listings/search-columns.js';
import { catalogueChanged } from '../matching/catalogue.js';
import type { DemoListing } from './catalogue/listing.js';
import { DEMO_SUPPLIERS, listingSuppliers } from './catalogue/suppliers.js';
import type { Programme } from './programme.js';

/** Rows of one insert: PostgreSQL takes 65,535 parameters a statement, and a listing has some 20. */
const ROWS_AT_ONCE = 500;

/** Writes organizations; one that another part of the start has made gets the demo's description. */
export async function storeOrganizations(tx: Tx, organizations: readonly Organization[]): Promise<void> {
  const rows = organizations.map((doc) => ({
    id: doc.id,
    rev: doc.rev,
    kind: doc.kind,
    name: doc.name,
    city: doc.adcode,
    roles: [...doc.roles],
    doc: json(doc),
  }));
  await tx
    .insertInto('organizations')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        name: eb.ref('excluded.name'),
        city: eb.ref('excluded.city'),
        roles: eb.ref('excluded.roles'),
        doc: eb.ref('excluded.doc'),
      })),
    )
    .execute();
}

/** Writes the parties behind the invented suppliers. They have no account: nobody signs in as one. */
export async function storeSupplierParties(tx: Tx, now: number): Promise<void> {
  const suppliers = new Map(listingSuppliers().map((supplier) => [supplier.partyId, supplier]));
  const rows = DEMO_SUPPLIERS.map(({ name }) => ({
    id: demoPartyId(name),
    rev: 1,
    subject: `supplier:${name}`,
    display_name: name,
    organization_id: suppliers.get(demoPartyId(name))?.organizationId ?? null,
    legal_form: 'legal',
    roles: [],
    banned: false,
    banned_until: null,
    created_at: now,
  }));
  await tx
    .insertInto('parties')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Writes a year's programme, or brings what is told of it up to date. */
export async function storeProgramme(tx: Tx, { seasons, specials }: Programme): Promise<void> {
  const seasonRows = seasons.map((doc) => ({
    id: doc.id,
    rev: doc.rev,
    kind: doc.kind,
    year: doc.year,
    starts_at: parseInstant(doc.startsAt),
    ends_at: parseInstant(doc.endsAt),
    doc: json(doc),
  }));
  const specialRows = specials.map((doc) => ({
    id: doc.id,
    rev: doc.rev,
    season_id: doc.seasonId,
    no: doc.no,
    year: doc.year,
    field: doc.field,
    // Sessions have rows of their own; the reader joins them.
    doc: json({ ...doc, sessions: [] }),
  }));
  const sessionRows = specials.flatMap(({ sessions }) =>
    sessions.map((doc) => ({
      id: doc.id,
      special_id: doc.specialId,
      seq: doc.seq,
      starts_at: doc.startsAt === undefined ? null : parseInstant(doc.startsAt),
      doc: json(doc),
    })),
  );
  await tx
    .insertInto('seasons')
    .values(seasonRows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ doc: eb.ref('excluded.doc'), rev: eb('seasons.rev', '+', 1) }))
        .where(sql<boolean>`seasons.doc is distinct from excluded.doc`),
    )
    .execute();
  await tx
    .insertInto('specials')
    .values(specialRows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ doc: eb.ref('excluded.doc'), rev: eb('specials.rev', '+', 1) }))
        .where(sql<boolean>`specials.doc is distinct from excluded.doc`),
    )
    .execute();
  await tx
    .insertInto('special_sessions')
    .values(sessionRows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        starts_at: eb.ref('excluded.starts_at'),
        doc: eb.ref('excluded.doc'),
      })),
    )
    .execute();
}

/** Writes listings, some hundred a statement. */
export async function storeListings(tx: Tx, listings: readonly DemoListing[]): Promise<void> {
  for (let from = 0; from < listings.length; from += ROWS_AT_ONCE) {
    const rows = listings.slice(from, from + ROWS_AT_ONCE).map(listingRow);
    await tx.insertInto('listings').values(rows).execute();
  }
  if (listings.length > 0) await catalogueChanged(tx);
}

function listingRow({ doc, priceFen, rightsClear }: DemoListing) {
  return {
    id: doc.id,
    rev: doc.rev,
    no: doc.no,
    kind: doc.kind,
    title: doc.title,
    status: doc.status,
    fields: [...doc.fields],
    city: doc.supplier.adcode,
    modes: [...new Set(doc.offers.map((offer) => offer.mode))],
    pay_later: doc.payLater,
    starred: doc.starred !== undefined,
    price_fen: priceFen ?? null,
    rights_clear: rightsClear,
    supplier_party_id: doc.supplier.partyId,
    season_id: doc.seasonId,
    published_at: parseInstant(doc.publishedAt),
    ...searchColumns(doc),
    doc: json(doc),
  };
}

/** Unsold listings of a season that is over go on being served (R53). */
export async function carryOver(tx: Tx, seasonId: string): Promise<void> {
  await tx
    .updateTable('listings')
    .set({ status: 'carried_over', doc: sql`jsonb_set(doc, '{status}', '"carried_over"')` })
    .where('season_id', '=', seasonId)
    .where('status', '=', 'available')
    .execute();
}

/**
 * Takes back everything that an interrupted seed has left, so that it can begin again. Only safe before the platform
 * has served anybody.
 */
export async function clearSeed(tx: Tx): Promise<void> {
  // Nothing deletes a version of a solution, so these go as tables.
  await sql`truncate intents, contests, consents, solution_versions, solutions, boards, demands cascade`.execute(
    tx,
  );
  // Rows that refer to others first.
  const tables = [
    'stream_messages',
    'topics',
    'lot_log',
    'bids',
    'bid_rejections',
    'registrations',
    'idempotency',
    'lots',
    'announcements',
    'boards',
    'demands',
    'auction_sessions',
    'listings',
    'special_sessions',
    'specials',
    'seasons',
  ] as const;
  for (const table of tables) await tx.deleteFrom(table).execute();
  await tx
    .deleteFrom('counters')
    .where((eb) => eb.or([eb('name', 'like', 'lots-%'), eb('name', 'like', 'demands-%')]))
    .execute();
}

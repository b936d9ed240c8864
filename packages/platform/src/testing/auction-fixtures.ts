import { formatInstant, type Listing, type Season, type Special, type SpecialSession } from '@jtop/contract';
import { v7 } from 'uuid';
import { json } from '../db/json.js';
import type { Db } from '../db/schema.js';
import type { Viewer } from '../identity/viewer.js';
import { searchColumns } from '../listings/search-columns.js';

/** Who takes part in the tests of the auction side. */
export type Actor =
  'operator' | 'auditor' | 'supplier' | 'host' | 'banned' | 'manager' | 'scopeless' | `company-${number}`;

export interface People {
  viewer(actor: Actor): Viewer & { readonly partyId: string };
}

const SCOPES = ['registrations:write', 'bids:place'] as const;
export const HOST_ORGANIZATION = '01890000-0000-7000-8000-0000000000aa';
export const SPECIAL_SESSION = 'auction-2026-special-1-1';
export const BANNED_UNTIL = Date.parse('2027-01-01T00:00:00+08:00');

/** Stores a season, a special and the people, with as many companies as a test asks for. */
export async function storeWorld(db: Db, companies: number, now: number): Promise<People> {
  await storeSeason(db);
  const names: Actor[] = ['operator', 'auditor', 'supplier', 'host', 'banned', 'manager', 'scopeless'];
  for (let n = 1; n <= companies; n += 1) names.push(`company-${n}`);
  const people = new Map(names.map((name) => [name, person(name)]));
  await db
    .insertInto('parties')
    .values(
      [...people].map(([name, viewer]) => ({
        id: viewer.partyId,
        rev: 1,
        subject: name,
        display_name: name,
        organization_id: viewer.organizationId ?? null,
        legal_form: 'legal',
        roles: [...viewer.roles],
        banned: viewer.banned,
        banned_until: viewer.bannedUntil ?? null,
        created_at: now,
      })),
    )
    .execute();
  return {
    viewer(actor) {
      const viewer = people.get(actor);
      if (viewer === undefined) throw new Error(`there is no ${actor}`);
      return viewer;
    },
  };
}

function person(name: Actor): Viewer & { readonly partyId: string } {
  const base = { partyId: v7(), displayName: name, banned: false, scopes: [...SCOPES] };
  switch (name) {
    case 'operator':
      return { ...base, roles: ['operator'], scopes: ['lots:manage'] };
    case 'auditor':
      return { ...base, roles: ['auditor'], scopes: ['audit:read'] };
    case 'manager':
      return { ...base, roles: ['tech_manager'] };
    case 'supplier':
      return { ...base, roles: ['university'] };
    case 'host':
      return { ...base, roles: ['university'], organizationId: HOST_ORGANIZATION };
    case 'banned':
      return { ...base, roles: ['company'], banned: true, bannedUntil: BANNED_UNTIL };
    case 'scopeless':
      return { ...base, roles: ['company'], scopes: [] };
    default:
      return { ...base, roles: ['company'] };
  }
}

async function storeSeason(db: Db): Promise<void> {
  const season: Season = {
    id: 'auction-2026',
    rev: 1,
    kind: 'auction',
    year: 2026,
    title: { zh: '2026 年成果（专利）拍卖季' },
    basis: { docNo: '测试', date: '2026-01-01' },
    focusFields: ['biomedicine'],
    startsAt: '2026-05-01T00:00:00.000+08:00',
    endsAt: '2026-12-31T23:59:59.000+08:00',
    biddingDays: ['WE', 'FR'],
    calendarExceptions: [{ date: '2026-06-05', action: 'move', to: '2026-06-04', reason: '测试' }],
    targets: [],
    status: 'running',
  };
  await db
    .insertInto('seasons')
    .values({
      id: season.id,
      rev: 1,
      kind: 'auction',
      year: 2026,
      starts_at: Date.parse(season.startsAt),
      ends_at: Date.parse(season.endsAt),
      doc: json(season),
    })
    .execute();
  await storeSpecial(db, season.id);
}

async function storeSpecial(db: Db, seasonId: string): Promise<void> {
  const session: SpecialSession = {
    id: SPECIAL_SESSION,
    specialId: 'auction-2026-special-1',
    seq: 1,
    cities: ['320100'],
    hosts: [{ orgId: HOST_ORGANIZATION, name: '承办单位', role: 'lead' }],
    openList: false,
    status: 'planned',
  };
  const special: Special = {
    id: session.specialId,
    rev: 1,
    no: 1,
    seasonId,
    seasonKind: 'auction',
    year: 2026,
    field: 'biomedicine',
    title: { zh: '生物医药产业专场' },
    targets: [],
    sessions: [session],
  };
  await db
    .insertInto('organizations')
    .values({
      id: HOST_ORGANIZATION,
      rev: 1,
      kind: 'st_bureau',
      name: '承办单位',
      city: '320100',
      roles: ['host'],
      doc: json({
        id: HOST_ORGANIZATION,
        rev: 1,
        name: '承办单位',
        kind: 'st_bureau',
        roles: ['host'],
        legalForm: 'legal',
        adcode: '320100',
      }),
    })
    .execute();
  const { id, no, year, field } = special;
  await db
    .insertInto('specials')
    .values({ id, rev: 1, season_id: seasonId, no, year, field, doc: json(special) })
    .execute();
  await db
    .insertInto('special_sessions')
    .values({ id: session.id, special_id: id, seq: 1, starts_at: null, doc: json(session) })
    .execute();
}

/** Stores a listing of the supplier's. @param rights - how its one right was verified */
export async function storeListing(
  db: Db,
  supplierPartyId: string,
  now: number,
  rights: { clear?: boolean; expiresAt?: number } = {},
): Promise<Listing> {
  const { clear = true, expiresAt = now + 180 * 86_400_000 } = rights;
  const id = v7();
  const at = formatInstant(now);
  const doc: Listing = {
    id,
    rev: 1,
    no: `JS-2026-CG-${id}`,
    kind: 'patent',
    title: '一种药物递送系统',
    abstract: '测试',
    keywords: [],
    fields: ['biomedicine'],
    ipc: [],
    rights: [
      {
        form: 'patent',
        title: '一种药物递送系统',
        applicants: ['某大学'],
        owners: ['某大学'],
        legalStatus: 'in_force',
        verification: {
          kind: 'title_check',
          outcome: clear ? 'clear' : 'unclear',
          encumbrances: [],
          checkedAt: at,
          checkedBy: 'ip_centre',
          expiresAt: formatInstant(expiresAt),
        },
      },
    ],
    offers: [{ mode: 'assignment', priceMode: 'auction' }],
    supplier: { partyId: supplierPartyId, name: '某大学', adcode: '320100' },
    seasonId: 'auction-2026',
    submittedVia: 'api',
    verified: clear,
    payLater: false,
    status: 'available',
    lotIds: [],
    publishedAt: at,
    createdAt: at,
    updatedAt: at,
  };
  await db
    .insertInto('listings')
    .values({
      id,
      rev: 1,
      no: doc.no,
      kind: doc.kind,
      title: doc.title,
      status: doc.status,
      fields: ['biomedicine'],
      city: '320100',
      modes: ['assignment'],
      pay_later: false,
      starred: false,
      price_fen: null,
      rights_clear: clear,
      supplier_party_id: supplierPartyId,
      season_id: doc.seasonId,
      published_at: now,
      ...searchColumns(doc),
      doc: json(doc),
    })
    .execute();
  return doc;
}

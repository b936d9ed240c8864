import { dateInShanghai, formatInstant, type Season } from '@jtop/contract';
import { sql } from 'kysely';
import type { Platform } from '../context.js';
import { json } from '../db/json.js';
import type { Db, Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { furtherListings } from './catalogue/catalogue.js';
import { FEATURED_LISTING_IDS } from './catalogue/featured.js';
import { CHECK_LASTS } from './catalogue/rights.js';
import { listingSuppliers } from './catalogue/suppliers.js';
import { topUpStandingDemand } from './demands/standing.js';
import { storeDemoDemands } from './demands/store.js';
import { sessionDays } from './lots/current-year-plans.js';
import type { LotPlan } from './lots/plan.js';
import { playLots } from './lots/play.js';
import { programmeOf, specialSessionId } from './programme.js';
import { storeListings, storeProgramme } from './store.js';
import { topUpTeams } from './teams.js';
import { DAY, HOUR, MINUTE, shanghai, yearInShanghai } from './years.js';

/** Verified listings on offer that a start leaves at least; the contract promises 200. */
const AVAILABLE_LISTINGS = 230;

/** A check that would run out sooner than this is renewed. */
const CHECK_MARGIN = 90 * DAY;

/** An open lot counts when it is scheduled to last this long. */
const OPEN_LOT_LEFT = 65 * MINUTE;
const OPEN_LOT_LASTS = 150 * MINUTE;
const OPEN_LOT_SINCE = 25 * MINUTE;

/**
 * Brings the demo up to the present, at each start: the programme, enough listings on offer, demands, an open lot in a session
 * of the first special, and lots to register for in the coming weekly sessions. What is there already stays.
 *
 * Run it after {@link seedDemo}, before the job loop starts and before anybody is served.
 */
export async function topUpDemo(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const programme = programmeOf(yearInShanghai(now), now);
  const season = programme.seasons.find(({ kind }) => kind === 'auction');
  if (season === undefined) throw new Error('a programme without an auction season');
  await inTransaction(platform.db, async (tx) => {
    await storeProgramme(tx, programme);
    await renewChecks(tx, season.id, now);
    await topUpListings(tx, season, now);
    await storeDemoDemands(tx, season.year, now);
    await topUpStandingDemand(tx, season.year, now);
  });
  await topUpTeams(platform.db, now);
  const openSince = await openLotSince(platform.db, now);
  const open = openSince === undefined ? openLotPlan(season.year, now) : undefined;
  const wanted = [...(open === undefined ? [] : [open]), ...(await comingLotPlans(platform.db, season, now))];
  await playLots(platform, await withListings(platform.db, season.id, wanted), now);
  const liveSince = openSince ?? (open === undefined ? undefined : openingMs(open));
  if (liveSince !== undefined) await showLive(platform.db, season.year, liveSince);
}

/** A lot that still needs a listing; `field` narrows the choice. */
type WantedLot = Omit<LotPlan, 'listingId'> & { readonly field?: string };

async function openLotSince(db: Db, now: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('lots')
    .innerJoin('auction_sessions', 'auction_sessions.id', 'lots.session_id')
    .select('lots.opens_at as opensAt')
    .where('auction_sessions.kind', '=', 'special')
    .where('lots.status', '=', 'bidding')
    .where('lots.scheduled_close_at', '>=', now + OPEN_LOT_LEFT)
    .orderBy('lots.opens_at')
    .limit(1)
    .executeTakeFirst();
  return row?.opensAt;
}

/** Open for some minutes with a few bids already, at most since midnight: a session stays within its day. */
function openLotPlan(year: number, now: number): WantedLot {
  const day = dateInShanghai(now);
  const opensAt = Math.max(shanghai(day), Math.floor((now - OPEN_LOT_SINCE) / MINUTE) * MINUTE);
  return {
    day,
    opens: formatInstant(opensAt).slice(11, 16),
    specialSessionId: specialSessionId(year, 1, 1),
    closesAt: Math.ceil((now + OPEN_LOT_LASTS) / (5 * MINUTE)) * 5 * MINUTE,
    bidders: 4,
    bids: 5,
    field: 'biomedicine',
  };
}

function openingMs({ day, opens }: WantedLot): number {
  return shanghai(day, opens);
}

/** Two lots for each of the coming bidding days that has none to register for. */
async function comingLotPlans(db: Db, season: Season, now: number): Promise<WantedLot[]> {
  const { coming } = sessionDays(season, now);
  if (coming.length === 0) return [];
  const rows = await db
    .selectFrom('auction_sessions')
    .innerJoin('lots', 'lots.session_id', 'auction_sessions.id')
    .select('auction_sessions.date as date')
    .distinct()
    .where('auction_sessions.kind', '=', 'weekly')
    .where('auction_sessions.date', 'in', coming)
    .where('lots.status', '=', 'registering')
    .execute();
  const served = new Set(rows.map((row) => row.date));
  return coming
    .filter((day) => !served.has(day))
    .flatMap((day) => [
      { day, bidders: 1, bids: 0 },
      { day, bidders: 0, bids: 0 },
    ]);
}

/** Gives each wanted lot a listing of its own: the longest on offer at a price, of its field where there is one. */
async function withListings(db: Db, season: string, wanted: readonly WantedLot[]): Promise<LotPlan[]> {
  if (wanted.length === 0) return [];
  const candidates = await db
    .selectFrom('listings')
    .select(['id', 'fields'])
    .where('season_id', '=', season)
    .where('status', '=', 'available')
    .where('rights_clear', '=', true)
    .where('price_fen', 'is not', null)
    .where(sql<boolean>`'assignment' = any(modes)`)
    .where('id', 'not in', [...FEATURED_LISTING_IDS])
    .orderBy('published_at')
    .orderBy('id')
    .limit(100)
    .execute();
  return wanted.flatMap(({ field, ...plan }) => {
    const fitting = candidates.findIndex(({ fields }) => field === undefined || fields.includes(field));
    const [listing] = candidates.splice(Math.max(0, fitting), 1);
    return listing === undefined ? [] : [{ ...plan, listingId: listing.id }];
  });
}

/** Adds listings where long use has left too few; a new year's season gets its first ones here. */
async function topUpListings(tx: Tx, season: Season, now: number): Promise<void> {
  const { total, available } = await tx
    .selectFrom('listings')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`count(*) filter (where status = 'available' and rights_clear)`.as('available'),
    ])
    .where('season_id', '=', season.id)
    .executeTakeFirstOrThrow();
  const missing = AVAILABLE_LISTINGS - Number(available);
  if (missing <= 0) return;
  await storeListings(tx, furtherListings(season.year, Number(total), missing, now, listingSuppliers()));
}

/** The IP centre looks again at what stays on offer, before a check runs out. */
async function renewChecks(tx: Tx, season: string, now: number): Promise<void> {
  const checked = json(formatInstant(now - HOUR));
  const expires = json(formatInstant(now - HOUR + CHECK_LASTS));
  await tx
    .updateTable('listings')
    .set((eb) => ({
      rev: eb('rev', '+', 1),
      doc: sql`jsonb_set(jsonb_set(doc, '{rights,0,verification,checkedAt}', ${checked}::jsonb),
        '{rights,0,verification,expiresAt}', ${expires}::jsonb)`,
    }))
    .where('season_id', '=', season)
    .where('status', '=', 'available')
    .where('rights_clear', '=', true)
    .where(sql<boolean>`doc #>> '{rights,0,verification,expiresAt}' < ${formatInstant(now + CHECK_MARGIN)}`)
    .execute();
}

/** The special whose lot is open is the one that is going on. */
async function showLive(db: Db, year: number, since: number): Promise<void> {
  const change = json({ startsAt: formatInstant(since), status: 'live' });
  await db
    .updateTable('special_sessions')
    .set({ starts_at: since, doc: sql`doc || ${change}::jsonb` })
    .where('id', '=', specialSessionId(year, 1, 1))
    .execute();
}

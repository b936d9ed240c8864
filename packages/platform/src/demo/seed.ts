import type { Platform } from '../context.js';
import { json } from '../db/json.js';
import type { Db, Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { playChallenge } from './challenge/play.js';
import { ENDED_PLANS, RUNNING_PLANS } from './challenge/plans.js';
import { demoCatalogue } from './catalogue/catalogue.js';
import { listingSuppliers } from './catalogue/suppliers.js';
import { storeDemoDemands } from './demands/store.js';
import { currentYearPlans } from './lots/current-year-plans.js';
import { noticeYearPlans } from './lots/notice-year-plans.js';
import { playLots } from './lots/play.js';
import { demoOrganizations } from './organizations.js';
import { programmeOf, seasonId, type Programme } from './programme.js';
import {
  carryOver,
  clearSeed,
  storeListings,
  storeOrganizations,
  storeProgramme,
  storeSupplierParties,
} from './store.js';
import { DAY, NOTICE_YEAR, shanghai, yearInShanghai } from './years.js';

const SETTING = 'demo.seed';

/** How far the seed has come; once `done` it never runs again on this database. */
interface SeedState {
  readonly state: 'running' | 'done';
  /** The year that was the current one. */
  readonly year: number;
}

/**
 * Fills an empty database with the demo: 2025 as the notice has it, and the current year. A seed that was interrupted
 * is taken back and begun anew, so that there is never half a season; one that was finished stays as it is.
 *
 * Run it before the job loop starts and before anybody is served: lots live through their past in it.
 *
 * @returns whether it seeded
 */
export async function seedDemo(platform: Platform): Promise<boolean> {
  const before = await readState(platform.db);
  if (before?.state === 'done') return false;
  const now = platform.clock.now();
  const year = yearInShanghai(now);
  await inTransaction(platform.db, async (tx) => {
    if (before !== undefined) await clearSeed(tx);
    await writeState(tx, { state: 'running', year });
    await storeFacts(tx, year, now);
  });
  await playPast(platform, year, now);
  await inTransaction(platform.db, (tx) => writeState(tx, { state: 'done', year }));
  return true;
}

async function storeFacts(tx: Tx, year: number, now: number): Promise<void> {
  const suppliers = listingSuppliers();
  await storeOrganizations(tx, demoOrganizations());
  await storeSupplierParties(tx, now);
  for (const each of yearsUpTo(year)) {
    await storeProgramme(tx, programmeOf(each, now));
    await storeListings(tx, demoCatalogue(each, now, suppliers));
  }
  // What is carried over names the season that it goes to, so that has to be there first.
  for (const each of yearsUpTo(year)) await storeDemoDemands(tx, each, now);
}

/** The lots of the ended season first, then those of the running one, each on a clock of its own. */
async function playPast(platform: Platform, year: number, now: number): Promise<void> {
  if (year > NOTICE_YEAR) {
    const end = shanghai(`${NOTICE_YEAR + 1}-01-01`) - DAY;
    await playLots(platform, noticeYearPlans(now), end);
    await inTransaction(platform.db, (tx) => carryOver(tx, seasonId('auction', NOTICE_YEAR)));
  }
  await playLots(platform, currentYearPlans(auctionSeason(programmeOf(year, now)), now), now);
  if (year > NOTICE_YEAR) {
    for (const plan of ENDED_PLANS) {
      const publishedAt = shanghai(`${NOTICE_YEAR}-07-01`, '09:00');
      await playChallenge(platform, plan, seasonId('challenge', NOTICE_YEAR), publishedAt);
    }
  }
  for (const plan of RUNNING_PLANS) {
    const publishedAt = now - plan.publishedAgo * DAY;
    await playChallenge(platform, plan, seasonId('challenge', year), publishedAt);
  }
}

/** The notice's year and the current one, each once. */
function yearsUpTo(year: number): number[] {
  return year > NOTICE_YEAR ? [NOTICE_YEAR, year] : [year];
}

function auctionSeason({ seasons }: Programme): Programme['seasons'][number] {
  const season = seasons.find(({ kind }) => kind === 'auction');
  if (season === undefined) throw new Error('a programme without an auction season');
  return season;
}

async function readState(db: Db): Promise<SeedState | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', SETTING).executeTakeFirst();
  return row?.value as SeedState | undefined;
}

async function writeState(tx: Tx, state: SeedState): Promise<void> {
  await tx
    .insertInto('settings')
    .values({ key: SETTING, value: json(state) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json(state) }))
    .execute();
}

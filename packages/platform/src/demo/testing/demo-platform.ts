import { pino } from 'pino';
import { MemoryStore } from '../../blobs/index.js';
import { ManualClock } from '../../clock.js';
import { readConfig } from '../../config.js';
import type { Platform } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { DEMO_PARTIES } from '../../identity/demo-parties.js';
import { loadKeys } from '../../identity/keys.js';
import { upsertDemoParties } from '../../identity/repository.js';
import { InProcessBus } from '../../live/bus.js';
import { SandboxGateway } from '../../registrations/gateway.js';
import { openTestDatabase } from '../../testing/database.js';
import { demoOrganizations } from '../organizations.js';
import { seedDemo } from '../seed.js';
import { storeOrganizations } from '../store.js';
import { topUpDemo } from '../top-up.js';

/** A whole season is played in these tests; on a busy machine that takes its time. */
export const PATIENCE_MS = 180_000;

/** A platform for tests of the demo: its own database, and a clock that stands still. */
export interface DemoPlatform {
  readonly platform: Platform;
  readonly clock: ManualClock;
  close(): Promise<void>;
}

/** @param now - where the clock stands, epoch milliseconds */
export async function openDemoPlatform(now: number): Promise<DemoPlatform> {
  const database = await openTestDatabase();
  const { db } = database;
  const clock = new ManualClock(now);
  await inTransaction(db, async (tx) => {
    await storeOrganizations(tx, demoOrganizations());
    await upsertDemoParties(tx, DEMO_PARTIES, now);
  });
  const platform: Platform = {
    config: readConfig({ DATA_DIR: 'memory' }),
    db,
    clock,
    log: pino({ level: 'silent' }),
    keys: await loadKeys(db, now),
    bus: new InProcessBus(),
    gateway: new SandboxGateway(clock),
    blobs: new MemoryStore(),
  };
  return { platform, clock, close: () => database.close() };
}

/** What a start does about the demo. */
export async function prepareDemo(platform: Platform): Promise<void> {
  await seedDemo(platform);
  await topUpDemo(platform);
}

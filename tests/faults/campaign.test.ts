import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage, type Storage } from './campaign/database.js';
import type { Phase } from './campaign/phase.js';
import { clock } from './campaign/phases/clock.js';
import { cuts } from './campaign/phases/cuts.js';
import { session } from './campaign/phases/session.js';
import { Random } from './campaign/random.js';
import { Report } from './campaign/report.js';
import { Deadline } from './campaign/waiting.js';

/** The same chance at each run: what differs is the machine's. */
const SEED = 20_251_127;

let storage: Storage;
beforeAll(async () => {
  storage = await openStorage('pglite');
});
afterAll(() => storage.remove());

/** Runs a phase of the campaign, in small. */
async function run(phase: Phase): Promise<Report> {
  const report = new Report();
  await phase.run({ storage, report, random: new Random(SEED), deadline: new Deadline(phase.boundMs) });
  return report;
}

test('listeners behind a line that is cut at random bytes miss nothing and get nothing twice', async () => {
  const report = await run(cuts({ count: 40, watchers: 4 }));
  expect(report.violations).toEqual([]);
});

test('lots that everybody bids on at the last moment end as their logs say', async () => {
  const report = await run(session({ count: 5, withinMs: 3_000 }));
  expect(report.violations).toEqual([]);
});

test('time that jumps, in the sandbox and on the machine, closes each lot once and at its end', async () => {
  const report = await run(clock({ jumps: 4 }));
  expect(report.violations).toEqual([]);
});

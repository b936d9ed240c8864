import { parseInstant } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules/log';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../context.js';
import { logLines } from '../lots/repository.js';
import { openDemoCatalogue } from './testing/demo-catalogue.js';
import { lotsOf } from './testing/demo-lots.js';
import { openDemoPlatform, prepareDemo, PATIENCE_MS } from './testing/demo-platform.js';
import { topUpDemo } from './top-up.js';
import { HOUR } from './years.js';

/** What a start promises on any day: a lot that is open for an hour more, some to register for, logs that verify. */
async function expectPromises(platform: Platform, now: number): Promise<void> {
  const lots = await lotsOf(platform);
  const open = lots.filter(({ status }) => status === 'bidding');
  expect(open.some((lot) => parseInstant(lot.rules.scheduledCloseAt) >= now + HOUR)).toBe(true);
  expect(lots.filter(({ status }) => status === 'registering').length).toBeGreaterThanOrEqual(4);
  for (const { id } of lots.filter(({ status }) => status !== 'draft')) {
    const jsonl = (await logLines(platform.db, id)).map((line) => `${line}\n`).join('');
    expect(verifyLotLog({ jsonl, jwks: platform.keys.receiptJwks() }).ok).toBe(true);
  }
}

describe('a first start', () => {
  it.each([
    ['in the first minutes of a year', '2027-01-01T00:03:00.000+08:00'],
    ['on a bidding day, while its session is on', '2026-06-03T11:00:00.000+08:00'],
    ['in the year of the notice', '2025-09-17T15:00:00.000+08:00'],
  ])(
    '%s',
    async (_, instant) => {
      const now = parseInstant(instant);
      const demo = await openDemoPlatform(now);

      await prepareDemo(demo.platform);

      await expectPromises(demo.platform, now);
      await demo.close();
    },
    PATIENCE_MS,
  );
});

describe('a later start', () => {
  it.each([
    ['in the holiday', '2026-10-02T10:00:00.000+08:00'],
    ['on the last evening of a year', '2026-12-31T23:58:00.000+08:00'],
  ])(
    '%s',
    async (_, instant) => {
      const now = parseInstant(instant);
      const demo = await openDemoCatalogue(now);

      await topUpDemo(demo.platform);

      await expectPromises(demo.platform, now);
      await demo.close();
    },
    PATIENCE_MS,
  );
});

import { parseInstant } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules/log';
import { describe, expect, it } from 'vitest';
import { logLines } from '../lots/repository.js';
import { lotsOf } from './testing/demo-lots.js';
import { openDemoPlatform, prepareDemo } from './testing/demo-platform.js';
import { HOUR } from './years.js';

describe('unusual days of a first start', () => {
  it.each([
    ['the first minutes of a year', '2027-01-01T00:03:00.000+08:00'],
    ['a bidding day, while its session is on', '2026-06-03T11:00:00.000+08:00'],
    ['the last evening of a year', '2026-12-31T23:58:00.000+08:00'],
    ['the year of the notice', '2025-09-17T15:00:00.000+08:00'],
  ])('%s', async (_, instant) => {
    const now = parseInstant(instant);
    const demo = await openDemoPlatform(now);

    await prepareDemo(demo.platform);

    const lots = await lotsOf(demo.platform);
    const open = lots.filter(({ status }) => status === 'bidding');
    expect(open.some((lot) => parseInstant(lot.rules.scheduledCloseAt) >= now + HOUR)).toBe(true);
    expect(lots.filter(({ status }) => status === 'registering').length).toBeGreaterThanOrEqual(4);
    for (const { id } of lots.filter(({ status }) => status !== 'draft')) {
      const jsonl = (await logLines(demo.platform.db, id)).map((line) => `${line}\n`).join('');
      expect(verifyLotLog({ jsonl, jwks: demo.platform.keys.receiptJwks() }).ok).toBe(true);
    }
    await demo.close();
  });
});

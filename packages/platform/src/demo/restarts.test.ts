import { parseInstant } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listListings } from '../listings/service.js';
import { retrieveSeason } from '../seasons/service.js';
import { seedDemo } from './seed.js';
import { countRows, lotsOf, openLot } from './testing/demo-lots.js';
import { openDemoPlatform, PATIENCE_MS, prepareDemo, type DemoPlatform } from './testing/demo-platform.js';
import { DAY, HOUR, MINUTE, shanghai } from './years.js';

describe('later starts, one after the other', () => {
  let demo: DemoPlatform;
  beforeAll(async () => {
    demo = await openDemoPlatform(shanghai('2026-11-24', '09:30'));
    await prepareDemo(demo.platform);
  }, PATIENCE_MS);
  afterAll(() => demo.close());

  it(
    'after 20 minutes: nothing is seeded again, and the open lot stays',
    async () => {
      const before = await countRows(demo.platform);
      const open = await openLot(demo.platform);
      demo.clock.advance(20 * MINUTE);

      expect(await seedDemo(demo.platform)).toBe(false);
      await prepareDemo(demo.platform);

      expect(await countRows(demo.platform)).toEqual(before);
      expect((await openLot(demo.platform)).id).toBe(open.id);
    },
    PATIENCE_MS,
  );

  it(
    'after six days: another lot is open, and the next sessions have lots to register for',
    async () => {
      const first = await openLot(demo.platform);
      demo.clock.advance(6 * DAY);

      await prepareDemo(demo.platform);

      const second = await openLot(demo.platform);
      expect(second.id).not.toBe(first.id);
      expect(parseInstant(second.rules.scheduledCloseAt)).toBeGreaterThan(demo.clock.now() + HOUR);
      const days = (await lotsOf(demo.platform))
        .filter(({ status }) => status === 'registering')
        .map((lot) => lot.opensAt.slice(0, 10));
      for (const day of ['2026-12-02', '2026-12-04', '2026-12-09', '2026-12-11']) expect(days).toContain(day);
    },
    PATIENCE_MS,
  );

  it(
    'in the next year: its season runs, with verified listings enough',
    async () => {
      demo.clock.advance(300 * DAY);

      await prepareDemo(demo.platform);

      expect((await retrieveSeason(demo.platform, 'auction-2027')).status).toBe('running');
      expect((await retrieveSeason(demo.platform, 'auction-2026')).status).toBe('ended');
      expect((await openLot(demo.platform)).opensAt.slice(0, 4)).toBe('2027');
      const page = await listListings(demo.platform, {
        seasonId: 'auction-2027',
        status: ['available'],
        limit: 100,
      });
      expect(page.total).toBeGreaterThanOrEqual(200);
      expect(page.items.every(({ verified }) => verified)).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'months later in that year: checks that were about to run out have been renewed',
    async () => {
      demo.clock.advance(95 * DAY);

      await prepareDemo(demo.platform);

      const page = await listListings(demo.platform, {
        seasonId: 'auction-2027',
        status: ['available'],
        limit: 100,
      });
      expect(page.items.every(({ verified }) => verified)).toBe(true);
    },
    PATIENCE_MS,
  );
});

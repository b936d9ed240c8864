import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DemandPage } from '@jtop/contract';
import { DemandWorld } from '../testing/demand-world.js';
import { backfillDemands } from './backfill.js';

let world: DemandWorld;
beforeAll(async () => {
  world = await DemandWorld.open();
});
afterAll(() => world.close());

it('makes demands found again whose search is of an older version, and shows nobody more than before', async () => {
  const { id } = await world.published({
    disclosure: { level: 'parties', hiddenFields: ['summary'] },
  });
  const before = await world.db.selectFrom('demands').selectAll().executeTakeFirstOrThrow();
  const emptied = {
    search_version: 0,
    // As an older rule left it, which found fewer names.
    company_other_names: [],
    search: '',
    search_grams: [],
    public_search: '',
    public_search_grams: [],
  };
  await world.db.updateTable('demands').set(emptied).execute();
  const found = async (): Promise<string[]> =>
    (await world.done<DemandPage>('GET', '/v1/demands?q=聚乳酸')).items.map((item) => item.id);
  expect(await found()).toEqual([]);
  expect(await backfillDemands(world.db)).toBe(1);
  expect(await found()).toEqual([id]);
  expect(await world.db.selectFrom('demands').selectAll().executeTakeFirstOrThrow()).toEqual(before);
  expect(await backfillDemands(world.db)).toBe(0);
});

import { keptTerms } from '@jtop/rules/matching';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DemandWorld } from '../testing/demand-world.js';
import { storeListing } from '../testing/matching-fixtures.js';
import { findListings } from './candidates.js';

let world: DemandWorld;
beforeAll(async () => {
  world = await DemandWorld.open();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

it('finds by a word that most have where the rare ones find nothing', async () => {
  for (let count = 0; count < 30; count += 1) {
    await storeListing(world, { title: '聚乳酸', keywords: ['聚乳酸'], fields: ['advanced_materials'] });
  }
  const facts = { field: 'advanced_materials', adcode: '320100', ipc: [] };
  const kept = keptTerms(['聚乳酸', '从未有过'], []);
  const found = await findListings(world.db, { facts, kept });
  expect(found).toHaveLength(20);
  expect(found[0]?.reasons.find(({ code }) => code === 'keywords')?.facts).toEqual({ terms: ['聚乳酸'] });
});

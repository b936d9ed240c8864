import type { Demand, MatchPage } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMAND_ACTORS, DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { storeListing, storeTeam } from '../testing/matching-fixtures.js';

/** Stands in everything that the company hides, and nowhere else. */
const CANARY = '金丝雀暗号';
const NAME = '云杉';

let world: DemandWorld;
let demand: Demand;
let matchId: string;
beforeAll(async () => {
  world = await DemandWorld.open();
  // What is hidden is what these would be found by.
  await storeListing(world, {
    title: '一种聚乳酸薄膜增韧剂',
    abstract: '用于包装。',
    keywords: ['聚乳酸', '增韧'],
    ipc: ['C08L'],
    fields: ['advanced_materials'],
  });
  await storeTeam(world);
  demand = await world.published({
    summary: `${CANARY}的摘要，写给愿意看的人。`,
    problem: `${CANARY}：现有薄膜断裂伸长率不足，包装线上易破裂，需要增韧。`,
    constraints: `${CANARY}的约束`,
    presentState: `${CANARY}的现状`,
    contactPerson: { name: CANARY, phone: '13812345678' },
    disclosure: {
      level: 'parties',
      hiddenFields: ['summary', 'problem', 'constraints', 'presentState', 'budgetFen', 'adcode'],
    },
  });
  await world.publishedBoard([demand.id]);
  const { items } = await world.done<MatchPage>('GET', `/v1/demands/${demand.id}/matches?side=listing`, {
    as: 'operator',
  });
  matchId = items[0]?.id ?? '';
  await world.done('POST', '/v1/pushes', {
    as: 'operator',
    body: { demandId: demand.id, audience: 'university' },
  });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

/** Each operation that says something of a demand, as it would be asked by somebody curious. */
const ASKED: [operation: string, method: string, path: () => string, body?: () => object][] = [
  ['demands.list', 'GET', () => '/v1/demands'],
  ['demands.list by words', 'GET', () => `/v1/demands?q=${CANARY}`],
  ['demands.retrieve', 'GET', () => `/v1/demands/${demand.id}`],
  ['boards.list', 'GET', () => '/v1/boards'],
  ['me.demands.list', 'GET', () => '/v1/me/demands'],
  ['demands.matches.list', 'GET', () => `/v1/demands/${demand.id}/matches`],
  ['me.matches.list', 'GET', () => '/v1/me/matches'],
  [
    'matches.create',
    'POST',
    () => '/v1/matches',
    () => ({
      demandId: demand.id,
      counterpart: { type: 'team', id: world.viewers.get('university')?.partyId },
      note: '试试',
    }),
  ],
  ['matches.respond', 'POST', () => `/v1/matches/${matchId}/respond`, () => ({ answer: 'decline' })],
  ['pushes.list', 'GET', () => '/v1/pushes'],
  ['pushes.create', 'POST', () => '/v1/pushes', () => ({ demandId: demand.id, audience: 'host' })],
  ['pushes.coverage.retrieve', 'GET', () => '/v1/pushes/coverage'],
  ['search.list', 'GET', () => '/v1/search?type=demand'],
  ['search.list by words', 'GET', () => `/v1/search?q=${encodeURIComponent('增韧')}`],
  ['search.list by what is hidden', 'GET', () => `/v1/search?q=${CANARY}`],
];
const KNOWING: ReadonlySet<DemandActor> = new Set(['operator', 'company', 'colleague']);
const OTHERS = [undefined, ...DEMAND_ACTORS.filter((actor) => !KNOWING.has(actor))];

describe('what a company hides', () => {
  it.each(ASKED)(
    '%s tells it to nobody who may not know',
    async (_operation, method, path, body?: () => object) => {
      for (const as of OTHERS) {
        const { text } = await world.call(method, path(), { as, body: body?.() });
        expect(
          text.includes(CANARY) || text.includes(NAME) || text.includes('13812345678'),
          `${as}: ${text}`,
        ).toBe(false);
      }
    },
  );

  it('is told to those who may, so that the test would see it', async () => {
    for (const as of KNOWING) {
      const { text } = await world.call('GET', `/v1/demands/${demand.id}`, { as });
      expect(text).toContain(CANARY);
    }
  });
});

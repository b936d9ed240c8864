import type { Demand, MatchPage, PushCoverage, PushPage, PushSummary } from '@jtop/contract';
import { PushPage as PushPageSchema } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { storeTeam } from '../testing/matching-fixtures.js';

let world: DemandWorld;
beforeAll(async () => {
  world = await DemandWorld.open();
  await storeTeam(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const partyOf = (actor: DemandActor): string => world.viewers.get(actor)?.partyId ?? '';
const push = (demand: Pick<Demand, 'id'>, body: object, as: DemandActor = 'operator') =>
  world.call<PushSummary & { code: string; errors?: { path: string }[] }>('POST', '/v1/pushes', {
    as,
    body: { demandId: demand.id, ...body },
  });
const listed = async (as: DemandActor, query = '') => {
  const page = await world.done<PushPage>('GET', `/v1/pushes?${query}`, { as });
  expect(PushPageSchema.parse(page)).toEqual(page);
  return page.items;
};

describe('a push', () => {
  it('to teams reaches those that fit, once, and lets them see what matched teams may see', async () => {
    const demand = await world.published({
      disclosure: { level: 'matched', hiddenFields: [] },
      contactPerson: { name: '周明', phone: '13812345678' },
    });
    expect((await world.demand(demand.id, 'university')).view).toBe('members');
    expect((await push(demand, { audience: 'team' })).body).toMatchObject({ sentCount: 1, skippedCount: 0 });
    expect((await push(demand, { audience: 'team' })).body).toMatchObject({ sentCount: 0, skippedCount: 1 });
    const [sent] = await listed('university');
    expect(sent).toMatchObject({ audience: 'team', recipient: { partyId: partyOf('university') } });
    expect(sent?.openedAt).toBeUndefined();

    expect((await world.demand(demand.id, 'university')).view).toBe('matched');
    expect((await world.demand(demand.id, 'university')).company?.name).toContain('云杉');
    expect((await listed('university'))[0]?.openedAt).toBeDefined();
    const [match] = (await world.done<MatchPage>('GET', '/v1/me/matches', { as: 'university' })).items;
    expect(match).toMatchObject({ status: 'viewed', demandTitle: demand.title });
    await world.done('POST', `/v1/matches/${match?.id ?? ''}/respond`, {
      as: 'university',
      body: { answer: 'decline', reason: 'no_capacity' },
    });
    expect((await listed('university'))[0]?.respondedAt).toBeDefined();
    expect((await world.demand(demand.id, 'university')).view).toBe('members');
  });

  it('goes to parties of its audience only, and names the one that is not', async () => {
    const demand = await world.published();
    const wrong = await push(demand, { audience: 'host', partyIds: [partyOf('host'), partyOf('company')] });
    expect(wrong.body.errors).toMatchObject([{ path: 'partyIds.1' }]);
    const nobody = '018f0000-0000-7000-8000-000000000001';
    expect((await push(demand, { audience: 'host', partyIds: [nobody] })).status).toBe(404);
    expect((await push(demand, { audience: 'host', partyIds: [partyOf('host')] })).body.sentCount).toBe(1);
    const all = await push(demand, { audience: 'company', batchNo: 2 }, 'subcentre');
    expect(all.body.sentCount).toBeGreaterThan(0);
    expect((await listed('subcentre')).every(({ batchNo }) => batchNo === 2)).toBe(true);
    expect(await listed('company', `demandId=${demand.id}`)).toEqual([]);
    expect(await listed('operator', `demandId=${demand.id}&audience=host`)).toHaveLength(1);
    expect(await listed('operator', 'demandId=nothing')).toEqual([]);
    expect(await listed('page')).toEqual([]);
  });

  it('is for those who serve a region, and of a demand that is public', async () => {
    const demand = await world.published();
    expect((await push(demand, { audience: 'team' }, 'company')).body.code).toBe('auth.forbidden');
    expect((await push(demand, { audience: 'team' }, 'manager')).body.code).toBe('auth.forbidden');
    const draft = await world.post();
    expect((await push(draft, { audience: 'team' })).body).toMatchObject({
      code: 'demand.state',
      demandStatus: 'draft',
    });
    expect((await push(draft, { audience: 'team' }, 'host')).status).toBe(404);
  });
});

describe('coverage', () => {
  it('counts what was published and what was pushed, a season and a field, and names nobody', async () => {
    const coverage = async (query = '') => {
      const answer = await world.get<PushCoverage>(`/v1/pushes/coverage?${query}`);
      expect(answer.text).not.toMatch(/partyId|示例|云杉/u);
      return answer.body;
    };
    const before = await coverage('seasonId=challenge-2026');
    const demand = await world.published({ field: 'biomedicine' });
    const published = await coverage('seasonId=challenge-2026');
    expect(published).toMatchObject({ published: before.published + 1, pushed: before.pushed });
    expect(published.fields.find(({ field }) => field === 'biomedicine')).toEqual({
      field: 'biomedicine',
      published: 1,
      pushed: 0,
    });
    await push(demand, { audience: 'university' });
    const pushed = await coverage('seasonId=challenge-2026');
    expect(pushed.pushed).toBe(before.pushed + 1);
    expect(pushed.coverageBp).toBe(Math.floor((pushed.pushed * 10_000) / pushed.published));
    expect(await coverage('seasonId=challenge-2027')).toMatchObject({
      published: 0,
      pushed: 0,
      coverageBp: 10_000,
    });
  });
});

import type { Demand, Listing, Match, MatchPage } from '@jtop/contract';
import { MatchPage as MatchPageSchema } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { storeListing, storeTeam } from '../testing/matching-fixtures.js';
import { matchingJob } from './job.js';

let world: DemandWorld;
let fitting: Listing;
let other: Listing;
beforeAll(async () => {
  world = await DemandWorld.open();
  fitting = await storeListing(world, {
    title: '一种增韧聚乳酸薄膜及其制备方法',
    abstract: '以柔性链段改善聚乳酸薄膜的断裂伸长率，透明度不降低。',
    keywords: ['聚乳酸', '增韧'],
    ipc: ['C08L 67/04'],
    fields: ['advanced_materials'],
    offers: [{ mode: 'assignment', priceMode: 'fixed', priceFen: 40_000_000 }],
  });
  other = await storeListing(world, {
    title: '一种鱼类养殖水质监测方法',
    abstract: '监测溶解氧。',
    keywords: ['养殖'],
    ipc: ['A01K'],
    fields: ['ai'],
  });
  await storeTeam(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const matches = async (demand: Pick<Demand, 'id'>, as?: DemandActor, query = ''): Promise<Match[]> => {
  const page = await world.done<MatchPage>('GET', `/v1/demands/${demand.id}/matches?${query}`, { as });
  expect(MatchPageSchema.parse(page)).toEqual(page);
  return page.items;
};
const respond = (match: Match | undefined, as: DemandActor, body: object) =>
  world.call('POST', `/v1/matches/${match?.id ?? ''}/respond`, { as, body });
const open = () => world.published({ budgetBand: '50to200', ipc: ['C08L'], adcode: '320106' });

describe('the matches of a demand', () => {
  it('are the listings that fit, with the reasons, for everybody', async () => {
    const demand = await open();
    const [first, ...rest] = await matches(demand);
    expect(first).toMatchObject({
      counterpart: { type: 'listing', id: fitting.id, title: fitting.title },
      status: 'suggested',
      method: 'rule',
    });
    const codes = first?.reasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['keywords', 'ipc', 'field', 'budget']));
    expect(first?.reasons.find(({ code }) => code === 'keywords')?.facts.terms).toContain('聚乳酸');
    expect(rest.map(({ counterpart }) => counterpart.id)).not.toContain(other.id);
    expect([first, ...rest].some((match) => match?.counterpart.type === 'team')).toBe(false);
  });

  it('are teams too for the company, the operator and the team itself', async () => {
    const demand = await open();
    const sides = async (as?: DemandActor) =>
      (await matches(demand, as)).map(({ counterpart }) => counterpart.type);
    for (const as of ['company', 'operator', 'university'] as const) {
      expect(await sides(as), as).toContain('team');
    }
    for (const as of [undefined, 'stranger', 'auditor', 'page'] as const) {
      expect(await sides(as), as).not.toContain('team');
    }
    expect(
      (await matches(demand, 'company', 'side=team')).map(({ counterpart }) => counterpart.type),
    ).toEqual(['team']);
  });

  it('tell the public nothing of what the demand hides, neither by reasons nor by score nor by their order', async () => {
    const hiding = {
      disclosure: {
        level: 'parties',
        hiddenFields: ['budgetFen', 'adcode', 'summary', 'problem'],
      },
      budgetBand: '50to200',
      adcode: '320106',
    } as const;
    const hidden = await world.published({ ...hiding, disclosure: { ...hiding.disclosure } } as never);
    const elsewhere = await world.published({
      ...hiding,
      adcode: '321300',
      budgetBand: 'lt50',
      summary: '完全是另外的一段摘要内容。',
      problem: '这里说的是完全不同的另一件事情，并且说得更长一些，与前面的毫无关系。',
    } as never);
    const [seen] = await matches(hidden);
    const codes = seen?.reasons.map(({ code }) => code);
    expect(codes).not.toContain('budget');
    expect(codes).not.toContain('region');
    const told = ({ reasons, scoreBp, counterpart }: Match) => ({ reasons, scoreBp, counterpart });
    expect((await matches(elsewhere)).map(told)).toEqual((await matches(hidden)).map(told));
    const [whole] = await matches(hidden, 'company', 'side=listing');
    expect(whole?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['budget', 'region']));
    const [team] = await matches(hidden, 'university', 'side=team');
    expect(team?.reasons.map(({ code }) => code)).not.toContain('region');
    expect(team?.scoreBp).toBe(team?.reasons.reduce((sum, { weightBp }) => sum + weightBp, 0));
  });

  it('are of nobody where the demand is not', async () => {
    const { id } = await world.post();
    expect((await world.get(`/v1/demands/${id}/matches`)).status).toBe(404);
    expect((await world.get('/v1/demands/nothing/matches')).status).toBe(404);
    expect(await matches({ id }, 'company')).toEqual([]);
  });

  it('come in pages, and refuse a cursor of another list', async () => {
    const demand = await open();
    const first = await world.done<MatchPage>('GET', `/v1/demands/${demand.id}/matches?limit=1`, {
      as: 'company',
    });
    expect(first.total).toBe((await matches(demand, 'company')).length);
    const second = await world.done<MatchPage>(
      'GET',
      `/v1/demands/${demand.id}/matches?limit=1&cursor=${first.nextCursor ?? ''}`,
      { as: 'company' },
    );
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    const refused = await world.get(`/v1/demands/${demand.id}/matches?cursor=${first.nextCursor ?? ''}`);
    expect(refused.body.code).toBe('request.invalid');
  });

  it('are looked for anew when a listing comes, by the job', async () => {
    const demand = await open();
    const late = await storeListing(world, {
      title: '聚乳酸薄膜增韧剂',
      abstract: '提高断裂伸长率。',
      keywords: ['聚乳酸', '增韧'],
      ipc: ['C08L 67/04'],
      fields: ['advanced_materials'],
      status: 'available',
    });
    const ids = async () => (await matches(demand)).map(({ counterpart }) => counterpart.id);
    expect(await ids()).not.toContain(late.id);
    await matchingJob(world.platform).run();
    expect(await ids()).toContain(late.id);
    await world.db.updateTable('listings').set({ status: 'dealt' }).where('id', '=', late.id).execute();
    expect(await ids()).not.toContain(late.id);
  });

  it('are made for rows that an older release has written', async () => {
    await world.db.updateTable('listings').set({ terms: [], terms_version: 0 }).execute();
    await matchingJob(world.platform).run();
    const demand = await open();
    expect((await matches(demand))[0]?.counterpart.id).toBe(fitting.id);
  });
});

describe('answering a match', () => {
  it('is for both sides, once, with a reason where it is declined', async () => {
    const demand = await open();
    const [listing] = await matches(demand, 'company', 'side=listing');
    const [team] = await matches(demand, 'university', 'side=team');
    expect((await respond(listing, 'university', { answer: 'accept' })).body.code).toBe('auth.forbidden');
    expect((await respond(listing, 'operator', { answer: 'accept' })).body.code).toBe('auth.forbidden');
    expect((await respond(team, 'university', { answer: 'decline' })).body.code).toBe(
      'match.reason_required',
    );
    expect(
      (await respond(team, 'university', { answer: 'decline', reason: 'timing', note: '排满' })).status,
    ).toBe(200);
    const again = await respond(team, 'university', { answer: 'accept' });
    expect(again.body).toMatchObject({ code: 'match.state', matchStatus: 'declined' });
    expect((await matches(demand, 'company', 'status=declined'))[0]).toMatchObject({
      declineReason: 'timing',
      note: '排满',
    });
    // The supplier of the listing.
    expect((await respond(listing, 'stranger', { answer: 'accept' })).status).toBe(200);
    expect((await matches(demand)).map(({ status }) => status)).not.toContain('accepted');
    await world.act(demand.id, 'hot', { hot: true });
    expect((await matches(demand, 'company', 'status=declined')).length).toBe(1);
  });

  it('is 404 for a match that is not there', async () => {
    expect((await respond(undefined, 'university', { answer: 'accept' })).status).toBe(404);
    const nobody = { id: '018f0000-0000-7000-8000-000000000001' } as Match;
    expect((await respond(nobody, 'university', { answer: 'accept' })).status).toBe(404);
  });
});

describe('a proposal', () => {
  it('of a person is seen by both sides, once', async () => {
    const demand = await open();
    const body = {
      demandId: demand.id,
      counterpart: { type: 'listing', id: other.id },
      note: '做过同类项目',
    };
    const propose = (as: DemandActor, over: object = {}) =>
      world.call<Match & { code: string }>('POST', '/v1/matches', { as, body: { ...body, ...over } });
    const made = await propose('manager');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ method: 'expert', status: 'suggested', note: '做过同类项目' });
    expect((await propose('manager')).body.code).toBe('match.exists');
    expect((await propose('company')).body.code).toBe('auth.forbidden');
    const nobody = '018f0000-0000-7000-8000-000000000001';
    expect((await propose('manager', { demandId: nobody })).status).toBe(404);
    expect((await propose('manager', { counterpart: { type: 'team', id: nobody } })).status).toBe(404);
    const expert = (all: readonly Match[]) => all.filter(({ method }) => method === 'expert').length;
    expect(expert(await matches(demand, 'company'))).toBe(1);
    expect(expert(await matches(demand))).toBe(0);
    const own = await world.done<MatchPage>('GET', '/v1/me/matches', { as: 'stranger' });
    expect(own.items.map(({ id }) => id)).toContain(made.body.id);
    expect((await world.done<MatchPage>('GET', '/v1/me/matches', { as: 'page' })).items).toEqual([]);
  });
});

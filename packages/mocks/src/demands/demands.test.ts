import { formatInstant, type Demand, type Problem } from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { demandIdOf } from '../fixtures/challenge.js';
import { DEMAND, DIAGNOSIS, DemandDesk, NOW, OPERATOR, OTHER, OWN } from '../testing/demand-desk.js';

const DAY = 86_400_000;

let desk: DemandDesk;
beforeEach(() => {
  desk = new DemandDesk();
});

describe('a demand', () => {
  it('goes from draft to published, and every answer is as the contract says', async () => {
    const created = await desk.ask<Demand>('/v1/demands', { as: OWN, body: DEMAND });
    expect([created.status, created.headers.get('location')]).toEqual([
      201,
      `/v1/demands/${created.body.id}`,
    ]);
    registry['demands.create'].response.parse(created.body);
    expect(created.body).toMatchObject({ status: 'draft', view: 'parties', rev: 1, adcode: '320200' });
    const { id } = created.body;
    const seen: unknown[] = [];
    for (const [step, body, as] of [
      ['submit', {}, OWN],
      ['diagnosis/begin', {}, OPERATOR],
      ['diagnosis', DIAGNOSIS, OPERATOR],
      ['publish', { hot: true }, OPERATOR],
      ['advance', { step: 'open_answers' }, OPERATOR],
    ] as const) {
      const { body: demand } = await desk.act(id, step, body, as);
      registry['demands.retrieve'].response.parse(demand);
      seen.push([demand.status, demand.rev]);
    }
    expect(seen).toEqual([
      ['collected', 2],
      ['diagnosing', 3],
      ['diagnosed', 4],
      ['published', 5],
      ['answering', 6],
    ]);
    expect((await desk.ask<Demand>(`/v1/demands/${id}`)).body).toMatchObject({
      view: 'public',
      hot: { at: formatInstant(NOW) },
      adcode: '320000',
      company: { name: '某先进材料企业（江苏）' },
    });
  });

  it('is nobody’s but the company’s and the operator’s before it is published, and after it is taken back', async () => {
    const { id } = await desk.post();
    const statuses = async () =>
      Promise.all(
        [undefined, OTHER, OWN, OPERATOR].map(
          async (as) => (await desk.ask(`/v1/demands/${id}`, as === undefined ? {} : { as })).status,
        ),
      );
    expect(await statuses()).toEqual([404, 404, 200, 200]);
    const published = (await desk.publish()).id;
    expect((await desk.ask(`/v1/demands/${published}`, { as: OTHER })).status).toBe(200);
    await desk.act(published, 'withdraw', { reason: '不再需要' }, OWN);
    expect((await desk.ask(`/v1/demands/${published}`, { as: OTHER })).status).toBe(404);
    expect((await desk.ask<Demand>(`/v1/demands/${published}`, { as: OWN })).body.status).toBe('withdrawn');
  });

  it('is refused a step out of turn, of another company, and without what the step needs', async () => {
    const { id } = await desk.post({ disclosure: undefined, submit: true });
    const early = await desk.act(id, 'publish');
    expect([early.status, early.body.code, early.body['demandStatus']]).toEqual([
      409,
      'demand.state',
      'collected',
    ]);
    await desk.act(id, 'diagnosis/begin');
    await desk.act(id, 'diagnosis', { ...DIAGNOSIS, validity: 'invalid' });
    expect((await desk.act(id, 'publish')).body).toMatchObject({
      code: 'demand.not_valid',
      validity: 'invalid',
    });
    const undecided = (await desk.post({ disclosure: undefined, submit: true })).id;
    await desk.act(undecided, 'diagnosis/begin');
    await desk.act(undecided, 'diagnosis', DIAGNOSIS);
    expect((await desk.act(undecided, 'publish')).body.code).toBe('demand.disclosure_missing');
    const { id: theirs } = await desk.publish();
    const strange = await desk.act(theirs, 'withdraw', { reason: 'x' }, OTHER);
    expect([strange.status, strange.body.code]).toEqual([403, 'auth.forbidden']);
    expect((await desk.act(theirs, 'hot', { hot: true }, OWN)).status).toBe(403);
    expect((await desk.act(demandIdOf('withdrawn'), 'hot', { hot: true })).body.code).toBe('demand.state');
  });

  it('has a deadline that lies ahead, to the millisecond', async () => {
    const at = (ms: number) =>
      desk.ask<Problem>('/v1/demands', { as: OWN, body: { ...DEMAND, deadline: formatInstant(ms) } });
    expect((await at(NOW)).status).toBe(201);
    expect((await at(NOW - 1)).body).toMatchObject({
      code: 'demand.deadline_past',
      deadline: formatInstant(NOW - 1),
    });
  });

  it('is changed at the revision that was read, field by field, until it is published', async () => {
    const { id, rev } = await desk.post({ budgetBand: 'lt50', keywords: ['增韧'] });
    const change = (body: object, of: number, as = OWN) =>
      desk.ask<Demand & Problem>(`/v1/demands/${id}`, { as, body, rev: of, method: 'PATCH' });
    const changed = await change({ budgetFen: { minFen: 1, maxFen: 2 }, clear: ['keywords'] }, rev);
    expect(changed.body).toMatchObject({ rev: 2, budgetFen: { minFen: 1, maxFen: 2 } });
    expect(Object.keys(changed.body)).not.toContain('keywords');
    expect(Object.keys(changed.body)).not.toContain('budgetBand');
    expect((await change({ title: '另一个题目' }, rev)).body).toMatchObject({
      code: 'revision.stale',
      rev: 2,
    });
    expect((await change({ title: '另一个题目' }, 2, OTHER)).status).toBe(404);
    const { id: done, rev: last } = await desk.publish();
    const late = await desk.ask<Problem>(`/v1/demands/${done}`, {
      as: OWN,
      body: { title: '另一个题目' },
      rev: last,
      method: 'PATCH',
    });
    expect(late.body).toMatchObject({ code: 'demand.state', demandStatus: 'published' });
  });

  it('is created once under a key', async () => {
    const first = await desk.ask<Demand>('/v1/demands', { as: OWN, body: DEMAND, key: 'k1' });
    const again = await desk.ask<Demand>('/v1/demands', { as: OWN, body: DEMAND, key: 'k1' });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const other = await desk.ask<Problem>('/v1/demands', {
      as: OWN,
      body: { ...DEMAND, title: '另一个题目' },
      key: 'k1',
    });
    expect(other.body.code).toBe('idempotency.mismatch');
  });

  it('can be carried over once it is unmet, and only into another challenge season', async () => {
    const id = demandIdOf('platform-unmet');
    const to = (seasonId: string) => desk.act(id, 'carry-over', { seasonId });
    expect((await to('challenge-2026')).status).toBe(400);
    expect((await to('auction-2026')).status).toBe(400);
    expect((await to('challenge-2031')).status).toBe(404);
    const season = desk.platform.store.seasons.get('challenge-2026');
    if (season === undefined) throw new Error('the fixtures have no challenge season');
    desk.platform.store.seasons.set('challenge-2027', { ...season, id: 'challenge-2027', year: 2027 });
    expect((await to('challenge-2027')).body).toMatchObject({
      status: 'carried_over',
      carriedOverTo: 'challenge-2027',
    });
  });
});

it('the clock does not end a demand: after its deadline it is judged by the next step', async () => {
  const { id } = await desk.publish({ deadline: formatInstant(NOW + DAY) });
  await desk.act(id, 'advance', { step: 'open_answers' });
  expect((await desk.act(id, 'advance', { step: 'hold_roadshow' })).body.code).toBe('demand.answers_open');
  desk.platform.clock.advance(DAY + 1);
  const unsigned = await desk.act(id, 'advance', { step: 'hold_roadshow' });
  expect(unsigned.body).toMatchObject({
    code: 'demand.consent_missing',
    kind: 'disclaimer',
    side: 'demand',
  });
  await desk.disclaim(id);
  expect((await desk.act(id, 'advance', { step: 'hold_roadshow' })).body.status).toBe('roadshow');
});

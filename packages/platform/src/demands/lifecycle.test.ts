import type { Demand, DemandPage } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMAND, DemandWorld, FINDINGS, type DemandActor } from '../testing/demand-world.js';
import { SolutionDesk } from '../testing/solution-desk.js';

let world: DemandWorld;
beforeAll(async () => {
  world = await DemandWorld.open();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(world.clock.now() + hours * HOUR).toISOString();

async function refused(
  method: string,
  path: string,
  as: DemandActor,
  body: unknown = {},
  rev?: number,
): Promise<Record<string, unknown>> {
  const answer = await world.call(method, path, { as, body, rev });
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
  return answer.body;
}

describe('posting a demand', () => {
  it('makes a draft of the party that calls, with a number, the running season and the home of its company', async () => {
    const demand = await world.post();
    expect(demand).toMatchObject({
      status: 'draft',
      view: 'parties',
      seasonId: 'challenge-2026',
      adcode: '320115',
      track: 'general',
      rev: 1,
      answerCount: 0,
      boardIds: [],
    });
    expect(demand.no).toMatch(/^JS-2026-XQ-\d{6}$/);
    expect(demand.disclosure).toBeUndefined();
    expect(demand.company?.partyId).toBe(world.viewers.get('company')?.partyId);
  });

  it('hands it in at once where it says so', async () => {
    expect((await world.post({ submit: true })).status).toBe('collected');
  });

  it('is done once a key', async () => {
    const asking = { as: 'company', body: DEMAND, key: 'once' } as const;
    const first = await world.call<Demand>('POST', '/v1/demands', asking);
    const second = await world.call<Demand>('POST', '/v1/demands', asking);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect(first.headers.get('location')).toBe(`/v1/demands/${first.body.id}`);
    const other = { ...asking, body: { ...DEMAND, title: '另一个标题' } };
    expect((await world.call('POST', '/v1/demands', other)).body.code).toBe('idempotency.mismatch');
  });

  it.each<[string, object, object]>([
    ['a season that there is not', { seasonId: 'challenge-1999' }, { code: 'not_found' }],
    [
      'a season of the other kind',
      { seasonId: 'auction-2026' },
      { code: 'request.invalid', errors: [{ path: 'seasonId' }] },
    ],
    ['a special that there is not', { specialId: 'special-1999-1' }, { code: 'not_found' }],
    [
      'a special of another season',
      { specialId: 'special-2027-7' },
      { code: 'request.invalid', errors: [{ path: 'specialId' }] },
    ],
    [
      'a deadline that has passed',
      { deadline: '2026-06-01T08:59:59.999+08:00' },
      { code: 'demand.deadline_past', deadline: '2026-06-01T08:59:59.999+08:00' },
    ],
    [
      'two budgets',
      { budgetFen: { minFen: 1, maxFen: 2 }, budgetBand: 'lt50' },
      { code: 'request.invalid', errors: [{ path: 'budgetBand' }] },
    ],
  ])('refuses %s', async (_what, body, problem) => {
    expect(await refused('POST', '/v1/demands', 'company', { ...DEMAND, ...body })).toMatchObject(problem);
  });

  it('takes a deadline to its millisecond', async () => {
    const at = new Date(world.clock.now()).toISOString();
    expect((await world.post({ deadline: at })).deadline).toBe('2026-06-01T09:00:00.000+08:00');
  });
});

describe('a demand that is not published', () => {
  it('is there for its company, its colleagues and the operator alone', async () => {
    const { id } = await world.post();
    for (const as of ['company', 'colleague', 'operator'] as const) {
      expect((await world.demand(id, as)).id).toBe(id);
    }
    for (const as of [undefined, 'stranger', 'university', 'auditor', 'host', 'manager', 'page'] as const) {
      expect((await world.get(`/v1/demands/${id}`, as)).body.code).toBe('not_found');
    }
    expect((await refused('POST', `/v1/demands/${id}/submit`, 'stranger'))['code']).toBe('not_found');
    const mine = await world.done<DemandPage>('GET', '/v1/me/demands?limit=100', { as: 'company' });
    expect(mine.items.map((item) => item.id)).toContain(id);
    expect(mine.items[0]?.view).toBe('parties');
    const theirs = await world.done<DemandPage>('GET', '/v1/me/demands', { as: 'stranger' });
    expect(theirs.items).toEqual([]);
  });

  it('is rewritten field by field, and its budgets replace each other', async () => {
    const demand = await world.post({ budgetBand: 'lt50', keywords: ['薄膜'], constraints: '不得含氟' });
    const path = `/v1/demands/${demand.id}`;
    const body = {
      budgetFen: { minFen: 100, maxFen: 90_000_000 },
      clear: ['constraints'],
      deadline: inHours(24),
    };
    const changed = await world.done('PATCH', path, { as: 'company', body, rev: 1 });
    expect(changed).toMatchObject({
      rev: 2,
      budgetFen: body.budgetFen,
      keywords: ['薄膜'],
      deadline: '2026-06-02T09:00:00.000+08:00',
    });
    expect(changed.budgetBand).toBeUndefined();
    expect(changed.constraints).toBeUndefined();
    const back = await world.done('PATCH', path, { as: 'operator', body: { budgetBand: 'gt500' }, rev: 2 });
    expect(back.budgetFen).toBeUndefined();
    expect(back.budgetBand).toBe('gt500');
  });

  it('is changed at the revision that was read, and at no other', async () => {
    const { id } = await world.post();
    const path = `/v1/demands/${id}`;
    expect(await refused('PATCH', path, 'company', { title: '新的标题' }, 7)).toMatchObject({
      code: 'revision.stale',
      rev: 1,
    });
    expect((await refused('PATCH', path, 'company', { title: '新的标题' }))['code']).toBe('request.invalid');
    expect(await refused('PATCH', path, 'company', { deadline: inHours(-1) }, 1)).toMatchObject({
      code: 'demand.deadline_past',
    });
  });

  it('cannot be handed in after its deadline', async () => {
    const { id } = await world.post({ deadline: inHours(1) });
    world.clock.moveTo(world.clock.now() + HOUR + 1);
    expect((await refused('POST', `/v1/demands/${id}/submit`, 'company'))['code']).toBe(
      'demand.deadline_past',
    );
  });
});

describe('the way of a demand', () => {
  it('leads from the draft to the board by the hands of who may', async () => {
    const { id } = await world.post({ disclosure: { level: 'public', hiddenFields: [] } });
    expect((await world.act(id, 'submit', {}, 'company')).status).toBe('collected');
    expect((await world.act(id, 'diagnosis/begin')).status).toBe('diagnosing');
    const sentBack = await world.act(id, 'diagnosis', { ...FINDINGS, validity: 'needs_work' });
    expect(sentBack).toMatchObject({ status: 'collected', diagnosis: { validity: 'needs_work' } });
    await world.act(id, 'diagnosis/begin');
    const diagnosed = await world.act(id, 'diagnosis', FINDINGS);
    expect(diagnosed).toMatchObject({ status: 'diagnosed', diagnosis: { comments: '指标明确。' } });
    const published = await world.act(id, 'publish', { hot: true });
    expect(published.status).toBe('published');
    expect(published.hot?.at).toBe(published.publishedAt);
    const seen = await world.demand(id);
    expect(seen.view).toBe('public');
    expect(seen.diagnosis).toMatchObject({ validity: 'valid', difficulty: 3, suggestedIpc: ['C08L'] });
    for (const kept of ['panel', 'comments']) {
      expect(seen.diagnosis).not.toHaveProperty(kept);
    }
  });

  it('goes on by steps, and waits for the deadline before the stage', async () => {
    const { id } = await world.published({ deadline: inHours(2) });
    await world.act(id, 'advance', { step: 'push' });
    expect((await world.act(id, 'advance', { step: 'open_answers' })).status).toBe('answering');
    expect(
      await refused('POST', `/v1/demands/${id}/advance`, 'operator', { step: 'hold_roadshow' }),
    ).toMatchObject({
      code: 'demand.answers_open',
    });
    world.clock.moveTo(world.clock.now() + 2 * HOUR + 1);
    await new SolutionDesk(world).disclaimed(id, ['company']);
    expect((await world.act(id, 'advance', { step: 'hold_roadshow' })).status).toBe('roadshow');
    expect((await world.act(id, 'advance', { step: 'declare_unmet' })).status).toBe('unmet');
    const path = `/v1/demands/${id}/carry-over`;
    expect(await refused('POST', path, 'operator', { seasonId: 'challenge-2026' })).toMatchObject({
      errors: [{ path: 'seasonId', code: 'same_season' }],
    });
    const carried = await world.act(id, 'carry-over', { seasonId: 'challenge-2027' });
    expect(carried).toMatchObject({ status: 'carried_over', carriedOverTo: 'challenge-2027' });
    expect((await world.demand(id)).status).toBe('carried_over');
  });

  it('is refused where the state does not allow it, and says which that is', async () => {
    const { id } = await world.post();
    const acts: [string, object][] = [
      ['publish', {}],
      ['diagnosis/begin', {}],
      ['diagnosis', FINDINGS],
      ['hot', { hot: true }],
      ['advance', { step: 'push' }],
      ['carry-over', { seasonId: 'challenge-2027' }],
    ];
    for (const [act, body] of acts) {
      expect(await refused('POST', `/v1/demands/${id}/${act}`, 'operator', body), act).toMatchObject({
        code: 'demand.state',
        status: 409,
        demandStatus: 'draft',
      });
    }
  });

  it('is not published without a valid diagnosis or a choice of what to hide', async () => {
    const unchosen = await world.post({ submit: true });
    await world.act(unchosen.id, 'diagnosis/begin');
    await world.act(unchosen.id, 'diagnosis', FINDINGS);
    const publish = (id: string) => refused('POST', `/v1/demands/${id}/publish`, 'operator');
    expect((await publish(unchosen.id))['code']).toBe('demand.disclosure_missing');
    const invalid = await world.post({ submit: true });
    await world.act(invalid.id, 'diagnosis/begin');
    await world.act(invalid.id, 'diagnosis', { ...FINDINGS, validity: 'invalid' });
    expect(await publish(invalid.id)).toMatchObject({ code: 'demand.not_valid', validity: 'invalid' });
  });

  it('is not published after its deadline', async () => {
    const { id } = await world.diagnosed({ deadline: inHours(1) });
    world.clock.moveTo(world.clock.now() + HOUR + 1);
    expect(await refused('POST', `/v1/demands/${id}/publish`, 'operator')).toMatchObject({
      code: 'demand.deadline_past',
    });
  });

  it('cannot be rewritten once a panel looks at it', async () => {
    const { id } = await world.post({ submit: true });
    const { rev } = await world.act(id, 'diagnosis/begin');
    expect(await refused('PATCH', `/v1/demands/${id}`, 'company', { title: '新的标题' }, rev)).toMatchObject({
      code: 'demand.state',
      demandStatus: 'diagnosing',
    });
  });

  it('ends where its company takes it back, and nobody else sees it then', async () => {
    const { id, rev } = await world.published();
    expect((await refused('POST', `/v1/demands/${id}/withdraw`, 'stranger', { reason: '无' }))['code']).toBe(
      'auth.forbidden',
    );
    expect((await world.act(id, 'withdraw', { reason: '已自行解决' }, 'company')).status).toBe('withdrawn');
    expect((await world.get(`/v1/demands/${id}`)).status).toBe(404);
    expect(await refused('POST', `/v1/demands/${id}/withdraw`, 'company', { reason: '再' })).toMatchObject({
      demandStatus: 'withdrawn',
    });
    const body = { level: 'public', hiddenFields: [] };
    expect(await refused('PUT', `/v1/demands/${id}/disclosure`, 'company', body, rev + 1)).toMatchObject({
      code: 'demand.state',
    });
  });

  it('is hot and not any more as the operator marks it', async () => {
    const { id } = await world.published();
    const at = (await world.act(id, 'hot', { hot: true })).hot?.at;
    expect(at).toBeDefined();
    expect((await world.act(id, 'hot', { hot: true })).hot?.at).toBe(at);
    expect((await world.act(id, 'hot', { hot: false })).hot).toBeUndefined();
  });
});

describe('who may not', () => {
  it('is told so by the table of calls, before anything else is looked at', async () => {
    const { id } = await world.published();
    for (const as of ['university', 'auditor'] as const) {
      expect((await refused('POST', '/v1/demands', as, DEMAND))['code']).toBe('auth.forbidden');
    }
    expect(await refused('POST', '/v1/demands', 'scopeless', DEMAND)).toMatchObject({
      scope: 'demands:write',
    });
    expect(await refused('POST', '/v1/demands', 'page', DEMAND)).toMatchObject({ code: 'auth.forbidden' });
    for (const as of ['company', 'host', 'manager'] as const) {
      expect((await refused('POST', `/v1/demands/${id}/hot`, as, { hot: true }))['code']).toBe(
        'auth.forbidden',
      );
    }
    expect((await refused('PATCH', `/v1/demands/${id}`, 'stranger', { title: '新的标题' }, 9))['code']).toBe(
      'auth.forbidden',
    );
  });
});

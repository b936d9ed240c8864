import { type Demand, type DemandCreate, type DemandPage, type DemandPreview } from '@jtop/contract';
import { DemandPreview as DemandPreviewSchema } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPANY_NAME, DEMAND, DemandWorld, type DemandActor } from '../testing/demand-world.js';

let world: DemandWorld;
beforeAll(async () => {
  world = await DemandWorld.open();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const LONG = `${'现有薄膜在包装线上易破裂，'.repeat(30)}末尾的秘密`;
const HIDING: Partial<DemandCreate> = {
  problem: LONG,
  constraints: '不得含氟的约束',
  budgetFen: { minFen: 30_000_000, maxFen: 90_000_000 },
  contactPerson: { name: '周明', phone: '13812345678', email: 'zhou@spruce.example' },
  disclosure: { level: 'matched', hiddenFields: ['constraints', 'adcode'], aliasName: '一家做薄膜的企业' },
};

const list = (query: string, as?: DemandActor): Promise<DemandPage> =>
  world.done<DemandPage>('GET', `/v1/demands?limit=100&${query}`, { as });
const idsOf = async (query: string, as?: DemandActor): Promise<string[]> =>
  (await list(query, as)).items.map(({ id }) => id);

describe('a published demand', () => {
  let demand: Demand;
  beforeAll(async () => {
    demand = await world.published(HIDING);
  });

  it('shows each level what it may see, and marks what it keeps back', async () => {
    const seen = await world.demand(demand.id);
    expect(seen).toMatchObject({
      view: 'public',
      budgetBand: '50to200',
      company: { name: '一家做薄膜的企业' },
    });
    expect([...(seen.problem ?? '')]).toHaveLength(200);
    for (const kept of ['budgetFen', 'adcode', 'constraints', 'contactPerson', 'disclosure']) {
      expect(seen).not.toHaveProperty(kept);
    }
    const marks = Object.fromEntries((seen._redacted ?? []).map(({ path, ...mark }) => [path, mark]));
    expect(marks['$.adcode']).toEqual({ method: 'removal', reason: 'company_choice', until: 'matched' });
    expect(marks['$.company.name']).toEqual({
      method: 'replacementValue',
      reason: 'company_choice',
      until: 'matched',
    });
    expect(marks['$.problem']).toMatchObject({ method: 'partialValue', reason: 'level', until: 'members' });
    expect(Object.keys(marks).join()).not.toContain('otherNames');

    const member = await world.demand(demand.id, 'university');
    expect(member.view).toBe('members');
    expect(member.problem).toBe(LONG);
    expect(member).not.toHaveProperty('constraints');
    const own = await world.demand(demand.id, 'colleague');
    expect(own).toMatchObject({
      view: 'parties',
      budgetFen: HIDING.budgetFen,
      company: { name: COMPANY_NAME },
    });
    expect(own._redacted).toBeUndefined();
    expect((await world.demand(demand.id, 'operator')).view).toBe('operator');
    expect((await world.demand(demand.id, 'auditor')).view).toBe('members');
  });

  it('shows a page with a token of its own no more than anybody', async () => {
    expect((await world.demand(demand.id, 'page')).view).toBe('public');
    expect((await world.done<DemandPage>('GET', '/v1/me/demands', { as: 'page' })).items).toEqual([]);
  });

  it('is listed in its public view for all but the operator', async () => {
    for (const as of [undefined, 'university', 'company'] as const) {
      const item = (await list('', as)).items.find(({ id }) => id === demand.id);
      expect(item).toEqual(await world.demand(demand.id));
    }
    const whole = (await list('', 'operator')).items.find(({ id }) => id === demand.id);
    expect(whole?.view).toBe('operator');
  });

  it('cannot be found by what it keeps back', async () => {
    const hidden = [
      'city=320100',
      'city=320115',
      'q=云杉瑞思',
      'q=不得含氟',
      'q=末尾的秘密',
      'q=周明',
      'q=13812345678',
    ];
    for (const query of hidden) {
      for (const as of [undefined, 'university', 'stranger'] as const) {
        expect(await idsOf(query, as), query).not.toContain(demand.id);
        expect((await list(query, as)).total, query).toBe((await idsOf(query, as)).length);
      }
    }
    for (const query of ['q=云杉瑞思', 'q=不得含氟', 'q=末尾的秘密', 'city=320115', 'city=320100']) {
      expect(await idsOf(query, 'operator'), query).toContain(demand.id);
    }
    for (const query of ['q=聚乳酸', 'budgetBand=50to200', 'q=做薄膜的', 'purpose=upgrade']) {
      expect(await idsOf(query), query).toContain(demand.id);
    }
  });

  it('is kept by nobody without asking again', async () => {
    const board = await world.publishedBoard([demand.id]);
    for (const path of [`/v1/demands/${demand.id}`, '/v1/demands', `/v1/boards/${board.id}`]) {
      const { headers } = await world.get(path);
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('vary')).toBe('Authorization');
      expect((await world.get(path, 'university')).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('hiding what was hideable', () => {
  it.each([
    ['budgetFen', 'budgetBand=50to200', { budgetFen: { minFen: 60_000_000, maxFen: 90_000_000 } }],
    ['budgetFen', 'budgetBand=gt500', { budgetBand: 'gt500' }],
    ['purpose', 'purpose=renovation', { purpose: 'renovation' }],
    ['specialId', 'specialId=special-2026-7', { specialId: 'special-2026-7' }],
    ['summary', 'q=独特的摘要', { summary: '独特的摘要，写给愿意看的人。' }],
  ] as const)('%s hides it from the filter %s', async (field, query, body) => {
    const demand = await world.published({
      ...body,
      disclosure: { level: 'members', hiddenFields: [field] },
    });
    expect(await idsOf(query)).not.toContain(demand.id);
    expect(await idsOf(query, 'university')).not.toContain(demand.id);
    expect(await idsOf(query, 'operator')).toContain(demand.id);
    const { rev } = await world.demand(demand.id, 'company');
    await world.done('PUT', `/v1/demands/${demand.id}/disclosure`, {
      as: 'company',
      rev,
      body: { level: 'public', hiddenFields: [] },
    });
    expect(await idsOf(query)).toContain(demand.id);
  });
});

describe('a city', () => {
  const inWuxi = { adcode: '320211', field: 'ai', budgetBand: 'lt50' } as const;
  const choice: DemandCreate['disclosure'] = { level: 'parties', hiddenFields: [] };
  const wuxi = (): Promise<string[]> => idsOf('city=320200&field=ai');

  it('comes out when five share it, and goes again when one of them leaves', async () => {
    const first = [];
    for (let count = 1; count <= 4; count += 1) {
      first.push(await world.published({ ...inWuxi, disclosure: choice }));
    }
    expect(await wuxi()).toEqual([]);
    expect(await idsOf('city=320000&field=ai')).toHaveLength(4);
    const alone = await world.demand(first[0]?.id ?? '');
    expect(alone).toMatchObject({ adcode: '320000', company: { name: '某人工智能企业（江苏）' } });
    const board = await world.board([first[0]?.id ?? ''], { field: 'ai' });
    const { version } = await world.done<typeof board>('POST', `/v1/boards/${board.id}/publish`, {
      as: 'operator',
    });

    const fifth = await world.published({ ...inWuxi, disclosure: choice });
    expect(await wuxi()).toHaveLength(5);
    expect((await world.demand(first[0]?.id ?? '')).adcode).toBe('320200');
    const [told] = await world.poll(`board:${board.id}@${version}`);
    expect(told?.data).toMatchObject({ board: { demands: [{ adcode: '320200' }] } });
    expect((await world.demand(fifth.id, 'university')).adcode).toBe('320211');

    await world.act(fifth.id, 'withdraw', { reason: '测试' }, 'company');
    expect(await wuxi()).toEqual([]);
    expect((await world.demand(first[0]?.id ?? '')).adcode).toBe('320000');
    const again = await world.poll(`board:${board.id}@${version + 1}`);
    expect(again.at(-1)?.data).toMatchObject({ board: { demands: [{ adcode: '320000' }] } });
  });

  it('is not given away by one that hides its own', async () => {
    await world.published({ ...inWuxi, disclosure: { level: 'parties', hiddenFields: ['adcode'] } });
    expect(await wuxi()).toEqual([]);
    expect(await idsOf('city=320000&field=ai')).toHaveLength(4);
  });

  it('of a company that wants to be known is told whatever others do', async () => {
    const open = await world.published({
      ...inWuxi,
      field: 'info_comm',
      disclosure: { level: 'public', hiddenFields: [] },
    });
    expect(await idsOf('city=320200')).toContain(open.id);
    expect((await world.demand(open.id)).company?.name).toBe(COMPANY_NAME);
    expect(await idsOf('q=云杉瑞思')).toContain(open.id);
  });
});

describe('choosing what is let known', () => {
  it('hides at once, under a new revision', async () => {
    const demand = await world.published({ disclosure: { level: 'public', hiddenFields: [] } });
    const before = await world.get(`/v1/demands/${demand.id}`);
    const set = await world.done('PUT', `/v1/demands/${demand.id}/disclosure`, {
      as: 'company',
      rev: demand.rev,
      body: { level: 'parties', hiddenFields: ['summary'] },
    });
    expect(set.rev).toBe(demand.rev + 1);
    const after = await world.get<Demand>(`/v1/demands/${demand.id}`);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(after.body).not.toHaveProperty('summary');
    expect(after.text).not.toContain('云杉');
  });

  it('is the company’s; the operator can only take back', async () => {
    const { id, rev } = await world.published({
      disclosure: { level: 'members', hiddenFields: ['summary'] },
    });
    const set = (as: DemandActor, body: object, at = rev) =>
      world.call('PUT', `/v1/demands/${id}/disclosure`, { as, rev: at, body });
    expect((await set('stranger', { level: 'parties', hiddenFields: [] })).body.code).toBe('auth.forbidden');
    for (const body of [
      { level: 'public', hiddenFields: ['summary'] },
      { level: 'members', hiddenFields: [] },
      { level: 'members', hiddenFields: ['summary'], aliasName: '某某' },
    ]) {
      expect((await set('operator', body)).body.code).toBe('demand.disclosure_lowered');
    }
    expect((await set('operator', { level: 'parties', hiddenFields: ['summary'] }, rev + 3)).body.code).toBe(
      'revision.stale',
    );
    expect((await set('operator', { level: 'parties', hiddenFields: ['summary'] })).status).toBe(200);
    expect((await set('company', { level: 'public', hiddenFields: [] }, rev + 1)).status).toBe(200);
  });

  it('is not for the operator to begin', async () => {
    const { id, rev } = await world.post();
    const answer = await world.call('PUT', `/v1/demands/${id}/disclosure`, {
      as: 'operator',
      rev,
      body: { level: 'parties', hiddenFields: [] },
    });
    expect(answer.body.code).toBe('demand.disclosure_missing');
  });
});

describe('a preview', () => {
  const preview = (body: object): Promise<DemandPreview> =>
    world.done<DemandPreview>('POST', '/v1/demands/preview', {
      body: { ...DEMAND, company: { name: COMPANY_NAME, adcode: '320115' }, ...body },
    });

  it('shows what each level would see, lowest first, and what the published demand then shows', async () => {
    const shown = await preview(HIDING);
    expect(DemandPreviewSchema.parse(shown)).toEqual(shown);
    expect(shown.views.map(({ level }) => level)).toEqual(['public', 'members', 'matched', 'parties']);
    const { id } = await world.published({ ...HIDING, adcode: '320115' });
    const seen = await world.demand(id);
    for (const [field, value] of Object.entries(shown.views[0]?.demand ?? {})) {
      if (field === 'company') expect(seen.company?.name).toBe((value as { name: string }).name);
      else if (field !== '_redacted') expect(seen[field as keyof Demand], field).toEqual(value);
    }
    const { length } = await list('').then(({ items }) => items.filter((item) => item.id === id));
    expect(length).toBe(1);
  });

  it('hides nothing but what the table hides, where nothing was chosen, and stores nothing', async () => {
    const before = (await list('', 'operator')).total;
    const shown = await preview({});
    expect(shown.views[0]?.demand.company?.name).toBe(COMPANY_NAME);
    expect((await list('', 'operator')).total).toBe(before);
  });
});

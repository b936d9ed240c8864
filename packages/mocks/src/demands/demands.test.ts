import {
  formatInstant,
  operations,
  type Board,
  type Demand,
  type DemandCreate,
  type DemandPage,
  type DemandPreview,
  type Operation,
  type OperationId,
  type Problem,
} from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { SCOPES_OF_ROLE, mayCall } from '@jtop/rules/access';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEMAND_OWNER, FEATURED_DEMAND, MATCHED_TEAM } from '../fixtures/demands.js';
import { FEATURED_BOARD } from '../fixtures/boards.js';
import { boardIdOf, demandIdOf } from '../fixtures/challenge.js';
import { createMockPlatform, mockToken, type MockPlatform } from '../index.js';
import { askPlatform, type Asked } from '../testing/ask.js';

const NOW = Date.parse('2026-06-03T12:00:00+08:00');
const DAY = 86_400_000;
const OPERATOR = 'demo-operator';
const OWN = 'demo-company-9';
const OTHER = 'demo-company-12';

const BODY: DemandCreate = {
  title: '聚乳酸增韧改性技术',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
  problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
  disclosure: { level: 'parties', hiddenFields: [] },
};
/** Bodies that pass, for the operations that take more than nothing. */
const BODIES: Readonly<Record<string, object>> = {
  'demands.create': BODY,
  'demands.disclosure.set': { level: 'members', hiddenFields: [] },
  'demands.withdraw': { reason: 'x' },
  'demands.diagnosis.create': {
    panel: [{ kind: 'technical', name: '专家' }],
    validity: 'valid',
    clarity: 4,
    difficulty: 3,
    marketValue: 5,
  },
  'demands.hot': { hot: true },
  'demands.advance': { step: 'push' },
  'demands.carryOver': { seasonId: 'challenge-2027' },
  'boards.create': { field: 'ai', batchNo: 1, title: '热门需求', demandIds: [demandIdOf('markup')] },
  'boards.withdraw': { reason: 'x' },
};
const DIAGNOSIS = {
  panel: [{ kind: 'technical', name: '专家' }],
  validity: 'valid',
  clarity: 4,
  difficulty: 3,
  marketValue: 5,
};

let platform: MockPlatform;
beforeEach(() => {
  platform = createMockPlatform({ scenario: 'demand-board', now: NOW, seed: 1 });
});

const ask = <T>(path: string, asked?: Asked) => askPlatform<T>(platform, path, asked);

const post = async (body: Partial<DemandCreate> & Record<string, unknown> = {}, as = OWN): Promise<Demand> =>
  (await ask<Demand>('/v1/demands', { as, body: { ...BODY, ...body } })).body;
const act = (id: string, step: string, body: object = {}, as = OPERATOR) =>
  ask<Demand & Problem>(`/v1/demands/${id}/${step}`, { as, body });
/** A demand of {@link OWN} that has been diagnosed as valid and published. */
async function publish(body: Partial<DemandCreate> = {}): Promise<Demand> {
  const { id } = await post({ submit: true, ...body });
  for (const [step, said] of [
    ['diagnosis/begin', {}],
    ['diagnosis', DIAGNOSIS],
    ['publish', {}],
  ] as const)
    expect((await act(id, step, said)).status, step).toBe(200);
  return (await ask<Demand>(`/v1/demands/${id}`, { as: OWN })).body;
}

describe('a demand', () => {
  it('goes from draft to published, and every answer is as the contract says', async () => {
    const created = await ask<Demand>('/v1/demands', { as: OWN, body: BODY });
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
      const { body: demand } = await act(id, step, body, as);
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
    expect((await ask<Demand>(`/v1/demands/${id}`)).body).toMatchObject({
      view: 'public',
      hot: { at: formatInstant(NOW) },
      adcode: '320000',
      company: { name: '某先进材料企业（江苏）' },
    });
  });

  it('is nobody’s but the company’s and the operator’s before it is published, and after it is taken back', async () => {
    const { id } = await post();
    const statuses = async () =>
      Promise.all(
        [undefined, OTHER, OWN, OPERATOR].map(
          async (as) => (await ask(`/v1/demands/${id}`, as === undefined ? {} : { as })).status,
        ),
      );
    expect(await statuses()).toEqual([404, 404, 200, 200]);
    const published = (await publish()).id;
    expect((await ask(`/v1/demands/${published}`, { as: OTHER })).status).toBe(200);
    await act(published, 'withdraw', { reason: '不再需要' }, OWN);
    expect((await ask(`/v1/demands/${published}`, { as: OTHER })).status).toBe(404);
    expect((await ask<Demand>(`/v1/demands/${published}`, { as: OWN })).body.status).toBe('withdrawn');
  });

  it('is refused a step out of turn, of another company, and without what the step needs', async () => {
    const { id } = await post({ disclosure: undefined, submit: true });
    const early = await act(id, 'publish');
    expect([early.status, early.body.code, early.body['demandStatus']]).toEqual([
      409,
      'demand.state',
      'collected',
    ]);
    await act(id, 'diagnosis/begin');
    await act(id, 'diagnosis', { ...DIAGNOSIS, validity: 'invalid' });
    expect((await act(id, 'publish')).body).toMatchObject({ code: 'demand.not_valid', validity: 'invalid' });
    const undecided = (await post({ disclosure: undefined, submit: true })).id;
    await act(undecided, 'diagnosis/begin');
    await act(undecided, 'diagnosis', DIAGNOSIS);
    expect((await act(undecided, 'publish')).body.code).toBe('demand.disclosure_missing');
    const { id: theirs } = await publish();
    const strange = await act(theirs, 'withdraw', { reason: 'x' }, OTHER);
    expect([strange.status, strange.body.code]).toEqual([403, 'auth.forbidden']);
    expect((await act(theirs, 'hot', { hot: true }, OWN)).status).toBe(403);
    expect((await act(demandIdOf('withdrawn'), 'hot', { hot: true })).body.code).toBe('demand.state');
  });

  it('has a deadline that lies ahead, to the millisecond', async () => {
    const at = (ms: number) =>
      ask<Problem>('/v1/demands', { as: OWN, body: { ...BODY, deadline: formatInstant(ms) } });
    expect((await at(NOW)).status).toBe(201);
    expect((await at(NOW - 1)).body).toMatchObject({
      code: 'demand.deadline_past',
      deadline: formatInstant(NOW - 1),
    });
  });

  it('is changed at the revision that was read, field by field, until it is published', async () => {
    const { id, rev } = await post({ budgetBand: 'lt50', keywords: ['增韧'] });
    const change = (body: object, of: number, as = OWN) =>
      ask<Demand & Problem>(`/v1/demands/${id}`, { as, body, rev: of, method: 'PATCH' });
    const changed = await change({ budgetFen: { minFen: 1, maxFen: 2 }, clear: ['keywords'] }, rev);
    expect(changed.body).toMatchObject({ rev: 2, budgetFen: { minFen: 1, maxFen: 2 } });
    expect(Object.keys(changed.body)).not.toContain('keywords');
    expect(Object.keys(changed.body)).not.toContain('budgetBand');
    expect((await change({ title: '另一个题目' }, rev)).body).toMatchObject({
      code: 'revision.stale',
      rev: 2,
    });
    expect((await change({ title: '另一个题目' }, 2, OTHER)).status).toBe(404);
    const { id: done, rev: last } = await publish();
    const late = await ask<Problem>(`/v1/demands/${done}`, {
      as: OWN,
      body: { title: '另一个题目' },
      rev: last,
      method: 'PATCH',
    });
    expect(late.body).toMatchObject({ code: 'demand.state', demandStatus: 'published' });
  });

  it('is created once under a key', async () => {
    const first = await ask<Demand>('/v1/demands', { as: OWN, body: BODY, key: 'k1' });
    const again = await ask<Demand>('/v1/demands', { as: OWN, body: BODY, key: 'k1' });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const other = await ask<Problem>('/v1/demands', {
      as: OWN,
      body: { ...BODY, title: '另一个题目' },
      key: 'k1',
    });
    expect(other.body.code).toBe('idempotency.mismatch');
  });

  it('can be carried over once it is unmet, and only into another challenge season', async () => {
    const id = demandIdOf('platform-unmet');
    const to = (seasonId: string) => act(id, 'carry-over', { seasonId });
    expect((await to('challenge-2026')).status).toBe(400);
    expect((await to('auction-2026')).status).toBe(400);
    expect((await to('challenge-2031')).status).toBe(404);
    const season = platform.store.seasons.get('challenge-2026');
    if (season === undefined) throw new Error('the fixtures have no challenge season');
    platform.store.seasons.set('challenge-2027', { ...season, id: 'challenge-2027', year: 2027 });
    expect((await to('challenge-2027')).body).toMatchObject({
      status: 'carried_over',
      carriedOverTo: 'challenge-2027',
    });
  });
});

describe('what a viewer sees of a demand', () => {
  const featured = async (as?: string) =>
    (await ask<Demand>(`/v1/demands/${demandIdOf(FEATURED_DEMAND)}`, as === undefined ? {} : { as })).body;
  const marks = ({ _redacted = [] }: Demand) =>
    Object.fromEntries(_redacted.map(({ path, reason }) => [path, reason]));

  it('grows from the public over members and matched teams to the company and the operator', async () => {
    const views = await Promise.all([undefined, OTHER, MATCHED_TEAM, DEMAND_OWNER, OPERATOR].map(featured));
    for (const view of views) registry['demands.retrieve'].response.parse(view);
    expect(views.map(({ view }) => view)).toEqual(['public', 'members', 'matched', 'parties', 'operator']);
    const [everybody, member, matched, own, operator] = views as [Demand, Demand, Demand, Demand, Demand];
    expect(everybody).toMatchObject({ company: { name: '某轨道装备企业（常州）' }, budgetBand: '200to500' });
    expect([...(everybody.problem ?? '')].length).toBe(200);
    expect(marks(everybody)).toMatchObject({
      '$.company.name': 'company_choice',
      '$.constraints': 'company_choice',
      '$.problem': 'level',
      '$.budgetFen': 'level',
      '$.adcode': 'k_anonymity',
      '$.contactPerson': 'level',
    });
    expect((member.problem ?? '').length).toBeGreaterThan(200);
    expect(member.company?.name).toBe('某轨道装备企业（常州）');
    expect(matched).toMatchObject({
      company: { name: '示例企业3有限公司（虚构）' },
      budgetFen: { minFen: 260_000_000, maxFen: 480_000_000 },
      contactPerson: { phone: '138****5678' },
      ipPreference: 'shared',
    });
    expect(own).toMatchObject({ contactPerson: { email: 'zhou@example.com' }, diagnosis: { clarity: 4 } });
    expect(own.diagnosis?.panel).toHaveLength(4);
    expect(own._redacted).toBeUndefined();
    expect(operator.disclosure?.level).toBe('matched');
  });

  it('never holds the name of a company that hides it, in lists, boards or search', async () => {
    const name = '示例企业8有限公司';
    const { body: list } = await ask<DemandPage>('/v1/demands?limit=100');
    const { body: boards } = await ask<{ items: Board[] }>('/v1/boards?limit=100');
    const each = await Promise.all(boards.items.map(({ id }) => ask<Board>(`/v1/boards/${id}`)));
    expect(JSON.stringify([list, each.map(({ body }) => body)])).not.toContain(name);
    expect(JSON.stringify((await ask(`/v1/demands?limit=100`, { as: OPERATOR })).body)).toContain(name);
    const found = (q: string, as?: string) =>
      ask<DemandPage>(`/v1/demands?q=${encodeURIComponent(q)}`, as === undefined ? {} : { as });
    expect((await found(name)).body.items).toEqual([]);
    expect((await found(name, OPERATOR)).body.items.length).toBe(1);
  });

  it('shrinks at once where the company hides more, and the operator may not show more', async () => {
    const { id, rev } = await publish({ disclosure: { level: 'public', hiddenFields: [] } });
    const choose = (body: object, of: number, as: string) =>
      ask<Demand & Problem>(`/v1/demands/${id}/disclosure`, { as, body, rev: of, method: 'PUT' });
    expect((await ask<Demand>(`/v1/demands/${id}`)).body.company?.name).toBe('示例企业9有限公司（虚构）');
    expect((await choose({ level: 'parties', hiddenFields: ['summary'] }, rev, OPERATOR)).status).toBe(200);
    const { body } = await ask<Demand>(`/v1/demands/${id}`);
    expect(body.company?.name).toBe('某先进材料企业（江苏）');
    expect(Object.keys(body)).not.toContain('summary');
    const lowered = await choose({ level: 'members', hiddenFields: [] }, rev + 1, OPERATOR);
    expect([lowered.status, lowered.body.code]).toEqual([409, 'demand.disclosure_lowered']);
    expect((await choose({ level: 'members', hiddenFields: [] }, rev + 1, OWN)).status).toBe(200);
    expect((await choose({ level: 'members', hiddenFields: [] }, rev + 2, OTHER)).status).toBe(403);
  });

  it('tells the city once five are alike', async () => {
    const inWuxi = async () => (await ask<DemandPage>('/v1/demands?city=320200')).body.items.length;
    for (let count = 0; count < 4; count += 1) await publish({ budgetBand: 'lt50' });
    // One that keeps its budget or its place back counts for none that shows them.
    await publish({ budgetBand: 'lt50', disclosure: { level: 'parties', hiddenFields: ['budgetFen'] } });
    await publish({ budgetBand: 'lt50', disclosure: { level: 'parties', hiddenFields: ['adcode'] } });
    expect(await inWuxi()).toBe(0);
    await publish({ budgetBand: 'lt50' });
    expect(await inWuxi()).toBe(5);
  });

  it('is what the preview said beforehand', async () => {
    const { disclosure } = BODY;
    const before = platform.store.demands.size;
    const more = { budgetFen: { minFen: 1_000, maxFen: 2_000 }, presentState: '已完成小试' };
    const company = { name: '示例企业9有限公司（虚构）', adcode: '320200' };
    const { status, body } = await ask<DemandPreview>('/v1/demands/preview', {
      body: { ...BODY, ...more, disclosure, company },
    });
    expect(status).toBe(200);
    registry['demands.preview'].response.parse(body);
    const stored = platform.store.demands.size;
    expect(body.views.map(({ level }) => level)).toEqual(['public', 'members', 'matched', 'parties']);
    const { id } = await publish(more);
    const views = await Promise.all(
      [undefined, OTHER].map((as) => ask<Demand>(`/v1/demands/${id}`, as === undefined ? {} : { as })),
    );
    for (const [index, { body: seen }] of views.entries()) {
      const { _redacted: _marks, ...preview } = body.views[index]?.demand ?? {};
      expect(seen).toMatchObject(preview);
    }
    expect(stored).toBe(before);
  });
});

describe('the list of demands', () => {
  const names = async (query: string, as?: string) => {
    const { body } = await ask<DemandPage>(`/v1/demands?limit=100&${query}`, as === undefined ? {} : { as });
    const byId = new Map(NAMES.map((name) => [demandIdOf(name), name]));
    return body.items.map(({ id }) => byId.get(id));
  };
  const NAMES = [
    FEATURED_DEMAND,
    'separator-coating',
    'ceramic-glaze',
    'carbon-fibre-sizing',
    'alumina-powder',
    'magnesium-passed',
    'microsphere',
    'reagent-soon',
    'torque-metrology',
    'maintenance-english',
    'markup',
    'very-long',
    'edge-gateway',
    'vision-awarded',
    'platform-unmet',
    'withdrawn',
    'own-draft',
    'own-needs-work',
    'diagnosing',
    'diagnosed',
  ];

  it.each([
    ['field=biomedicine', ['reagent-soon', 'microsphere']],
    ['track=metrology', ['torque-metrology']],
    ['city=320400', ['magnesium-passed']],
    ['budgetBand=gt500', ['very-long', 'separator-coating']],
    ['budgetBand=200to500&field=advanced_materials', ['carbon-fibre-sizing', FEATURED_DEMAND]],
    ['status=awarded,unmet', ['vision-awarded', 'platform-unmet']],
    ['hot=true&field=ai,info_comm', ['maintenance-english', 'edge-gateway']],
    ['purpose=renovation', ['ceramic-glaze', 'edge-gateway']],
    ['q=bearing', ['maintenance-english']],
    [`q=${encodeURIComponent('碳化硅 制动盘')}`, [FEATURED_DEMAND]],
    ['status=draft', []],
    ['sort=deadline&field=biomedicine', ['reagent-soon', 'microsphere']],
  ])('is filtered by %s, over what is shown', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('shows the operator what is not published, too', async () => {
    expect(await names('status=draft,collected,diagnosing,diagnosed,withdrawn', OPERATOR)).toEqual([
      'own-draft',
      'diagnosing',
      'own-needs-work',
      'diagnosed',
      'withdrawn',
    ]);
  });

  it('pages by keys, and a cursor holds for its list alone', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? '' : `&cursor=${cursor}`;
      const { body } = await ask<DemandPage>(`/v1/demands?limit=4&sort=-deadline${more}`);
      if (cursor === undefined) expect(body.total).toBe(15);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
      if (seen.length === 4)
        expect((await ask(`/v1/demands?limit=4&cursor=${cursor ?? ''}`)).status).toBe(400);
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(15);
  });

  it('of one’s own has everything, in full and nobody else’s', async () => {
    const { body } = await ask<DemandPage>('/v1/me/demands', { as: 'demo-company-1' });
    registry['me.demands.list'].response.parse(body);
    expect(body.items.map(({ id, view }) => [id, view])).toEqual([
      [demandIdOf('own-draft'), 'parties'],
      [demandIdOf('own-needs-work'), 'parties'],
    ]);
    const drafts = await ask<DemandPage>('/v1/me/demands?status=draft', { as: 'demo-company-1' });
    expect(drafts.body.items.map(({ id }) => id)).toEqual([demandIdOf('own-draft')]);
    expect((await ask('/v1/me/demands')).status).toBe(401);
  });
});

describe('who may act', () => {
  const WRITES = (Object.values(operations) as Operation[]).filter(
    ({ id, auth }) => /^(?:demands|boards)\./u.test(id) && auth === 'required',
  );
  const CALLERS = [
    { name: 'nobody', roles: [], scopes: [] },
    { name: 'demo-university-1', roles: ['university'], scopes: SCOPES_OF_ROLE.university },
    { name: 'demo-auditor', roles: ['auditor'], scopes: SCOPES_OF_ROLE.auditor },
    { name: 'demo-company-3', roles: ['company'], scopes: ['bids:place'] },
    { name: 'demo-company-3', roles: ['company'], scopes: SCOPES_OF_ROLE.company },
    { name: OPERATOR, roles: ['operator'], scopes: ['audit:read'] },
  ] as const;

  it.each(WRITES)('$id refuses whom the table of calls refuses', async ({ id, method, path }) => {
    for (const { name, roles, scopes } of CALLERS) {
      const by = name === 'nobody' ? 'nobody' : 'token';
      const may = mayCall(id as OperationId, { by, roles, scopes });
      if (may.ok) continue;
      const of = id.startsWith('boards.') ? boardIdOf(FEATURED_BOARD) : demandIdOf(FEATURED_DEMAND);
      const body = BODIES[id] ?? {};
      const headers = {
        'content-type': 'application/json',
        'if-match': '"1"',
        ...(by === 'nobody' ? {} : { authorization: `Bearer ${mockToken(name, scopes)}` }),
      };
      const init = { method, headers, body: JSON.stringify(body) };
      const url = `http://mock.test${path.replace('{id}', of)}`;
      const problem = (await (await platform.handle(new Request(url, init))).json()) as Problem;
      expect(problem, `${id} by ${name}`).toMatchObject({ code: may.code, ...may.extras });
    }
  });
});

it('the clock does not end a demand: after its deadline it is judged by the next step', async () => {
  const { id } = await publish({ deadline: formatInstant(NOW + DAY) });
  await act(id, 'advance', { step: 'open_answers' });
  expect((await act(id, 'advance', { step: 'hold_roadshow' })).body.code).toBe('demand.answers_open');
  platform.clock.advance(DAY + 1);
  expect((await act(id, 'advance', { step: 'hold_roadshow' })).body.status).toBe('roadshow');
});

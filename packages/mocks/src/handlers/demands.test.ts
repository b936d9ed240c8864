import { operations, type DemandPage, type Operation, type OperationId, type Problem } from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { SCOPES_OF_ROLE, mayCall } from '@jtop/rules/access';
import { beforeEach, describe, expect, it } from 'vitest';
import { FEATURED_BOARD } from '../fixtures/boards.js';
import { boardIdOf, demandIdOf } from '../fixtures/challenge.js';
import { FEATURED_DEMAND } from '../fixtures/demands.js';
import { mockToken } from '../index.js';
import { DEMAND, DIAGNOSIS, DemandDesk, OPERATOR } from '../testing/demand-desk.js';

/** Bodies that pass, for the operations that take more than nothing. */
const BODIES: Readonly<Record<string, object>> = {
  'demands.create': DEMAND,
  'demands.disclosure.set': { level: 'members', hiddenFields: [] },
  'demands.withdraw': { reason: 'x' },
  'demands.diagnosis.create': DIAGNOSIS,
  'demands.hot': { hot: true },
  'demands.advance': { step: 'push' },
  'demands.carryOver': { seasonId: 'challenge-2027' },
  'boards.create': { field: 'ai', batchNo: 1, title: '热门需求', demandIds: [demandIdOf('markup')] },
  'boards.withdraw': { reason: 'x' },
  'demands.contest.create': {
    solutionIds: [demandIdOf('markup')],
    rounds: [{ title: '决赛', startsAt: '2026-07-01T09:00:00+08:00' }],
  },
  'demands.contest.halt': { reason: 'x' },
  'demands.contest.cancel': { reason: 'x' },
  'demands.award': { solutionId: demandIdOf('markup') },
  'demands.solutions.submit': {
    teamName: '示例团队',
    lead: { name: '李教授' },
    approach: '技术方案'.repeat(20),
    maturityTrl: 6,
    milestones: [{ name: '交付', days: 30, amountFen: 100 }],
    quoteFen: 100,
  },
};

let desk: DemandDesk;
beforeEach(() => {
  desk = new DemandDesk();
});

describe('the list of demands', () => {
  const names = async (query: string, as?: string) => {
    const { body } = await desk.ask<DemandPage>(
      `/v1/demands?limit=100&${query}`,
      as === undefined ? {} : { as },
    );
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
      const { body } = await desk.ask<DemandPage>(`/v1/demands?limit=4&sort=-deadline${more}`);
      if (cursor === undefined) expect(body.total).toBe(15);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
      if (seen.length === 4)
        expect((await desk.ask(`/v1/demands?limit=4&cursor=${cursor ?? ''}`)).status).toBe(400);
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(15);
  });

  it('of one’s own has everything, in full and nobody else’s', async () => {
    const { body } = await desk.ask<DemandPage>('/v1/me/demands', { as: 'demo-company-1' });
    registry['me.demands.list'].response.parse(body);
    expect(body.items.map(({ id, view }) => [id, view])).toEqual([
      [demandIdOf('own-draft'), 'parties'],
      [demandIdOf('own-needs-work'), 'parties'],
    ]);
    const drafts = await desk.ask<DemandPage>('/v1/me/demands?status=draft', { as: 'demo-company-1' });
    expect(drafts.body.items.map(({ id }) => id)).toEqual([demandIdOf('own-draft')]);
    expect((await desk.ask('/v1/me/demands')).status).toBe(401);
  });
});

describe('who may act', () => {
  const WRITES = (Object.values(operations) as Operation[]).filter(
    ({ id, auth, method }) => /^(?:demands|boards)\./u.test(id) && auth === 'required' && method !== 'GET',
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
        'idempotency-key': 'k',
        ...(by === 'nobody' ? {} : { authorization: `Bearer ${mockToken(name, scopes)}` }),
      };
      const init = { method, headers, body: JSON.stringify(body) };
      const url = `http://mock.test${path.replace('{id}', of)}`;
      const problem = (await (await desk.platform.handle(new Request(url, init))).json()) as Problem;
      expect(problem, `${id} by ${name}`).toMatchObject({ code: may.code, ...may.extras });
    }
  });
});

import type { Board, Demand, DemandPage, DemandPreview, Problem } from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { demandIdOf } from '../fixtures/challenge.js';
import { DEMAND_OWNER, FEATURED_DEMAND, MATCHED_TEAM } from '../fixtures/demands.js';
import { DEMAND, DemandDesk, OPERATOR, OTHER, OWN } from '../testing/demand-desk.js';

let desk: DemandDesk;
beforeEach(() => {
  desk = new DemandDesk();
});

describe('what a viewer sees of a demand', () => {
  const featured = async (as?: string) =>
    (await desk.ask<Demand>(`/v1/demands/${demandIdOf(FEATURED_DEMAND)}`, as === undefined ? {} : { as }))
      .body;
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
    const { body: list } = await desk.ask<DemandPage>('/v1/demands?limit=100');
    const { body: boards } = await desk.ask<{ items: Board[] }>('/v1/boards?limit=100');
    const each = await Promise.all(boards.items.map(({ id }) => desk.ask<Board>(`/v1/boards/${id}`)));
    expect(JSON.stringify([list, each.map(({ body }) => body)])).not.toContain(name);
    expect(JSON.stringify((await desk.ask(`/v1/demands?limit=100`, { as: OPERATOR })).body)).toContain(name);
    const found = (q: string, as?: string) =>
      desk.ask<DemandPage>(`/v1/demands?q=${encodeURIComponent(q)}`, as === undefined ? {} : { as });
    expect((await found(name)).body.items).toEqual([]);
    expect((await found(name, OPERATOR)).body.items.length).toBe(1);
  });

  it('shrinks at once where the company hides more, and the operator may not show more', async () => {
    const { id, rev } = await desk.publish({ disclosure: { level: 'public', hiddenFields: [] } });
    const choose = (body: object, of: number, as: string) =>
      desk.ask<Demand & Problem>(`/v1/demands/${id}/disclosure`, { as, body, rev: of, method: 'PUT' });
    expect((await desk.ask<Demand>(`/v1/demands/${id}`)).body.company?.name).toBe(
      '示例企业9有限公司（虚构）',
    );
    expect((await choose({ level: 'parties', hiddenFields: ['summary'] }, rev, OPERATOR)).status).toBe(200);
    const { body } = await desk.ask<Demand>(`/v1/demands/${id}`);
    expect(body.company?.name).toBe('某先进材料企业（江苏）');
    expect(Object.keys(body)).not.toContain('summary');
    const lowered = await choose({ level: 'members', hiddenFields: [] }, rev + 1, OPERATOR);
    expect([lowered.status, lowered.body.code]).toEqual([409, 'demand.disclosure_lowered']);
    expect((await choose({ level: 'members', hiddenFields: [] }, rev + 1, OWN)).status).toBe(200);
    expect((await choose({ level: 'members', hiddenFields: [] }, rev + 2, OTHER)).status).toBe(403);
  });

  it('tells the city once five are alike', async () => {
    const inWuxi = async () => (await desk.ask<DemandPage>('/v1/demands?city=320200')).body.items.length;
    for (let count = 0; count < 4; count += 1) await desk.publish({ budgetBand: 'lt50' });
    // One that keeps its budget or its place back counts for none that shows them.
    await desk.publish({ budgetBand: 'lt50', disclosure: { level: 'parties', hiddenFields: ['budgetFen'] } });
    await desk.publish({ budgetBand: 'lt50', disclosure: { level: 'parties', hiddenFields: ['adcode'] } });
    expect(await inWuxi()).toBe(0);
    await desk.publish({ budgetBand: 'lt50' });
    expect(await inWuxi()).toBe(5);
  });

  it('is what the preview said beforehand', async () => {
    const { disclosure } = DEMAND;
    const before = desk.platform.store.demands.size;
    const more = { budgetFen: { minFen: 1_000, maxFen: 2_000 }, presentState: '已完成小试' };
    const company = { name: '示例企业9有限公司（虚构）', adcode: '320200' };
    const { status, body } = await desk.ask<DemandPreview>('/v1/demands/preview', {
      body: { ...DEMAND, ...more, disclosure, company },
    });
    expect(status).toBe(200);
    registry['demands.preview'].response.parse(body);
    const stored = desk.platform.store.demands.size;
    expect(body.views.map(({ level }) => level)).toEqual(['public', 'members', 'matched', 'parties']);
    const { id } = await desk.publish(more);
    const views = await Promise.all(
      [undefined, OTHER].map((as) => desk.ask<Demand>(`/v1/demands/${id}`, as === undefined ? {} : { as })),
    );
    for (const [index, { body: seen }] of views.entries()) {
      const { _redacted: _marks, ...preview } = body.views[index]?.demand ?? {};
      expect(seen).toMatchObject(preview);
    }
    expect(stored).toBe(before);
  });
});

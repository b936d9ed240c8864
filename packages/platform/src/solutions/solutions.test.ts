import {
  parseInstant,
  type Solution,
  type SolutionPage,
  type SolutionReceipt,
  type SolutionReceiptPage,
} from '@jtop/contract';
import { Solution as SolutionSchema, SolutionPage as SolutionPageSchema } from '@jtop/contract/schemas';
import { canonicalize, sha256Hex, verifyJws } from '@jtop/rules/log';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld } from '../testing/demand-world.js';
import { freshKey, SOLUTION, SolutionDesk } from '../testing/solution-desk.js';

let world: DemandWorld;
let desk: SolutionDesk;
beforeAll(async () => {
  world = await DemandWorld.open();
  desk = new SolutionDesk(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const FEEDBACK = { feedback: [{ code: 'price', text: '报价高于预算。' }] };

describe('answering a demand', () => {
  it('gives a receipt that the key set proves, over the content without the consents', async () => {
    const demand = await desk.answerable();
    const answer = await desk.submit(demand.id, { consents: [await desk.signed('data_use')] });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/solutions/${answer.body.solutionId}`);
    const { receiptJws, ...facts } = answer.body;
    expect(facts).toMatchObject({ demandId: demand.id, version: 1 });
    expect(facts.contentHash).toBe(sha256Hex(canonicalize(SOLUTION)));
    expect(parseInstant(facts.submittedAt)).toBe(world.clock.now());
    const verified = verifyJws(receiptJws, world.platform.keys.receiptJwks());
    expect(verified).toMatchObject({ ok: true, payload: facts });
    const forged = receiptJws.replace(/\.[^.]+\./, `.${Buffer.from('{"version":9}').toString('base64url')}.`);
    expect(verifyJws(forged, world.platform.keys.receiptJwks()).ok).toBe(false);
    expect((await world.demand(demand.id)).answerCount).toBe(1);
  });

  it('again with the same key gives the same receipt, with another body is refused', async () => {
    const { id } = await desk.answerable();
    const asking = { as: 'university', key: freshKey(), body: SOLUTION } as const;
    const path = `/v1/demands/${id}/solutions`;
    const first = await world.call<SolutionReceipt>('POST', path, asking);
    const again = await world.call<SolutionReceipt>('POST', path, asking);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const other = await world.call('POST', path, { ...asking, body: { ...SOLUTION, teamName: '另一队' } });
    expect(other.body.code).toBe('idempotency.mismatch');
    expect((await world.call('POST', path, { as: 'university', body: SOLUTION })).body.code).toBe(
      'idempotency.key_required',
    );
  });

  it('is once a party; the next is a version', async () => {
    const { id } = await desk.answerable();
    const solutionId = await desk.submitted(id);
    const again = await desk.submit<{ code: string }>(id);
    expect(again.body).toMatchObject({ code: 'solution.already_submitted', solutionId });
    await desk.act(solutionId, 'withdraw', { reason: '撤回重报' }, 'university');
    expect((await world.demand(id)).answerCount).toBe(0);
    expect((await desk.submit(id)).status).toBe(201);
  });

  it('is for teams that know of the demand, and not for its own company', async () => {
    const hidden = await world.diagnosed();
    expect((await desk.submit<{ code: string }>(hidden.id)).body.code).toBe('not_found');
    const { id } = await desk.answerable({});
    for (const as of ['company', 'stranger', 'host', 'auditor', 'operator'] as const) {
      expect((await desk.submit<{ code: string }>(id, {}, as)).body.code, as).toBe('auth.forbidden');
    }
    const own = await world.published({}, 'manager');
    expect((await desk.submit<{ code: string }>(own.id, {}, 'manager')).body).toMatchObject({
      code: 'auth.forbidden',
      reason: 'own_demand',
    });
  });

  it('counts to the deadline’s own millisecond', async () => {
    const demand = await desk.answerable();
    const deadline = parseInstant(demand.deadline ?? '');
    world.clock.moveTo(deadline);
    const id = await desk.submitted(demand.id);
    expect((await desk.revise(id)).status).toBe(201);
    world.clock.moveTo(deadline + 1);
    const late = await desk.submit<{ code: string }>(demand.id, {}, 'rival');
    expect(late.body).toMatchObject({ code: 'solution.deadline_passed', deadline: demand.deadline });
    expect((await desk.revise<{ code: string }>(id)).body.code).toBe('solution.deadline_passed');
    expect((await world.demand(demand.id)).answerCount).toBe(1);
  });

  it('refuses a form that does not hold, naming the field', async () => {
    const { id } = await desk.answerable();
    const cases: [object, string][] = [
      [{ quoteFen: 49_999_999 }, 'quoteFen'],
      [{ teamName: '队' }, 'teamName'],
      [{ approach: '短' }, 'approach'],
      [{ maturityTrl: 10 }, 'maturityTrl'],
      [{ milestones: [] }, 'milestones'],
      [{ milestones: [{ name: '一', days: 0, amountFen: 50_000_000 }] }, 'milestones.0.days'],
      [{ evidence: [{ title: '论文', url: 'javascript:alert(1)' }] }, 'evidence.0.url'],
    ];
    for (const [body, path] of cases) {
      const answer = await desk.submit<{ code: string; errors: { path: string }[] }>(id, body);
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
      expect(answer.body.errors.map((error) => error.path)).toContain(path);
    }
  });

  it('refuses files that nobody uploaded, and then keeps nothing', async () => {
    const { id } = await desk.answerable();
    const documentId = '01890000-0000-7000-8000-00000000ffff';
    const attachments = [{ documentId, hash: 'a'.repeat(64) }];
    const answer = await desk.submit<{ code: string }>(id, { attachments });
    expect(answer.body).toMatchObject({ code: 'document.not_fit', documentIds: [documentId] });
    expect((await world.demand(id)).answerCount).toBe(0);
  });
});

describe('a new version', () => {
  it('is appended whole and proved by itself; the ones before stay as they were', async () => {
    const { id: demandId } = await desk.answerable();
    const id = await desk.submitted(demandId);
    await desk.act(id, 'screen');
    const second = await desk.revise(id, { maturityTrl: 7 });
    expect(second.body.version).toBe(2);
    expect(await desk.solution(id, 'university')).toMatchObject({
      version: 2,
      maturityTrl: 7,
      status: 'submitted',
    });
    const { items } = await world.done<SolutionReceiptPage>('GET', `/v1/solutions/${id}/versions`, {
      as: 'university',
    });
    expect(items.map(({ version }) => version)).toEqual([2, 1]);
    for (const receipt of items) {
      const { receiptJws, ...facts } = receipt;
      expect(verifyJws(receiptJws, world.platform.keys.receiptJwks())).toMatchObject({ payload: facts });
    }
    const newest = await world.done<SolutionReceipt>('GET', `/v1/solutions/${id}/receipt`, {
      as: 'university',
    });
    expect(newest).toEqual(items[0]);
    const first = await world.done<SolutionReceiptPage>('GET', `/v1/solutions/${id}/versions?limit=1`, {
      as: 'operator',
    });
    const rest = await world.done<SolutionReceiptPage>(
      'GET',
      `/v1/solutions/${id}/versions?limit=1&cursor=${first.nextCursor ?? ''}`,
      { as: 'operator' },
    );
    expect(rest.items).toEqual(items.slice(1));
  });

  it('can be neither changed nor deleted, not even by the platform itself', async () => {
    const { id: demandId } = await desk.answerable();
    const id = await desk.submitted(demandId);
    await expect(
      sql`update solution_versions set version = 5 where solution_id = ${id}::uuid`.execute(world.db),
    ).rejects.toThrow('never changed');
    await expect(
      sql`delete from solution_versions where solution_id = ${id}::uuid`.execute(world.db),
    ).rejects.toThrow('never changed');
  });

  it('gets a number of its own when two come at once', async () => {
    const { id: demandId } = await desk.answerable();
    const id = await desk.submitted(demandId);
    const answers = await Promise.all([6, 7, 8, 9].map((maturityTrl) => desk.revise(id, { maturityTrl })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(answers.map(({ body }) => body.version).sort()).toEqual([2, 3, 4, 5]);
    expect((await desk.solution(id, 'university')).version).toBe(5);
  });
});

describe('who sees a solution', () => {
  it('everybody is told how many there are, and nothing else', async () => {
    const { id } = await desk.answerable();
    const solutionId = await desk.submitted(id);
    for (const as of [undefined, 'stranger', 'rival', 'auditor', 'page'] as const) {
      const answer = await world.get<SolutionPage>(`/v1/demands/${id}/solutions?status=won`, as);
      expect(answer.body, as).toMatchObject({ items: [], total: 1 });
      expect(SolutionPageSchema.parse(answer.body)).toEqual(answer.body);
      if (as === undefined) continue;
      const one = await world.get(`/v1/solutions/${solutionId}`, as);
      expect(one.body.code, as).toBe('not_found');
    }
    const mine = await world.done<SolutionPage>('GET', `/v1/demands/${id}/solutions`, { as: 'university' });
    expect(mine).toMatchObject({ total: 1, items: [{ id: solutionId, view: 'matched' }] });
    const own = await world.done<SolutionPage>('GET', '/v1/me/solutions?limit=100', { as: 'university' });
    expect(own.items.map((item) => item.id)).toContain(solutionId);
  });

  it('the company reads the whole only while the team’s consent stands', async () => {
    const { id } = await desk.answerable();
    const solutionId = await desk.submitted(id);
    const before = await desk.solution(solutionId, 'company');
    expect(SolutionSchema.parse(before)).toEqual(before);
    expect(before).toMatchObject({
      view: 'parties',
      quoteFen: SOLUTION.quoteFen,
      teamName: SOLUTION.teamName,
    });
    for (const kept of ['approach', 'lead', 'receiptJws']) expect(before).not.toHaveProperty(kept);
    expect(before._redacted).toContainEqual({ path: '$.approach', method: 'removal', reason: 'consent' });
    const { body } = await desk.sign('data_use', { type: 'solution', id: solutionId }, 'university');
    expect((await desk.solution(solutionId, 'colleague')).approach).toBe(SOLUTION.approach);
    await desk.revoke(body.id, 'university');
    expect(await desk.solution(solutionId, 'company')).not.toHaveProperty('approach');
    const listed = await world.done<SolutionPage>('GET', `/v1/demands/${id}/solutions`, { as: 'company' });
    expect(listed.items[0]).not.toHaveProperty('approach');
    expect((await desk.solution(solutionId, 'operator')).approach).toBe(SOLUTION.approach);
  });

  it('a confidential one is read only once the company has signed for secrecy, too', async () => {
    const { id } = await desk.answerable();
    const solutionId = await desk.submitted(id, {
      confidential: true,
      consents: [await desk.signed('data_use')],
    });
    expect(await desk.solution(solutionId, 'company')).not.toHaveProperty('approach');
    const subject = { type: 'solution', id: solutionId };
    expect((await desk.sign('nda', subject, 'colleague')).status).toBe(201);
    expect((await desk.solution(solutionId, 'company')).approach).toBe(SOLUTION.approach);
    expect((await desk.sign('nda', subject, 'rival')).body.code).toBe('not_found');
  });

  it('the receipts are the team’s and the operator’s', async () => {
    const { id } = await desk.answerable();
    const solutionId = await desk.submitted(id);
    for (const path of ['receipt', 'versions']) {
      expect((await world.get(`/v1/solutions/${solutionId}/${path}`, 'company')).body.code).toBe('not_found');
      expect((await world.get(`/v1/solutions/${solutionId}/${path}`, 'operator')).status).toBe(200);
    }
  });
});

describe('judging', () => {
  it('goes by the table: screened, short-listed, let go with reasons that the team reads', async () => {
    const { id: demandId } = await desk.answerable({
      disclosure: { level: 'parties', hiddenFields: [], aliasName: '一家做薄膜的企业' },
    });
    const id = await desk.submitted(demandId);
    expect((await desk.act(id, 'shortlist')).body.code).toBe('solution.state');
    expect((await desk.act(id, 'screen')).body.status).toBe('screening');
    expect((await desk.act(id, 'shortlist')).body.status).toBe('shortlisted');
    for (const body of [{}, { feedback: [] }, { feedback: [{ code: 'chosen' }] }]) {
      expect((await desk.act(id, 'feedback', body)).status).toBe(400);
    }
    const text = '云杉瑞思生物科技的产线不能采用该工艺。';
    const gone = await desk.act(id, 'feedback', { feedback: [{ code: 'scientific', text }] });
    expect(gone.body).toMatchObject({ status: 'not_selected', feedback: [{ code: 'scientific', text }] });
    const read = await desk.solution(id, 'university');
    expect(JSON.stringify(read)).not.toContain('云杉');
    expect(read.feedback?.[0]?.text).toContain('产线不能采用该工艺');
    expect(read._redacted).toContainEqual({
      path: '$.feedback[0].text',
      method: 'replacementValue',
      reason: 'company_name',
    });
    expect((await desk.act(id, 'feedback', FEEDBACK)).body.code).toBe('solution.state');
    expect((await desk.revise<{ code: string }>(id)).body.code).toBe('solution.state');
  });

  it('is the demand side’s alone', async () => {
    const { id: demandId } = await desk.answerable();
    const id = await desk.submitted(demandId);
    for (const as of ['stranger', 'rival', 'host'] as const) {
      for (const [act, body] of [
        ['screen', {}],
        ['shortlist', {}],
        ['feedback', FEEDBACK],
      ] as const) {
        expect((await desk.act(id, act, body, as)).body.code, `${act} ${as}`).toBe('not_found');
      }
    }
    for (const [act, body] of [
      ['screen', {}],
      ['shortlist', {}],
      ['feedback', FEEDBACK],
    ] as const) {
      expect((await desk.act(id, act, body, 'university')).body.code).toBe('auth.forbidden');
    }
    for (const [act, body] of [
      ['withdraw', { reason: '不再需要' }],
      ['willing', { willing: false }],
    ] as const) {
      expect((await desk.act(id, act, body, 'company')).body.code).toBe('auth.forbidden');
    }
    expect((await desk.act(id, 'screen', {}, 'operator')).status).toBe(200);
  });

  it('a team says whether it would take an award, until it is out of it', async () => {
    const { id: demandId } = await desk.answerable();
    const id = await desk.submitted(demandId);
    const answer = await desk.act<Solution>(id, 'willing', { willing: false }, 'university');
    expect(answer.body.willing).toBe(false);
    await desk.act(id, 'withdraw', { reason: '人员变动' }, 'university');
    expect((await desk.act(id, 'willing', { willing: true }, 'university')).body.code).toBe('solution.state');
  });
});

describe('intents', () => {
  it('are said once, and read by the company and the operator', async () => {
    const { id } = await desk.answerable();
    const path = `/v1/demands/${id}/intents`;
    const first = await world.call('POST', path, { as: 'university', body: { note: '愿意承接' } });
    const again = await world.call('POST', path, { as: 'university', body: {} });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const listed = async (as: 'company' | 'operator' | 'rival' | 'university'): Promise<unknown[]> =>
      (await world.done<{ items: unknown[] }>('GET', path, { as })).items;
    expect(await listed('company')).toEqual([first.body]);
    expect(await listed('operator')).toEqual([first.body]);
    expect(await listed('university')).toEqual([first.body]);
    expect(await listed('rival')).toEqual([]);
    expect((await world.get(path)).body.code).toBe('auth.required');
    expect((await world.call('POST', path, { as: 'company' })).body.code).toBe('auth.forbidden');
    await world.act(id, 'withdraw', { reason: '不再需要' }, 'company');
    expect((await world.call('POST', path, { as: 'rival' })).body.code).toBe('not_found');
  });
});

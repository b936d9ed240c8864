import { beforeAll, describe, expect, it } from 'vitest';
import type { Demand, DemandCreate } from '@jtop/contract';
import { PDF, pdf } from '../../../packages/platform/src/testing/office-files.js';
import type { Ready } from '../suite.js';
import { OPERATOR } from '../support/auction.js';
import { Answering, OWNER, RIVAL, TEAM } from '../support/answering.js';
import { Challenge, DEMAND, DEMANDER, FINDINGS } from '../support/challenge.js';

const STRANGER = 'demo-company-2';
const UNIVERSITY = 'demo-university-1';
const OUTSIDERS = [undefined, STRANGER, UNIVERSITY, 'demo-auditor', 'demo-host-nanjing'] as const;
const asking = (as: string | undefined) => (as === undefined ? {} : { as });
const etag = (rev: number) => ({ headers: { 'if-match': `"${rev}"` } });

/** What a demand says, without what only one that is stored has. */
function contentOf(demand: object): Record<string, unknown> {
  const envelope =
    'id rev no seasonId specialId view status boardIds answerCount publishedAt createdAt updatedAt hot diagnosis disclosure _redacted';
  return Object.fromEntries(Object.entries(demand).filter(([name]) => !envelope.split(' ').includes(name)));
}

/** Demands: posting, the life cycle, and who sees what. */
export function demandCases(ready: Ready): void {
  describe('demands', () => {
    let challenge: Challenge;
    beforeAll(() => {
      challenge = new Challenge(ready().client);
    });

    it('are drafts of the party that calls, for it and the operator alone', async () => {
      const { client } = ready();
      const { body: demand, headers } = await client.answered('demands.create', {
        as: DEMANDER,
        body: DEMAND,
      });
      expect(demand).toMatchObject({
        status: 'draft',
        view: 'parties',
        rev: 1,
        track: 'general',
        boardIds: [],
      });
      expect(demand.no).toMatch(/^JS-\d{4}-XQ-\d{6}$/);
      expect(headers.get('location')).toBe(`/v1/demands/${demand.id}`);
      for (const as of OUTSIDERS) {
        await client.refused('demands.retrieve', { params: { id: demand.id }, ...asking(as) }, 'not_found');
      }
      expect((await challenge.seen(demand.id, OPERATOR)).view).toBe('operator');
      const mine = await client.ok('me.demands.list', { as: DEMANDER, query: { limit: 100 } });
      expect(mine.items.map(({ id }) => id)).toContain(demand.id);
      const theirs = await client.ok('me.demands.list', { as: STRANGER, query: { limit: 100 } });
      expect(theirs.items.map(({ id }) => id)).not.toContain(demand.id);
    });

    it.each([
      ['an unknown season', { seasonId: 'challenge-1999' }, 'not_found'],
      ['an unknown special', { specialId: 'special-1999-1' }, 'not_found'],
      ['a deadline that has passed', { deadline: '2026-01-01T00:00:00+08:00' }, 'demand.deadline_past'],
      ['two budgets', { budgetFen: { minFen: 1, maxFen: 2 }, budgetBand: 'lt50' }, 'request.invalid'],
    ] as const)('are refused with %s', async (_what, more, code) => {
      await ready().client.refused('demands.create', { as: DEMANDER, body: { ...DEMAND, ...more } }, code);
    });

    it('are refused with a season of auctions', async () => {
      const { client } = ready();
      const { items } = await client.ok('seasons.list', { query: { limit: 100 } });
      const seasonId = items.find(({ kind }) => kind === 'auction')?.id;
      expect(seasonId).toBeDefined();
      const body = { ...DEMAND, seasonId };
      const problem = await client.refused('demands.create', { as: DEMANDER, body }, 'request.invalid');
      expect(problem.errors?.[0]?.path).toBe('seasonId');
    });

    it('are changed at the revision that was read', async () => {
      const { client } = ready();
      const { id } = await challenge.post({ budgetBand: 'lt50', constraints: '不得含氟' });
      const call = { params: { id }, as: DEMANDER };
      const stale = await client.refused(
        'demands.update',
        { ...call, ...etag(7), body: { title: '新的标题' } },
        'revision.stale',
      );
      expect(stale['rev']).toBe(1);
      const none = await client.refused('demands.update', { ...call, body: {} }, 'request.invalid');
      expect(none.errors?.[0]?.path).toBe('If-Match');
      const changed = await client.ok('demands.update', {
        ...call,
        ...etag(1),
        body: { budgetFen: { minFen: 100, maxFen: 200 }, clear: ['constraints'] },
      });
      expect(changed).toMatchObject({ rev: 2, budgetFen: { minFen: 100, maxFen: 200 } });
      expect(changed).not.toHaveProperty('budgetBand');
      expect(changed).not.toHaveProperty('constraints');
    });

    it('go their way by the hands of who may, and no other way', async () => {
      const { client } = ready();
      const { id } = await challenge.post();
      const call = { params: { id }, as: OPERATOR };
      const state = await client.refused('demands.publish', { ...call, body: {} }, 'demand.state');
      expect(state['demandStatus']).toBe('draft');
      await client.ok('demands.submit', { params: { id }, as: DEMANDER, body: {} });
      await client.ok('demands.diagnosis.begin', { ...call, body: {} });
      const back = await client.ok('demands.diagnosis.create', {
        ...call,
        body: { ...FINDINGS, validity: 'needs_work' },
      });
      expect(back.status).toBe('collected');
      await client.ok('demands.diagnosis.begin', { ...call, body: {} });
      await client.ok('demands.diagnosis.create', { ...call, body: FINDINGS });
      await client.refused('demands.publish', { ...call, body: {} }, 'demand.disclosure_missing');
      const { rev } = await challenge.seen(id, DEMANDER);
      const choice = { level: 'members', hiddenFields: [] };
      await client.refused(
        'demands.disclosure.set',
        { ...call, ...etag(rev), body: choice },
        'demand.disclosure_missing',
      );
      await client.ok('demands.disclosure.set', {
        params: { id },
        as: DEMANDER,
        ...etag(rev),
        body: choice,
      });
      const published = await client.ok('demands.publish', { ...call, body: { hot: true } });
      expect(published).toMatchObject({ status: 'published', hot: { at: published.publishedAt } });
      await client.ok('demands.advance', { ...call, body: { step: 'open_answers' } });
      await client.ok('demands.advance', { ...call, body: { step: 'declare_unmet' } });
      const carried = await client.ok('demands.withdraw', {
        params: { id },
        as: DEMANDER,
        body: { reason: '测试' },
      });
      expect(carried.status).toBe('withdrawn');
      await client.refused('demands.retrieve', { params: { id } }, 'not_found');
    });

    it('that were found invalid are not published', async () => {
      const { client } = ready();
      const { id } = await challenge.post({
        disclosure: { level: 'public', hiddenFields: [] },
        submit: true,
      });
      const call = { params: { id }, as: OPERATOR };
      await client.ok('demands.diagnosis.begin', { ...call, body: {} });
      await client.ok('demands.diagnosis.create', { ...call, body: { ...FINDINGS, validity: 'invalid' } });
      const problem = await client.refused('demands.publish', { ...call, body: {} }, 'demand.not_valid');
      expect(problem['validity']).toBe('invalid');
    });

    it('wait for their deadline before the stage', async () => {
      const { client } = ready();
      const deadline = new Date((await client.now()) + 3_600_000).toISOString();
      const { id } = await challenge.published({ deadline });
      const call = { params: { id }, as: OPERATOR };
      await client.ok('demands.advance', { ...call, body: { step: 'open_answers' } });
      await client.refused(
        'demands.advance',
        { ...call, body: { step: 'hold_roadshow' } },
        'demand.answers_open',
      );
      await client.moveTo(Date.parse(deadline) + 1);
      const roadshow = { ...call, body: { step: 'hold_roadshow' } };
      expect(await client.refused('demands.advance', roadshow, 'demand.consent_missing')).toMatchObject({
        kind: 'disclaimer',
        side: 'demand',
      });
      await new Answering(client).sign('disclaimer', { type: 'demand', id }, DEMANDER);
      expect((await client.ok('demands.advance', roadshow)).status).toBe('roadshow');
    });

    it('go on stage with the solutions whose teams have signed the disclaimer, and none else', async () => {
      const { client } = ready();
      const answering = new Answering(client);
      const demand = await answering.answerable();
      const { id, seasonId } = demand;
      const [ours, theirs] = [await answering.shortlisted(id, TEAM), await answering.shortlisted(id, RIVAL)];
      const behind = await answering.submitted(id, UNIVERSITY);
      await answering.passDeadline(demand);
      await answering.sign('disclaimer', { type: 'demand', id }, OWNER);
      const consentId = await answering.sign('disclaimer', { type: 'solution', id: ours }, TEAM);
      const call = (body: object = {}) => ({
        params: { id },
        as: OPERATOR,
        body: { step: 'hold_roadshow', ...body },
      });
      const missing = await client.refused('demands.advance', call(), 'demand.consent_missing');
      expect(missing).toMatchObject({ kind: 'disclaimer', side: 'supply', solutionIds: [theirs] });
      const unfit = call({ solutionIds: [ours, behind] });
      expect(await client.refused('demands.advance', unfit, 'contest.solution_not_fit')).toMatchObject({
        solutionIds: [behind],
      });
      const wrong = { ...call(), body: { step: 'push', solutionIds: [ours] } };
      expect((await client.refused('demands.advance', wrong, 'request.invalid')).errors).toMatchObject([
        { path: 'solutionIds' },
      ]);
      await client.ok('consents.revoke', { params: { id: consentId }, as: TEAM, body: {} });
      const alone = call({ solutionIds: [ours] });
      expect(await client.refused('demands.advance', alone, 'demand.consent_missing')).toMatchObject({
        solutionIds: [ours],
      });
      await answering.sign('disclaimer', { type: 'season', id: seasonId }, TEAM);
      expect((await client.ok('demands.advance', alone)).status).toBe('roadshow');
      const statusOf = async (solution: string) =>
        (await client.ok('solutions.retrieve', { params: { id: solution }, as: OPERATOR })).status;
      expect([await statusOf(ours), await statusOf(theirs)]).toEqual(['roadshow', 'shortlisted']);
    });
  });

  describe('what is seen of a demand', () => {
    const SECRET = '只写给成员看的约束';
    const hiding: Partial<DemandCreate> = {
      constraints: SECRET,
      summary: '只写给对接团队看的独特摘要内容。',
      budgetFen: { minFen: 31_415_926, maxFen: 92_653_589 },
      contactPerson: { name: '周某某', phone: '13800138999' },
      disclosure: { level: 'parties', hiddenFields: ['summary', 'adcode'] },
    };
    let challenge: Challenge;
    let demand: Demand;
    beforeAll(async () => {
      challenge = new Challenge(ready().client);
      demand = await challenge.published(hiding);
    });

    it('grows with the level, and marks say what is kept back', async () => {
      const seen = await challenge.seen(demand.id);
      expect(seen).toMatchObject({ view: 'public', budgetBand: '50to200' });
      for (const kept of ['summary', 'adcode', 'budgetFen', 'constraints', 'contactPerson', 'disclosure']) {
        expect(seen).not.toHaveProperty(kept);
      }
      expect(seen.company?.name).toMatch(/^某/);
      const paths = seen._redacted?.map(({ path }) => path);
      expect(paths).toEqual(
        expect.arrayContaining(['$.summary', '$.adcode', '$.company.name', '$.constraints']),
      );
      const member = await challenge.seen(demand.id, UNIVERSITY);
      expect(member).toMatchObject({ view: 'members', constraints: SECRET });
      expect(member).not.toHaveProperty('summary');
      const own = await challenge.seen(demand.id, DEMANDER);
      expect(own).toMatchObject({ view: 'parties', ...hiding });
      expect(own._redacted).toBeUndefined();
    });

    it('is never given away by a filter or by how many there are', async () => {
      const { client } = ready();
      const name = (await challenge.seen(demand.id, DEMANDER)).company?.name ?? '';
      for (const query of [
        { q: '独特摘要' },
        { q: SECRET },
        { q: name },
        { q: '周某某' },
        { city: '320100' },
      ]) {
        for (const as of [undefined, UNIVERSITY, STRANGER]) {
          const page = await client.ok('demands.list', { query: { ...query, limit: 100 }, ...asking(as) });
          expect(
            page.items.map(({ id }) => id),
            JSON.stringify(query),
          ).not.toContain(demand.id);
          if (page.total !== undefined && page.nextCursor === undefined) {
            expect(page.total).toBe(page.items.length);
          }
        }
      }
      const found = await client.ok('demands.list', { query: { q: '独特摘要' }, as: OPERATOR });
      expect(found.items.map(({ id }) => id)).toContain(demand.id);
    });

    it('is never a copy that nobody asked about again', async () => {
      const answer = await ready().client.answered('demands.retrieve', { params: { id: demand.id } });
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    });

    it('is hidden at once when the company says so, and by the operator only further', async () => {
      const { client } = ready();
      const { id, rev } = await challenge.published();
      const set = (as: string, at: number, body: object) => ({ params: { id }, as, body, ...etag(at) });
      const wider = { level: 'public', hiddenFields: [] };
      const narrow = { level: 'parties', hiddenFields: ['summary'] };
      await client.refused('demands.disclosure.set', set(STRANGER, rev, wider), 'auth.forbidden');
      const taken = await client.ok('demands.disclosure.set', set(OPERATOR, rev, narrow));
      expect(taken.rev).toBe(rev + 1);
      const seen = await challenge.seen(id);
      expect(seen).not.toHaveProperty('summary');
      expect(seen.company?.name).toMatch(/^某/);
      await client.refused(
        'demands.disclosure.set',
        set(OPERATOR, rev + 1, wider),
        'demand.disclosure_lowered',
      );
      await client.ok('demands.disclosure.set', set(DEMANDER, rev + 1, wider));
      expect((await challenge.seen(id)).summary).toBe(DEMAND.summary);
    });

    it('shows everybody to the letter what the preview said, the only one of its kind and one of enough', async () => {
      const { client } = ready();
      const { displayName } = await client.ok('me.retrieve', { as: DEMANDER });
      const body = {
        ...DEMAND,
        field: 'ai',
        adcode: '321300',
        problem: `${displayName}的产线每天停机两次，需要提前预测。${'已经试过定期更换，没有改善。'.repeat(20)}`,
        constraints: SECRET,
        budgetFen: { minFen: 600_000_000, maxFen: 700_000_000 },
        contactPerson: { name: '示例联系人', phone: '025-83360000' },
        disclosure: { level: 'matched', hiddenFields: ['presentState'] },
      } as const satisfies DemandCreate;
      const company = { name: displayName, adcode: '320100' };
      const ids: string[] = [];
      for (let count = 1; count <= 5; count += 1) {
        const { views } = await client.ok('demands.preview', { body: { ...body, company } });
        ids.push((await challenge.published(body)).id);
        if (count > 1 && count < 5) continue;
        for (const [level, as] of [
          ['public', undefined],
          ['members', STRANGER],
        ] as const) {
          const said = views.find((view) => view.level === level)?.demand ?? {};
          for (const id of ids) {
            const seen = contentOf(await challenge.seen(id, as));
            expect(seen, `${level}, ${count} alike`).toEqual(contentOf(said));
          }
        }
        expect(views[0]?.demand.adcode).toBe(count < 5 ? '320000' : '321300');
      }
    });

    it('is seen beforehand, level by level', async () => {
      const company = { name: '示例测试材料有限公司', adcode: '320115' };
      const { views } = await ready().client.ok('demands.preview', {
        body: { ...DEMAND, constraints: SECRET, disclosure: hiding.disclosure, company },
      });
      expect(views.map(({ level }) => level)).toEqual(['public', 'members', 'matched', 'parties']);
      expect(JSON.stringify(views.slice(0, 3))).not.toContain(company.name);
      expect(views[0]?.demand).not.toHaveProperty('constraints');
      expect(views[1]?.demand.constraints).toBe(SECRET);
      expect(views[3]?.demand.company?.name).toBe(company.name);
    });
  });

  describe('the files of a demand', () => {
    const challenge = (): Challenge => new Challenge(ready().client);
    const upload = (as: string, name: string) =>
      ready().client.ok('documents.create', {
        as,
        query: { name, kind: 'attachment' },
        headers: { 'content-type': PDF },
        body: pdf(name),
      });

    it('are taken up with it, shown to its own side, and let go with a change that names them no more', async () => {
      const { client } = ready();
      const [first, second] = [await upload(DEMANDER, '图纸.pdf'), await upload(DEMANDER, '工况.pdf')];
      const named = [first, second].map(({ id: documentId, hash }) => ({ documentId, hash }));
      const { id, rev } = await client.ok('demands.create', {
        as: DEMANDER,
        body: { ...DEMAND, attachments: named },
      });
      const names = async (as: string) =>
        (await challenge().seen(id, as)).attachments?.map(({ name }) => name);
      expect(await names(DEMANDER)).toEqual(['图纸.pdf', '工况.pdf']);
      const kept = { params: { id: first.id }, as: DEMANDER };
      expect(await client.ok('documents.retrieve', kept)).not.toHaveProperty('expiresAt');
      const less = { params: { id }, as: DEMANDER, body: { attachments: named.slice(1) }, ...etag(rev) };
      await client.ok('demands.update', less);
      expect(await names(DEMANDER)).toEqual(['工况.pdf']);
      expect(await client.ok('documents.retrieve', kept)).toHaveProperty('expiresAt');
      await client.ok('demands.update', {
        params: { id },
        as: DEMANDER,
        body: { clear: ['attachments'] },
        ...etag(rev + 1),
      });
      expect(await names(DEMANDER)).toBeUndefined();
    });

    it('are read by nobody who is not shown them', async () => {
      const { client } = ready();
      const { id: documentId, hash } = await upload(DEMANDER, '保密.pdf');
      const { id } = await challenge().published({ attachments: [{ documentId, hash }] });
      expect(await challenge().seen(id)).not.toHaveProperty('attachments');
      await client.refused('documents.retrieve', { params: { id: documentId }, as: STRANGER }, 'not_found');
      await client.ok('documents.retrieve', { params: { id: documentId }, as: OPERATOR });
    });

    it('of another party are refused, and nothing is posted', async () => {
      const { client } = ready();
      const { id: documentId, hash } = await upload(STRANGER, '别人.pdf');
      const body = { ...DEMAND, attachments: [{ documentId, hash }] };
      const problem = await client.refused('demands.create', { as: DEMANDER, body }, 'document.not_fit');
      expect(problem).toMatchObject({ errors: [{ path: 'attachments.0' }] });
    });
  });
}

import { formatInstant, type DemandPosted, type ImportJob, type SolutionReceipt } from '@jtop/contract';
import { Handoff as HandoffSchema } from '@jtop/contract/schemas';
import { verifyJws } from '@jtop/rules/log';
import { errorWorkbook, readDemandWorkbook } from '@jtop/rules/workbook';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import { COMPANY_NAME, DEMAND, DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { handoffDesk, PARTNER, PLATFORM } from '../testing/handoff-desk.js';
import { SOLUTION, SolutionDesk } from '../testing/solution-desk.js';
import { CLAIM_MS } from './claims.js';
import { HANDOFF_TTL_MS } from './drafting.js';

let world: DemandWorld;
let solutions: SolutionDesk;
let app: App;
let realNow = Date.parse('2026-06-01T01:00:00Z');

beforeAll(async () => {
  world = await DemandWorld.open();
  solutions = new SolutionDesk(world);
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' });
  app = await createPlatform({
    config,
    db: world.db,
    clock: world.clock,
    realNow: () => realNow,
    readWorkbook: async (bytes, context) => readDemandWorkbook(bytes, context),
  });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await app.drain();
  await world.close();
});
beforeEach(() => {
  realNow += 1_000;
});

const viewer = (actor: DemandActor): { readonly partyId: string } => ({
  partyId: world.viewers.get(actor)?.partyId ?? '',
});
const { create, draft, cookieOf, open, press, fieldsOf, decide, outcome } = handoffDesk<DemandActor>({
  app: () => app,
  world: () => ({ db: world.db, people: { viewer } }),
  realNow: () => realNow,
});

const posting = (body: object = {}): object => ({
  siteKey: 'pk_demo',
  operation: 'demands.create',
  params: {},
  body: { ...DEMAND, ...body },
});
const answering = (demandId: string, body: object = {}): object => ({
  siteKey: 'pk_demo',
  operation: 'demands.solutions.submit',
  params: { demandId },
  body: { ...SOLUTION, ...body },
});
const AGREED = { decision: 'confirm', agree: 'yes' };

describe('posting a demand by hand-off', () => {
  it('shows who, for whom and what, and tells the page the number alone', async () => {
    const drafted = await draft(
      posting({
        budgetFen: { minFen: 30_000_000, maxFen: 90_500_000 },
        disclosure: { level: 'matched', hiddenFields: ['summary'], aliasName: '一家做薄膜的企业' },
        submit: true,
      }),
    );
    const cookie = await cookieOf('company');
    const page = await open(drafted.id, cookie);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/<script(?! src="\/assets\/handoff\.js")|style="/);
    for (const shown of [
      COMPANY_NAME,
      DEMAND.title,
      '30 万元 至 90.5 万元',
      '一家做薄膜的企业',
      '匹配的团队',
    ]) {
      expect(page.text).toContain(shown);
    }
    expect((await decide(drafted.id, cookie)).text).toContain('已完成');
    const handoff = await outcome(drafted);
    expect(HandoffSchema.parse(handoff)).toEqual(handoff);
    const { demandId, ...posted } = handoff.result as DemandPosted;
    expect(posted).toMatchObject({ status: 'collected' });
    expect(Object.keys(posted).sort()).toEqual(['no', 'postedAt', 'status']);
    expect(JSON.stringify(handoff)).not.toContain('云杉');
    expect((await world.demand(demandId, 'company')).title).toBe(DEMAND.title);
  });

  it('shows as text whatever a page has drafted', async () => {
    const drafted = await draft(posting({ summary: '<script>alert(1)</script> <img src=x onerror=1>' }));
    const page = await open(drafted.id, await cookieOf('company'));
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<img');
  });

  it('is not offered to who may not, and not accepted from them', async () => {
    const drafted = await draft(posting());
    const cookie = await cookieOf('university');
    const page = await open(drafted.id, cookie);
    expect(page.text).toContain('该账号没有这项权限');
    expect(page.text).not.toContain('value="confirm"');
    await press(drafted.id, cookie, { ...fieldsOf(page), decision: 'confirm' });
    expect(await outcome(drafted)).toMatchObject({ status: 'failed', problem: { code: 'auth.forbidden' } });
  });
});

describe('answering a demand by hand-off', () => {
  it('shows demand, quote, milestones and the texts to be signed, and gives the receipt', async () => {
    const demand = await solutions.answerable({
      disclosure: { level: 'parties', hiddenFields: [], aliasName: '一家做薄膜的企业' },
    });
    const consents = [await solutions.signed('data_use'), await solutions.signed('public_contest')];
    const drafted = await draft(answering(demand.id, { consents }));
    const cookie = await cookieOf('university');
    const page = await open(drafted.id, cookie);
    const { text } = await solutions.text('data_use');
    for (const shown of [demand.title, '一家做薄膜的企业', '50 万元', '配方定型', '20 万元', text.zh]) {
      expect(page.text).toContain(shown);
    }
    expect(page.text).not.toContain('云杉');
    expect((await decide(drafted.id, cookie, { decision: 'confirm' })).status).toBe(400);
    const english = await app.fetch(
      new Request(`${PLATFORM}/confirm/${drafted.id}?lang=en`, { headers: { cookie } }),
    );
    expect(await english.text()).toContain(text.en);
    const end = await decide(drafted.id, cookie, AGREED);
    expect(end.text).toContain('回执');
    const { result } = await outcome(drafted);
    const { receiptJws, ...facts } = result as SolutionReceipt;
    expect(verifyJws(receiptJws, world.platform.keys.receiptJwks())).toMatchObject({ payload: facts });
    const signed = await world.done<{ items: { kind: string; method: string }[] }>('GET', '/v1/me/consents', {
      as: 'university',
    });
    expect(signed.items.map(({ kind, method }) => [kind, method])).toEqual([
      ['public_contest', 'click'],
      ['data_use', 'click'],
    ]);
  });

  it('confirmed twice is one solution and one receipt', async () => {
    const { id } = await solutions.answerable();
    const drafted = await draft(answering(id));
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), decision: 'confirm' };
    await Promise.all([press(drafted.id, cookie, fields), press(drafted.id, cookie, fields)]);
    expect((await press(drafted.id, cookie, fields)).text).toContain('已完成');
    expect((await outcome(drafted)).status).toBe('confirmed');
    expect((await world.demand(id)).answerCount).toBe(1);
  });

  it('may only be drafted for a demand that everybody knows of', async () => {
    const hidden = await world.diagnosed();
    for (const id of [hidden.id, 'no-id']) {
      const answer = await create(answering(id));
      expect([answer.status, answer.json['code']]).toEqual([404, 'not_found']);
    }
    const wrong = await create(answering((await solutions.answerable()).id, { quoteFen: 1 }));
    expect(wrong.json).toMatchObject({ code: 'request.invalid', errors: [{ path: 'body.quoteFen' }] });
  });

  it('ends clearly where the deadline passes while the window is open', async () => {
    const demand = await solutions.answerable();
    const drafted = await draft(answering(demand.id));
    const cookie = await cookieOf('university');
    const fields = fieldsOf(await open(drafted.id, cookie));
    solutions.passDeadline(demand);
    const again = await open(drafted.id, cookie);
    expect(again.text).toContain('应征已截止');
    expect(again.text).not.toContain('value="confirm"');
    const end = await press(drafted.id, cookie, { ...fields, decision: 'confirm' });
    expect(end.text).toContain('应征已截止');
    expect(await outcome(drafted)).toMatchObject({ problem: { code: 'solution.deadline_passed' } });
  });

  it('ends clearly where the demand is withdrawn, or answered already', async () => {
    const gone = await solutions.answerable();
    const first = await draft(answering(gone.id));
    const cookie = await cookieOf('university');
    await world.act(gone.id, 'withdraw', { reason: '不再需要' }, 'company');
    expect((await open(first.id, cookie)).text).toContain('不存在，或已撤下');
    const answered = await solutions.answerable();
    const second = await draft(answering(answered.id));
    await solutions.submitted(answered.id);
    expect((await open(second.id, cookie)).text).toContain('已提交过方案');
  });

  it('does nothing for a form of another person, after a change, or after its time', async () => {
    const { id } = await solutions.answerable();
    const drafted = await draft(answering(id));
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), decision: 'confirm' };
    expect((await press(drafted.id, await cookieOf('rival'), fields)).text).toContain('页面已失效');
    await sql`update handoffs set body = jsonb_set(body, '{quoteFen}', '1') where id = ${drafted.id}::uuid`.execute(
      world.db,
    );
    expect((await press(drafted.id, cookie, fields)).text).toContain('内容已变化');
    await world.db.deleteFrom('people_sessions').execute();
    expect((await press(drafted.id, cookie, fields)).status).toBe(303);
    const late = await draft(answering(id));
    realNow += HANDOFF_TTL_MS;
    expect((await open(late.id, await cookieOf('university'))).text).toContain('已过期');
    expect((await outcome(late)).status).toBe('expired');
    expect((await world.demand(id)).answerCount).toBe(0);
  });

  it('counts the role that the person has when it is confirmed, whatever another tab has changed', async () => {
    const { id } = await solutions.answerable();
    const drafted = await draft(answering(id));
    const cookie = await cookieOf('rival');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), decision: 'confirm' };
    const { partyId } = viewer('rival');
    const setRoles = (roles: string[]) =>
      world.db.updateTable('parties').set({ roles }).where('id', '=', partyId).execute();
    await setRoles(['company']);
    expect((await press(drafted.id, cookie, fields)).text).toContain('该账号没有这项权限');
    await setRoles(['university']);
    expect(await outcome(drafted)).toMatchObject({ status: 'failed', problem: { code: 'auth.forbidden' } });
  });

  it('is found out by its key where whoever confirmed it died after the act', async () => {
    const { id } = await solutions.answerable();
    const drafted = await draft(answering(id));
    await decide(drafted.id, await cookieOf('university'));
    const { result } = await outcome(drafted);
    const at = realNow;
    await sql`update handoffs set status = 'confirming', claimed_at = ${at}, result = null
      where id = ${drafted.id}::uuid`.execute(world.db);
    realNow += CLAIM_MS;
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed', result });
    const untouched = await draft(answering((await solutions.answerable()).id));
    await sql`update handoffs set status = 'confirming', party_id = ${viewer('university').partyId}::uuid,
      claimed_at = 0 where id = ${untouched.id}::uuid`.execute(world.db);
    expect((await outcome(untouched)).status).toBe('pending');
  });
});

describe('signing by hand-off', () => {
  const signing = (signed: object, subject: object): object => ({
    siteKey: 'pk_demo',
    operation: 'consents.sign',
    params: {},
    body: { ...signed, subject },
  });

  it('shows the very text with its hash, and keeps the signature', async () => {
    const { id, title } = await solutions.answerable();
    const drafted = await draft(signing(await solutions.signed('public_contest'), { type: 'demand', id }));
    const { text, textHash } = await solutions.text('public_contest');
    const cookie = await cookieOf('company');
    const page = await open(drafted.id, cookie);
    for (const shown of [text.zh, textHash, title]) expect(page.text).toContain(shown);
    expect((await decide(drafted.id, cookie, { decision: 'confirm' })).status).toBe(400);
    await decide(drafted.id, cookie, AGREED);
    expect(await outcome(drafted)).toMatchObject({
      status: 'confirmed',
      result: {
        kind: 'public_contest',
        textHash,
        method: 'click',
        signedAt: formatInstant(world.clock.now()),
      },
    });
  });

  it('of an old version leads nowhere', async () => {
    const old = await world.done<{ version: number; textHash: string }>(
      'GET',
      '/v1/consent-texts/disclaimer-1',
    );
    const stale = { kind: 'disclaimer', textVersion: old.version, textHash: old.textHash };
    const drafted = await draft(signing(stale, { type: 'season', id: 'challenge-2026' }));
    const cookie = await cookieOf('university');
    const page = await open(drafted.id, cookie);
    expect(page.text).toContain('不是现行文本');
    await press(drafted.id, cookie, { ...fieldsOf(page), ...AGREED });
    expect(await outcome(drafted)).toMatchObject({ problem: { code: 'consent.text_stale' } });
  });

  it('declined is nothing', async () => {
    const signed = await solutions.signed('publicity');
    const drafted = await draft(signing(signed, { type: 'season', id: 'challenge-2026' }));
    await decide(drafted.id, await cookieOf('host'), { decision: 'decline' });
    expect((await outcome(drafted)).status).toBe('declined');
  });
});

describe('an import by hand-off', () => {
  const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const ROW = {
    title: '叶片缺陷在线检测',
    field: '智能制造',
    purpose: '技术升级',
    summary: '需要在线检出叶片内部缺陷的办法',
    problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
    disclosureLevel: '仅会员',
  };
  /** Uploads a workbook as a page does, by its site key. */
  const upload = async (cells: readonly object[]): Promise<{ documentId: string; hash: string }> => {
    const refused = cells.map((row, index) => ({ row: index + 1, cells: row }));
    const bytes = await errorWorkbook({ refused, errors: [] }, { locale: 'zh-CN', keepsPersonal: true });
    const path = '/v1/documents?name=%E8%A1%A8.xlsx&kind=import&siteKey=pk_demo';
    const headers = { 'content-type': XLSX, origin: PARTNER };
    const answer = await app.fetch(new Request(PLATFORM + path, { method: 'POST', headers, body: bytes }));
    expect(answer.status).toBe(201);
    const { id, hash } = (await answer.json()) as { id: string; hash: string };
    return { documentId: id, hash };
  };
  const importing = (file: object): object => ({
    siteKey: 'pk_demo',
    operation: 'imports.create',
    params: {},
    body: { template: 'demand_collection', ...file },
  });

  it('takes the good rows of an uploaded workbook in, says which are wrong, and changes nothing when it comes again', async () => {
    const rows = [ROW, { ...ROW, title: '第二项需求', field: '炼丹' }];
    const drafted = await draft(importing(await upload(rows)));
    const cookie = await cookieOf('company');
    expect((await open(drafted.id, cookie)).text).toContain('表.xlsx');
    expect((await decide(drafted.id, cookie)).text).toContain('已完成');
    const handoff = await outcome(drafted);
    expect(HandoffSchema.parse(handoff)).toEqual(handoff);
    expect(handoff).toMatchObject({
      status: 'confirmed',
      result: {
        rows: 2,
        created: 1,
        rejected: 1,
        fileName: '表.xlsx',
        mode: 'commit',
        submittedVia: 'batch',
      },
    });
    const [id = ''] = (handoff.result as ImportJob).createdIds;
    expect((await world.demand(id, 'company')).title).toBe(ROW.title);
    const again = await draft(importing(await upload(rows)));
    await decide(again.id, await cookieOf('company'));
    expect(await outcome(again)).toMatchObject({ result: { created: 0, unchanged: 1, rejected: 1 } });
  });

  it('lets the file go afterwards: it is the party’s, and dropped within a day', async () => {
    const file = await upload([{ ...ROW, title: '第三项需求' }]);
    const drafted = await draft(importing(file));
    await decide(drafted.id, await cookieOf('company'));
    const row = await world.db
      .selectFrom('documents')
      .select(['party_id', 'taken_by_id', 'expires_at'])
      .where('id', '=', file.documentId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ party_id: viewer('company').partyId, taken_by_id: null });
    expect(row.expires_at).toBeGreaterThan(world.clock.now());
  });

  it('names a file that is not there, or not the one that was uploaded', async () => {
    const { documentId } = await upload([ROW]);
    const cookie = await cookieOf('company');
    for (const file of [
      { documentId: '01890000-0000-7000-8000-00000000aaaa', hash: 'a'.repeat(64) },
      { documentId, hash: 'b'.repeat(64) },
    ]) {
      const drafted = await draft(importing(file));
      expect((await decide(drafted.id, cookie)).text).toContain('没有成功');
      expect(await outcome(drafted)).toMatchObject({
        status: 'failed',
        problem: { code: 'document.not_fit', documentIds: [file.documentId] },
      });
    }
  });
});

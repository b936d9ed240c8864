import { parseInstant, type SolutionReceipt } from '@jtop/contract';
import { Handoff as HandoffSchema } from '@jtop/contract/schemas';
import { verifyJws } from '@jtop/rules/log';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import { DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { handoffDesk } from '../testing/handoff-desk.js';
import { SOLUTION, SolutionDesk } from '../testing/solution-desk.js';
import { CLAIM_MS } from './claims.js';

let world: DemandWorld;
let solutions: SolutionDesk;
let app: App;
let realNow = Date.parse('2026-06-01T01:00:00Z');

beforeAll(async () => {
  world = await DemandWorld.open();
  solutions = new SolutionDesk(world);
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' });
  app = await createPlatform({ config, db: world.db, clock: world.clock, realNow: () => realNow });
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

const improving = (solutionId: string, body: object = {}): object => ({
  siteKey: 'pk_demo',
  operation: 'solutions.versions.create',
  params: { solutionId },
  body: { ...SOLUTION, maturityTrl: 7, ...body },
});
const showing = (params: object): object => ({
  siteKey: 'pk_demo',
  operation: 'solutions.retrieve',
  params,
  body: {},
});
const CONFIRM = { decision: 'confirm' };

async function answered(): Promise<{ readonly demandId: string; readonly id: string }> {
  const { id: demandId } = await solutions.answerable();
  return { demandId, id: await solutions.submitted(demandId) };
}
const versionsOf = async (id: string): Promise<number[]> => {
  const { items } = await world.done<{ items: SolutionReceipt[] }>('GET', `/v1/solutions/${id}/versions`, {
    as: 'university',
  });
  return items.map(({ version }) => version);
};

describe('a new version by hand-off', () => {
  it('shows what changes against the last one, and gives a receipt that names the version', async () => {
    const { demandId, id } = await answered();
    const approach = `${SOLUTION.approach}中试数据已补充。`;
    const milestones = [
      { name: '配方定型', days: 60, amountFen: 20_000_000 },
      { name: '中试放大', days: 180, amountFen: 25_000_000 },
    ];
    const drafted = await draft(improving(id, { approach, milestones, quoteFen: 45_000_000 }));
    const cookie = await cookieOf('university');
    const { text } = await open(drafted.id, cookie);
    for (const shown of [
      '与第 1 版相比的改动',
      '<del><bdi class="text">50 万元</bdi></del> → <ins><bdi class="text">45 万元</bdi></ins>',
      '<del><bdi class="text">6</bdi></del> → <ins><bdi class="text">7</bdi></ins>',
      '配方定型 · 90 天 · 20 万元',
      '配方定型 · 60 天 · 20 万元',
      '已改，查看第 1 版的内容',
      SOLUTION.approach,
      approach,
      '第 2 版全文',
      '需求方将按新版本重新筛选',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain(`<del><bdi class="text">${SOLUTION.teamName}`);
    const end = await decide(drafted.id, cookie);
    expect(end.text).toContain('回执');
    const handoff = await outcome(drafted);
    expect(HandoffSchema.parse(handoff)).toEqual(handoff);
    const { receiptJws, ...facts } = handoff.result as SolutionReceipt;
    expect(facts).toMatchObject({ solutionId: id, demandId, version: 2 });
    expect(verifyJws(receiptJws, world.platform.keys.receiptJwks())).toMatchObject({ payload: facts });
    expect(await versionsOf(id)).toEqual([2, 1]);
  });

  it('is said in English to who reads that', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    const page = await app.fetch(
      new Request(`http://127.0.0.1:8787/confirm/${drafted.id}?lang=en`, {
        headers: { cookie: await cookieOf('university') },
      }),
    );
    expect(await page.text()).toContain('What changes against version 1');
  });

  it('shows as text whatever a page has drafted', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id, { teamName: '<img src=x onerror=alert(1)>' }));
    const page = await open(drafted.id, await cookieOf('university'));
    expect(page.text).toContain('&lt;img');
    expect(page.text).not.toContain('<img');
  });

  it('counts at the deadline’s own millisecond, and is refused at the next', async () => {
    const demand = await solutions.answerable();
    const id = await solutions.submitted(demand.id);
    const [first, second] = [await draft(improving(id)), await draft(improving(id, { maturityTrl: 8 }))];
    const cookie = await cookieOf('university');
    const page = await open(second.id, cookie);
    world.clock.moveTo(parseInstant(demand.deadline ?? ''));
    await decide(first.id, cookie);
    expect(await outcome(first)).toMatchObject({ status: 'confirmed', result: { version: 2 } });
    solutions.passDeadline(demand);
    const again = await open(second.id, cookie);
    expect(again.text).toContain('应征已截止');
    expect(again.text).not.toContain('value="confirm"');
    // The page that was open from before compared with a version that is the last no more.
    expect((await press(second.id, cookie, { ...fieldsOf(page), ...CONFIRM })).text).toContain('内容已变化');
    await press(second.id, cookie, { ...fieldsOf(again), ...CONFIRM });
    expect(await outcome(second)).toMatchObject({ problem: { code: 'solution.deadline_passed' } });
    expect(await versionsOf(id)).toEqual([2, 1]);
  });

  it.each(['rival', 'company', 'operator'] as const)('of somebody else’s is nothing to %s', async (who) => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    const cookie = await cookieOf(who);
    const page = await open(drafted.id, cookie);
    expect(page.text).toMatch(/不存在，或已撤下|没有这项权限/);
    expect(page.text).not.toContain(SOLUTION.teamName + '</bdi></del>');
    expect(page.text).not.toContain('value="confirm"');
    await press(drafted.id, cookie, { ...fieldsOf(page), ...CONFIRM });
    expect((await outcome(drafted)).status).toBe('failed');
    expect(await versionsOf(id)).toEqual([1]);
  });

  it('does not tell a page whether there is a solution', async () => {
    const { id } = await answered();
    const nobodys = '01890000-0000-7000-8000-00000000aaaa';
    const answers = [await create(improving(id)), await create(improving(nobodys))];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await create(improving('no-id'))).json).toMatchObject({ code: 'not_found' });
    const wrong = await create(improving(id, { quoteFen: 1 }));
    expect(wrong.json).toMatchObject({ code: 'request.invalid', errors: [{ path: 'body.quoteFen' }] });
  });

  it('of one that was withdrawn leads nowhere', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    const cookie = await cookieOf('university');
    const fields = fieldsOf(await open(drafted.id, cookie));
    await solutions.act(id, 'withdraw', { reason: '不再参加' }, 'university');
    const page = await open(drafted.id, cookie);
    expect(page.text).toContain('该方案目前不能办理这项操作');
    expect(page.text).not.toContain('value="confirm"');
    await press(drafted.id, cookie, { ...fields, ...CONFIRM });
    expect(await outcome(drafted)).toMatchObject({ problem: { code: 'solution.state' } });
  });

  it('that says nothing new is not offered: a screening would be lost for nothing', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id, { maturityTrl: SOLUTION.maturityTrl, members: [] }));
    const page = await open(drafted.id, await cookieOf('university'));
    expect(page.text).toContain('与第 1 版完全相同');
    expect(page.text).not.toContain('value="confirm"');
    expect(page.text).toContain('value="decline"');
  });

  it('is not done where its body is not what the page showed', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), ...CONFIRM };
    await sql`update handoffs set body = jsonb_set(body, '{maturityTrl}', '9') where id = ${drafted.id}::uuid`.execute(
      world.db,
    );
    expect((await press(drafted.id, cookie, fields)).text).toContain('内容已变化');
    expect(await versionsOf(id)).toEqual([1]);
  });

  it('is not done where another version came between, until the person has seen that one', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), ...CONFIRM };
    await solutions.revise(id, { teamName: '聚合物增韧联合团队' });
    expect((await press(drafted.id, cookie, fields)).text).toContain('内容已变化');
    const page = await open(drafted.id, cookie);
    expect(page.text).toContain('与第 2 版相比的改动');
    expect(page.text).toContain('<del><bdi class="text">聚合物增韧联合团队</bdi></del>');
    await press(drafted.id, cookie, { ...fieldsOf(page), ...CONFIRM });
    expect(await outcome(drafted)).toMatchObject({ result: { version: 3 } });
  });

  it('keeps each of two that are confirmed at once, with its own number and receipt', async () => {
    const { id } = await answered();
    const drafts = [await draft(improving(id)), await draft(improving(id, { maturityTrl: 8 }))];
    const cookie = await cookieOf('university');
    const pages = await Promise.all(drafts.map((drafted) => open(drafted.id, cookie)));
    await Promise.all(
      drafts.map((drafted, index) => {
        const page = pages[index];
        if (page === undefined) throw new Error('no page');
        return press(drafted.id, cookie, { ...fieldsOf(page), ...CONFIRM });
      }),
    );
    const ended = await Promise.all(drafts.map(outcome));
    const made = ended.flatMap(({ result }) =>
      result === undefined ? [] : [(result as SolutionReceipt).version],
    );
    // Who comes second may have been shown a version that is the last no more; then it waits to be looked at again.
    expect(made.length).toBeGreaterThan(0);
    expect((await versionsOf(id)).sort()).toEqual([1, ...made].sort());
    for (const { status } of ended) expect(['confirmed', 'pending']).toContain(status);
  });

  it('confirmed twice is one version', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), ...CONFIRM };
    await Promise.all([press(drafted.id, cookie, fields), press(drafted.id, cookie, fields)]);
    expect((await press(drafted.id, cookie, fields)).text).toContain('已完成');
    expect(await versionsOf(id)).toEqual([2, 1]);
  });

  it('asks who lost the session meanwhile to sign in, and then shows it again', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), ...CONFIRM };
    await world.db.deleteFrom('people_sessions').execute();
    const gone = await press(drafted.id, cookie, fields);
    expect([gone.status, gone.headers.get('location')]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(`/confirm/${drafted.id}`)}`,
    ]);
    await decide(drafted.id, await cookieOf('university'));
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed', result: { version: 2 } });
  });

  it('is found out by its key where whoever confirmed it died after the act', async () => {
    const { id } = await answered();
    const drafted = await draft(improving(id));
    await decide(drafted.id, await cookieOf('university'));
    const { result } = await outcome(drafted);
    await sql`update handoffs set status = 'confirming', claimed_at = ${realNow}, result = null
      where id = ${drafted.id}::uuid`.execute(world.db);
    realNow += CLAIM_MS;
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed', result });
    expect(await versionsOf(id)).toEqual([2, 1]);
  });
});

describe('letting a page see one’s own solution', () => {
  it('gives it the newest version by the demand or by the id, and nothing of what others said or did', async () => {
    const { demandId, id } = await answered();
    await solutions.revise(id, { maturityTrl: 8 });
    await solutions.act(id, 'screen');
    for (const params of [{ demandId }, { solutionId: id }]) {
      const drafted = await draft(showing(params));
      const cookie = await cookieOf('university');
      const page = await open(drafted.id, cookie);
      for (const shown of ['让该网站看到您的方案', SOLUTION.teamName, '第 2 版', '得不到代您提交的权限']) {
        expect(page.text).toContain(shown);
      }
      expect((await decide(drafted.id, cookie)).text).not.toContain('回执');
      const handoff = await outcome(drafted);
      expect(HandoffSchema.parse(handoff)).toEqual(handoff);
      expect(handoff.result).toEqual({
        ...SOLUTION,
        maturityTrl: 8,
        solutionId: id,
        demandId,
        version: 2,
        status: 'screening',
        confidential: false,
      });
    }
  });

  it.each(['rival', 'company', 'operator'] as const)('is not for %s, whatever they may read', async (who) => {
    const { id } = await answered();
    const drafted = await draft(showing({ solutionId: id }));
    const cookie = await cookieOf(who);
    const page = await open(drafted.id, cookie);
    expect(page.text).toContain('不存在，或已撤下');
    expect(page.text).not.toContain(SOLUTION.teamName);
    await press(drafted.id, cookie, { ...fieldsOf(page), ...CONFIRM });
    const ended = await outcome(drafted);
    expect(ended).toMatchObject({ status: 'failed', problem: { code: 'not_found' } });
    expect(JSON.stringify(ended)).not.toContain(SOLUTION.teamName);
  });

  it('declined is nothing, and what a dead process had begun is asked again', async () => {
    const { demandId } = await answered();
    const declined = await draft(showing({ demandId }));
    const cookie = await cookieOf('university');
    await decide(declined.id, cookie, { decision: 'decline' });
    expect(await outcome(declined)).toEqual({
      id: declined.id,
      operation: 'solutions.retrieve',
      status: 'declined',
    });
    const dead = await draft(showing({ demandId }));
    await sql`update handoffs set status = 'confirming', party_id = ${viewer('university').partyId}::uuid,
      claimed_at = 0 where id = ${dead.id}::uuid`.execute(world.db);
    expect((await outcome(dead)).status).toBe('pending');
    await decide(dead.id, cookie);
    expect(await outcome(dead)).toMatchObject({ status: 'confirmed', result: { version: 1 } });
  });

  it('is asked for one thing, that a page may know of', async () => {
    const hidden = await world.diagnosed();
    expect((await create(showing({ demandId: hidden.id }))).status).toBe(404);
    for (const params of [{}, { demandId: hidden.id, solutionId: hidden.id }]) {
      expect((await create(showing(params))).json).toMatchObject({ code: 'request.invalid' });
    }
  });
});

import type { Match, MatchPage } from '@jtop/contract';
import { Handoff as HandoffSchema } from '@jtop/contract/schemas';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import { DemandWorld, type DemandActor } from '../testing/demand-world.js';
import { handoffDesk, PLATFORM } from '../testing/handoff-desk.js';
import { storeListing, storeTeam } from '../testing/matching-fixtures.js';
import { CLAIM_MS } from './claims.js';

let world: DemandWorld;
let app: App;
let realNow = Date.parse('2026-06-01T01:00:00Z');

beforeAll(async () => {
  world = await DemandWorld.open();
  await storeListing(world, {
    title: '一种增韧聚乳酸薄膜及其制备方法',
    abstract: '以柔性链段改善聚乳酸薄膜的断裂伸长率，透明度不降低。',
    keywords: ['聚乳酸', '增韧'],
    ipc: ['C08L 67/04'],
    fields: ['advanced_materials'],
    offers: [{ mode: 'assignment', priceMode: 'fixed', priceFen: 40_000_000 }],
  });
  await storeTeam(world);
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
const { create, draft, cookieOf, open, press, fieldsOf, decide, outcome, send } = handoffDesk<DemandActor>({
  app: () => app,
  world: () => ({ db: world.db, people: { viewer } }),
  realNow: () => realNow,
});

/** The match of a fresh demand with the team of the university. */
const teamMatch = async (): Promise<Match> => {
  const { id } = await world.published({ budgetBand: '50to200', ipc: ['C08L'], adcode: '320106' });
  const page = await world.done<MatchPage>('GET', `/v1/demands/${id}/matches?side=team`, {
    as: 'university',
  });
  const [match] = page.items;
  if (match === undefined) throw new Error('no team fits');
  return match;
};
const answering = (matchId: string, body: object = { answer: 'accept' }): object => ({
  siteKey: 'pk_demo',
  operation: 'matches.respond',
  params: { matchId },
  body,
});
const READING = { siteKey: 'pk_demo', operation: 'me.matches.list', params: {}, body: {} };
const statusOf = async ({ id, demandId }: Match): Promise<string | undefined> => {
  const page = await world.done<MatchPage>('GET', `/v1/demands/${demandId}/matches`, { as: 'operator' });
  return page.items.find((match) => match.id === id)?.status;
};

describe('answering a match by hand-off', () => {
  it('shows the pair, the answer, its reason and the note, and tells the page what the match then is', async () => {
    const match = await teamMatch();
    const body = { answer: 'decline', reason: 'no_capacity', note: '<b>今年</b>排满了' };
    const drafted = await draft(answering(match.id, body));
    const cookie = await cookieOf('university');
    const page = await open(drafted.id, cookie);
    for (const shown of [match.demandTitle, match.counterpart.title, '婉拒', '暂无力量承接', '&lt;b&gt;']) {
      expect(page.text).toContain(shown);
    }
    expect(page.text).not.toContain('<b>今年');
    const english = await send('GET', `/confirm/${drafted.id}?lang=en`, { headers: { cookie } });
    expect(english.text).toContain('No capacity at the moment');
    expect((await decide(drafted.id, cookie)).text).toContain('已完成');
    const handoff = await outcome(drafted);
    expect(HandoffSchema.parse(handoff)).toEqual(handoff);
    expect(handoff).toMatchObject({
      operation: 'matches.respond',
      status: 'confirmed',
      result: { id: match.id, status: 'declined', declineReason: 'no_capacity', note: body.note },
    });
    expect(await statusOf(match)).toBe('declined');
  });

  it('is once, however often the button is pressed', async () => {
    const match = await teamMatch();
    const drafted = await draft(answering(match.id));
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), decision: 'confirm' };
    await Promise.all([press(drafted.id, cookie, fields), press(drafted.id, cookie, fields)]);
    expect((await press(drafted.id, cookie, fields)).text).toContain('已完成');
    const { result } = await outcome(drafted);
    expect(result).toMatchObject({ status: 'accepted', rev: match.rev + 1 });
  });

  it('of somebody else says no more than that, and changes nothing', async () => {
    const match = await teamMatch();
    const drafted = await draft(answering(match.id));
    const cookie = await cookieOf('rival');
    const page = await open(drafted.id, cookie);
    expect(page.text).toContain('该账号没有这项权限');
    expect(page.text).not.toContain(match.counterpart.title);
    expect(page.text).not.toContain('value="confirm"');
    await press(drafted.id, cookie, { ...fieldsOf(page), decision: 'confirm' });
    expect(await outcome(drafted)).toMatchObject({ status: 'failed', problem: { code: 'auth.forbidden' } });
    expect(await statusOf(match)).toBe('suggested');
  });

  it('is refused where the other side, or another tab, has answered meanwhile', async () => {
    const match = await teamMatch();
    const [first, second] = [
      await draft(answering(match.id)),
      await draft(answering(match.id, { answer: 'decline', reason: 'price' })),
    ];
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(second.id, cookie)), decision: 'confirm' };
    await decide(first.id, await cookieOf('company'));
    expect((await outcome(first)).status).toBe('confirmed');
    expect((await open(second.id, cookie)).text).toContain('已经答复过了');
    await press(second.id, cookie, fields);
    expect(await outcome(second)).toMatchObject({
      status: 'failed',
      problem: { code: 'match.state', matchStatus: 'accepted' },
    });
    expect(await statusOf(match)).toBe('accepted');
  });

  it('declining without a reason leads nowhere', async () => {
    const match = await teamMatch();
    const drafted = await draft(answering(match.id, { answer: 'decline' }));
    const cookie = await cookieOf('university');
    const page = await open(drafted.id, cookie);
    expect(page.text).toContain('婉拒需要选择原因');
    expect(page.text).not.toContain('value="confirm"');
    await press(drafted.id, cookie, { ...fieldsOf(page), decision: 'confirm' });
    expect(await outcome(drafted)).toMatchObject({ problem: { code: 'match.reason_required' } });
    expect(await statusOf(match)).toBe('suggested');
  });

  it('does nothing where the draft has changed since it was shown', async () => {
    const [match, other] = [await teamMatch(), await teamMatch()];
    const cookie = await cookieOf('university');
    for (const change of [
      sql`body = jsonb_set(body, '{note}', '"别的话"')`,
      sql`match_id = ${other.id}::uuid`,
    ]) {
      const drafted = await draft(answering(match.id));
      const fields = { ...fieldsOf(await open(drafted.id, cookie)), decision: 'confirm' };
      await sql`update handoffs set ${change} where id = ${drafted.id}::uuid`.execute(world.db);
      expect((await press(drafted.id, cookie, fields)).text).toContain('内容已变化');
      expect((await outcome(drafted)).status).toBe('pending');
    }
    expect([await statusOf(match), await statusOf(other)]).toEqual(['suggested', 'suggested']);
  });

  it('of a match that is not there ends as not found, and a page learns nothing by drafting it', async () => {
    const nothing = await draft(answering('018f0000-0000-7000-8000-000000000001'));
    const cookie = await cookieOf('university');
    const page = await open(nothing.id, cookie);
    expect(page.text).toContain('不存在，或已撤下');
    await press(nothing.id, cookie, { ...fieldsOf(page), decision: 'confirm' });
    expect(await outcome(nothing)).toMatchObject({ problem: { code: 'not_found' } });
    expect((await create(answering('no-id'))).json).toMatchObject({ status: 404, code: 'not_found' });
    const wrong = await create(answering(nothing.id, { answer: 'decline', reason: 'because' }));
    expect(wrong.json).toMatchObject({ code: 'request.invalid', errors: [{ path: 'body.reason' }] });
  });

  it('is found out by its key where whoever confirmed it died after the act', async () => {
    const match = await teamMatch();
    const drafted = await draft(answering(match.id));
    await decide(drafted.id, await cookieOf('university'));
    const { result } = await outcome(drafted);
    await sql`update handoffs set status = 'confirming', claimed_at = ${realNow}, result = null
      where id = ${drafted.id}::uuid`.execute(world.db);
    realNow += CLAIM_MS;
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed', result });
  });
});

describe('letting a page show one’s matches', () => {
  it('says how many, and gives them once the person agrees', async () => {
    const match = await teamMatch();
    const drafted = await draft(READING);
    const cookie = await cookieOf('university');
    const page = await open(drafted.id, cookie);
    const { items } = await world.done<MatchPage>('GET', '/v1/me/matches?limit=50', { as: 'university' });
    expect(page.text).toContain(`${items.length} 项`);
    expect(page.text).toContain('它得不到代您答复的权限');
    expect(page.text, 'nothing is shown before').not.toContain(match.demandTitle);
    await decide(drafted.id, cookie);
    const handoff = await outcome(drafted);
    expect(HandoffSchema.parse(handoff)).toEqual(handoff);
    expect((handoff.result as MatchPage).items).toEqual(items);
    expect(JSON.stringify(handoff)).not.toMatch(/eyJ|token|secret/i);
  });

  it('gives each person the own ones, and who has none an empty page', async () => {
    await teamMatch();
    const drafted = await draft(READING);
    await decide(drafted.id, await cookieOf('auditor'));
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed', result: { items: [] } });
  });

  it('gives nothing where the person says no, and nothing to a stranger’s form', async () => {
    const drafted = await draft(READING);
    const cookie = await cookieOf('university');
    const fields = { ...fieldsOf(await open(drafted.id, cookie)), decision: 'confirm' };
    expect((await press(drafted.id, cookie, fields, 'https://evil.example')).status).toBe(403);
    await decide(drafted.id, cookie, { decision: 'decline' });
    expect(await outcome(drafted)).toEqual({
      id: drafted.id,
      operation: 'me.matches.list',
      status: 'declined',
    });
  });

  it('takes no filters that the person would not see', async () => {
    const asked = await create({ ...READING, body: { limit: 100 } });
    expect(asked.json).toMatchObject({ code: 'request.invalid' });
    expect(new URL((await draft(READING)).confirmUrl).origin).toBe(PLATFORM);
  });
});

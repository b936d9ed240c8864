import type { HandoffDraft, Lot } from '@jtop/contract';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import { inTransaction } from '../db/transaction.js';
import { SESSION_IDLE_MS } from '../people/sessions.js';
import { revokeSiteKey, rotateSiteKey } from '../site-keys/site-keys.js';
import { AuctionWorld } from '../testing/auction.js';
import { PLATFORM, handoffDesk } from '../testing/handoff-desk.js';

/** How long the platform goes by what it has read of a token or a party. */
const REMEMBERED_MS = 5_000;

let world: AuctionWorld;
let app: App;
/** Open until eleven, and what a page must not reach with a token for it. */
let lot: Lot;
let other: Lot;
let realNow = Date.parse('2026-06-01T01:00:00Z');

beforeAll(async () => {
  world = await AuctionWorld.open({ companies: 4 });
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' });
  app = await createPlatform({ config, db: world.db, clock: world.clock, realNow: () => realNow });
  lot = await world.announced();
  other = await world.announced();
  for (const made of [lot, other]) await world.enter(made, 'company-1', 'company-2');
  await world.tickAt('2026-06-10T10:00:00.000+08:00');
  lot = await world.lot(lot.id);
});
afterAll(async () => {
  await app.drain();
  await world.close();
});
beforeEach(() => {
  realNow += 2 * REMEMBERED_MS;
});
afterEach(async () => {
  await sql`update site_keys set revoked_at = null, ends_at = null`.execute(world.db);
  await sql`update parties set banned = false where subject like 'company-%'`.execute(world.db);
});

const desk = handoffDesk({ app: () => app, world: () => world, realNow: () => realNow });
const { draft, create, open, press, fieldsOf, cookieOf, outcome, pageTokenOf, byPage } = desk;

const bidBody = (): object => ({
  siteKey: 'pk_demo',
  operation: 'lots.bids.place',
  params: { lotId: lot.id },
  body: { amountFen: lot.nextAmountFen },
});
const bidDraft = (): Promise<HandoffDraft> => draft(bidBody());
const bidCount = async (): Promise<number> => (await world.lot(lot.id)).bidCount;
const siteKeyId = async (): Promise<string> => {
  const row = await world.db
    .selectFrom('site_keys')
    .select('id')
    .where('key', '=', 'pk_demo')
    .executeTakeFirstOrThrow();
  return row.id;
};
const ban = (subject: string) =>
  world.db.updateTable('parties').set({ banned: true }).where('subject', '=', subject).execute();

describe('a hand-off that changes while its window is open', () => {
  it('is not confirmed with another body than the one that was shown', async () => {
    const drafted = await bidDraft();
    const cookie = await cookieOf('company-1');
    const fields = fieldsOf(await open(drafted.id, cookie));
    const body = JSON.stringify({ amountFen: (lot.nextAmountFen ?? 0) + 500_000 });
    await world.db.updateTable('handoffs').set({ body }).where('id', '=', drafted.id).execute();
    const page = await press(drafted.id, cookie, { ...fields, decision: 'confirm' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('内容已变化');
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    expect(await bidCount()).toBe(0);
  });

  it('cannot be changed by the page that drafted it', async () => {
    const key = 'one-intent';
    const drafted = (await create(bidBody(), undefined, key)).json as unknown as HandoffDraft;
    const cookie = await cookieOf('company-1');
    const before = await open(drafted.id, cookie);
    const changed = { ...bidBody(), body: { amountFen: (lot.nextAmountFen ?? 0) + 500_000 } };
    expect((await create(changed, undefined, key)).json['code']).toBe('idempotency.mismatch');
    expect((await open(drafted.id, cookie)).text).toBe(before.text);
  });
});

describe('a session that ends while the window is open', () => {
  it('confirms nothing, and leads back to the same question by way of signing in', async () => {
    const drafted = await bidDraft();
    const cookie = await cookieOf('company-1');
    const fields = fieldsOf(await open(drafted.id, cookie));
    // A hand-off's ten minutes are over before any session is idle for too long: this one was so before.
    await world.db
      .updateTable('people_sessions')
      .set({ seen_at: realNow - SESSION_IDLE_MS - 1 })
      .execute();
    const answer = await press(drafted.id, cookie, { ...fields, decision: 'confirm' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(`/confirm/${drafted.id}`)}`,
    ]);
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    expect((await open(drafted.id, await cookieOf('company-1'))).status).toBe(200);
  });

  it('does not let the form of one person act for another who has signed in since', async () => {
    const drafted = await bidDraft();
    const fields = fieldsOf(await open(drafted.id, await cookieOf('company-1')));
    const answer = await press(drafted.id, await cookieOf('company-2'), { ...fields, decision: 'confirm' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('页面已失效');
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    expect(await bidCount()).toBe(0);
  });
});

describe('a site key that is revoked in mid-flow', () => {
  it('takes the tokens along that pages of its origin hold', async () => {
    const token = await pageTokenOf('company-1', lot.id, lot.nextAmountFen ?? 0);
    const path = `/v1/lots/${lot.id}/bids?dryRun=true`;
    const bid = { amountFen: lot.nextAmountFen };
    expect((await byPage(token, path, bid)).status).toBe(200);
    const id = await siteKeyId();
    await inTransaction(world.db, (tx) => revokeSiteKey(tx, id, realNow));
    realNow += REMEMBERED_MS;
    const answer = await byPage(token, path, bid);
    expect([answer.status, answer.json['code']]).toEqual([403, 'handoff.site_key']);
  });

  it('leaves them where another key has taken its place', async () => {
    const token = await pageTokenOf('company-1', lot.id, lot.nextAmountFen ?? 0);
    const id = await siteKeyId();
    await inTransaction(world.db, (tx) => rotateSiteKey(tx, id, 0, realNow));
    realNow += REMEMBERED_MS;
    const path = `/v1/lots/${lot.id}/bids?dryRun=true`;
    expect((await byPage(token, path, { amountFen: lot.nextAmountFen })).status).toBe(200);
  });

  it('makes no new tokens', async () => {
    await sql`update site_keys set revoked_at = ${realNow}`.execute(world.db);
    const answer = await desk.send('POST', `/v1/lots/${lot.id}/bid-tokens`, {
      headers: { authorization: `Bearer ${await desk.tokenOf('company-1')}` },
      body: { maxAmountFen: 1, origin: 'http://127.0.0.1:8788' },
    });
    expect([answer.status, answer.json['code'], answer.json['reason']]).toEqual([
      403,
      'auth.forbidden',
      'origin',
    ]);
  });
});

describe('a party that is banned in mid-flow', () => {
  it('does not bid by the token that a page has of it', async () => {
    const token = await pageTokenOf('company-2', lot.id, lot.nextAmountFen ?? 0);
    const path = `/v1/lots/${lot.id}/bids`;
    expect((await byPage(token, `${path}?dryRun=true`, { amountFen: lot.nextAmountFen })).status).toBe(200);
    await ban('company-2');
    realNow += REMEMBERED_MS;
    const answer = await byPage(token, path, { amountFen: lot.nextAmountFen });
    expect([answer.status, answer.json['code']]).toEqual([403, 'bid.banned']);
    expect(await bidCount()).toBe(0);
  });

  it('is told so by the window that was open, and nothing is placed', async () => {
    const drafted = await bidDraft();
    const cookie = await cookieOf('company-2');
    const fields = fieldsOf(await open(drafted.id, cookie));
    await ban('company-2');
    const page = await press(drafted.id, cookie, { ...fields, decision: 'confirm' });
    expect(page.text).toContain('您已被限制参加竞价');
    expect(await outcome(drafted)).toMatchObject({ status: 'failed', problem: { code: 'bid.banned' } });
    expect(await bidCount()).toBe(0);
  });
});

describe('a token for one lot', () => {
  it.each([
    ['bids', () => ({ amountFen: other.nextAmountFen ?? 10_000_000 })],
    ['registrations', () => ({ agreedRulesHash: other.rulesHash })],
    ['deposits', () => ({ method: 'escrow' })],
  ])('is refused at the %s of another', async (act, body) => {
    const token = await pageTokenOf('company-1', lot.id, 1_000_000_000);
    for (const id of [other.id, other.id.toUpperCase()]) {
      const answer = await byPage(token, `/v1/lots/${id}/${act}`, body());
      expect([answer.status, answer.json['code'], answer.json['reason']]).toEqual([
        403,
        'auth.forbidden',
        'lot',
      ]);
    }
    expect((await world.lot(other.id)).bidCount).toBe(0);
  });
});

describe('the session of a person', () => {
  it('counts for nothing at the API, so that no other site can act by it', async () => {
    const cookie = await cookieOf('company-1');
    const answer = await desk.send('POST', `/v1/lots/${lot.id}/bids`, {
      headers: { cookie, origin: PLATFORM, 'idempotency-key': 'by-cookie' },
      body: { amountFen: lot.nextAmountFen },
    });
    expect([answer.status, answer.json['code']]).toEqual([401, 'auth.required']);
  });
});

// Last: the seasons' clock does not go back.
describe('a lot that closes while the window is open', () => {
  it('is not bid on, registered for or paid for; each says why', async () => {
    const acts = [
      { ...bidBody() },
      { ...bidBody(), operation: 'lots.registrations.create', body: { agreedRulesHash: lot.rulesHash } },
      { ...bidBody(), operation: 'lots.deposits.create', body: { method: 'escrow' } },
    ];
    const cookie = await cookieOf('company-3');
    const drafts = [];
    for (const act of acts) {
      const drafted = await draft(act);
      drafts.push({ drafted, fields: fieldsOf(await open(drafted.id, cookie)) });
    }
    await world.tickAt(Date.parse(lot.closesAt) + lot.rules.closeGraceMs);
    const pages = [];
    const codes = [];
    for (const { drafted, fields } of drafts) {
      pages.push(await press(drafted.id, cookie, { ...fields, decision: 'confirm', agree: 'yes' }));
      const { status, problem } = await outcome(drafted);
      codes.push([status, problem?.code]);
    }
    expect(codes).toEqual([
      ['failed', 'bid.closed'],
      ['failed', 'registration.closed'],
      ['failed', 'lot.state'],
    ]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(pages[0]?.text).toContain('竞价已结束');
    expect(pages[1]?.text).toContain('报名已截止');
    expect(pages[2]?.text).toContain('标的目前不能办理这项操作');
    expect(await bidCount()).toBe(0);
  });

  it('asks nobody any more who opens the window only then', async () => {
    const drafted = await bidDraft();
    const { status, text } = await open(drafted.id, await cookieOf('company-1'));
    expect(status).toBe(200);
    expect(text).toContain('竞价已结束');
    expect(text).not.toContain('value="confirm"');
    expect(text).toContain('value="decline"');
  });
});

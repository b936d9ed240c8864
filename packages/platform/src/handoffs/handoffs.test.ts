import type { BidAccepted, BidToken, Lot } from '@jtop/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import { inTransaction } from '../db/transaction.js';
import { SESSION_IDLE_MS } from '../people/sessions.js';
import { revokeSiteKey, rotateSiteKey } from '../site-keys/site-keys.js';
import { AuctionWorld } from '../testing/auction.js';
import { PARTNER, PLATFORM, handoffDesk, hidden } from '../testing/handoff-desk.js';

const REAL_START = Date.parse('2026-06-01T01:00:00Z');

let world: AuctionWorld;
let app: App;
let lot: Lot;
let realNow = REAL_START;
let keys = 0;

beforeAll(async () => {
  world = await AuctionWorld.open({ companies: 4 });
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' });
  app = await createPlatform({ config, db: world.db, clock: world.clock, realNow: () => realNow });
  lot = await world.announced();
  await world.enter(lot, 'company-1', 'company-2', 'banned').catch(() => undefined);
  world.moveTo('2026-06-10T10:00:00.000+08:00');
  await world.side.jobs.runDue();
  lot = await world.lot(lot.id);
});
afterAll(async () => {
  await app.drain();
  await world.close();
});
beforeEach(() => {
  realNow += 1_000;
});

const draftBody = (body: object = { amountFen: lot.nextAmountFen }, more: object = {}): object => ({
  siteKey: 'pk_demo',
  operation: 'lots.bids.place',
  params: { lotId: lot.id },
  body,
  ...more,
});

const {
  send,
  create,
  cookieOf,
  open,
  decide,
  outcome,
  draft: draftOf,
  tokenOf,
} = handoffDesk({ app: () => app, world: () => world, realNow: () => realNow });
const draft = (body: object = draftBody()) => draftOf(body);

describe('drafting a hand-off', () => {
  it.each([
    ['a page of a strange origin', draftBody, 'https://evil.example', 403, 'handoff.origin'],
    [
      'an unknown site key',
      () => draftBody(undefined, { siteKey: 'pk_none' }),
      PARTNER,
      403,
      'handoff.site_key',
    ],
    ['an unknown lot', () => draftBody(undefined, { params: { lotId: 'x' } }), PARTNER, 404, 'not_found'],
    [
      'a way back to another site',
      () => draftBody(undefined, { returnTo: 'https://evil.example/' }),
      PARTNER,
      400,
      'request.invalid',
    ],
    [
      'an operation that cannot be handed over',
      () => draftBody(undefined, { operation: 'lots.void' }),
      PARTNER,
      400,
      'request.invalid',
    ],
  ])('refuses %s', async (_what, body, origin, status, code) => {
    const answer = await create(body(), origin);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });

  it('names the field of a body that is wrong', async () => {
    const answer = await create(draftBody({ amountFen: '12' }));
    expect(answer.status).toBe(400);
    expect(answer.json['errors']).toMatchObject([{ path: 'body.amountFen' }]);
  });

  it('gives the same hand-off to the same key, and refuses another body under it', async () => {
    const [first, again] = [
      await create(draftBody(), PARTNER, 'same'),
      await create(draftBody(), PARTNER, 'same'),
    ];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json).toEqual(first.json);
    const other = await create(draftBody({ amountFen: 1 }), PARTNER, 'same');
    expect([other.status, other.json['code']]).toEqual([422, 'idempotency.mismatch']);
  });

  it('tells nobody but the holder of the secret, and never says that it exists', async () => {
    const { id } = await draft();
    const path = `/v1/handoffs/${id}`;
    expect((await send('GET', path)).status).toBe(401);
    const guess = { headers: { authorization: `Handoff ${'a'.repeat(43)}` } };
    expect((await send('GET', path, guess)).json['code']).toBe('not_found');
    expect((await send('GET', `/v1/handoffs/${lot.id}`, guess)).json['code']).toBe('not_found');
  });
});

describe('the confirm page', () => {
  it('asks a stranger to sign in first, and leads back', async () => {
    const { id } = await draft();
    const answer = await open(id);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(`/confirm/${id}`)}`,
    ]);
  });

  it('shows who, what and for whom, cannot be framed or kept, and keeps its opener', async () => {
    const { id } = await draft();
    const { text, headers } = await open(id, await cookieOf('company-1'));
    expect(text).toContain('company-1');
    expect(text).toContain(PARTNER);
    expect(text).toContain('100,000.00 元');
    expect(text).toContain('壹拾万元整');
    expect(headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('shows hostile text as text', async () => {
    const title = '<img src=x onerror=alert(1)>"\u202e';
    const { rows } = await sql<{
      title: string;
    }>`select title from listings where id = ${lot.listingId}`.execute(world.db);
    await world.db.updateTable('listings').set({ title }).where('id', '=', lot.listingId).execute();
    const { text } = await open((await draft()).id, await cookieOf('company-1'));
    await world.db
      .updateTable('listings')
      .set({ title: rows[0]?.title ?? '' })
      .where('id', '=', lot.listingId)
      .execute();
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('does nothing for a form without its token, from another origin, or of another draft', async () => {
    const drafted = await draft();
    const cookie = await cookieOf('company-1');
    expect((await decide(drafted.id, cookie, { decision: 'confirm', csrf: 'wrong' })).status).toBe(403);
    expect((await decide(drafted.id, cookie, { decision: 'confirm' }, 'https://evil.example')).status).toBe(
      403,
    );
    expect((await decide(drafted.id, cookie, { decision: 'confirm', body: 'other' })).status).toBe(400);
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
  });

  it('does nothing where the person declines', async () => {
    const drafted = await draft();
    await decide(drafted.id, await cookieOf('company-1'), { decision: 'decline' });
    expect(await outcome(drafted)).toEqual({
      id: drafted.id,
      operation: 'lots.bids.place',
      status: 'declined',
    });
  });

  it('places the bid once, however often it is confirmed, and hands the receipt over', async () => {
    const drafted = await draft();
    const cookie = await cookieOf('company-1');
    const before = (await world.lot(lot.id)).bidCount;
    const { text } = await open(drafted.id, cookie);
    const form = { csrf: hidden(text, 'csrf'), body: hidden(text, 'body'), decision: 'confirm' };
    const press = () =>
      send('POST', `/confirm/${drafted.id}`, {
        headers: { cookie, origin: PLATFORM },
        body: new URLSearchParams(form),
      });
    const [page, again] = await Promise.all([press(), press()]);
    expect([page.status, again.status, (await press()).status]).toEqual([200, 200, 200]);
    expect(page.text).toContain(`data-origin="${PARTNER}"`);
    const { status, result } = await outcome(drafted);
    expect(status).toBe('confirmed');
    expect((result as BidAccepted).receipt).toMatch(/^eyJ/);
    expect((await world.lot(lot.id)).bidCount).toBe(before + 1);
    lot = await world.lot(lot.id);
  });

  it('does not show the result to somebody else', async () => {
    const drafted = await draft(draftBody({ amountFen: lot.nextAmountFen }));
    await decide(drafted.id, await cookieOf('company-2'));
    lot = await world.lot(lot.id);
    const { text } = await open(drafted.id, await cookieOf('company-3'));
    expect(text).not.toContain('eyJ');
  });

  it('asks for a large jump by itself', async () => {
    const amountFen = (lot.nextAmountFen ?? 0) + 40 * 500_000;
    const drafted = await draft(draftBody({ amountFen }));
    const cookie = await cookieOf('company-1');
    expect((await open(drafted.id, cookie)).text).toContain('name="jump"');
    await decide(drafted.id, cookie);
    expect((await outcome(drafted)).problem).toMatchObject({ code: 'bid.confirm_required' });
    const confirmed = await draft(draftBody({ amountFen }));
    await decide(confirmed.id, cookie, { decision: 'confirm', jump: 'yes' });
    expect((await outcome(confirmed)).status).toBe('confirmed');
    lot = await world.lot(lot.id);
  });
});

describe('what changes in mid-flow', () => {
  it('runs out after ten minutes', async () => {
    const drafted = await draft();
    realNow += 600_000;
    expect(await outcome(drafted)).toMatchObject({ status: 'expired' });
    expect((await open(drafted.id, await cookieOf('company-1'))).text).toContain('已过期');
  });

  it('asks to sign in again where the session has ended', async () => {
    const { id } = await draft();
    const cookie = await cookieOf('company-1');
    realNow += SESSION_IDLE_MS + 1;
    expect((await open(id, cookie)).status).toBe(303);
  });

  it('refuses a party that was banned meanwhile', async () => {
    const drafted = await draft(draftBody({ amountFen: lot.nextAmountFen }));
    const cookie = await cookieOf('company-2');
    const { partyId } = world.people.viewer('company-2');
    await world.db.updateTable('parties').set({ banned: true }).where('id', '=', partyId).execute();
    await decide(drafted.id, cookie);
    await world.db.updateTable('parties').set({ banned: false }).where('id', '=', partyId).execute();
    expect(await outcome(drafted)).toMatchObject({ status: 'failed', problem: { code: 'bid.banned' } });
  });

  it('confirms nothing of a site key that was revoked; a replaced one goes on until its end', async () => {
    const fresh = await inTransaction(world.db, async (tx) => {
      const { id } = await tx
        .selectFrom('site_keys')
        .select('id')
        .where('key', '=', 'pk_demo')
        .executeTakeFirstOrThrow();
      return rotateSiteKey(tx, id, 60_000, realNow);
    });
    await draft();
    realNow += 60_000;
    expect((await create(draftBody())).json['code']).toBe('handoff.site_key');
    const drafted = await draft(draftBody({ amountFen: lot.nextAmountFen }, { siteKey: fresh.key }));
    await inTransaction(world.db, (tx) => revokeSiteKey(tx, fresh.id, realNow));
    await decide(drafted.id, await cookieOf('company-2'));
    expect(await outcome(drafted)).toMatchObject({
      status: 'failed',
      problem: { code: 'handoff.site_key' },
    });
    await sql`update site_keys set revoked_at = null, ends_at = null`.execute(world.db);
  });

  it('tells the page what the rules say where somebody was quicker', async () => {
    const amountFen = lot.nextAmountFen ?? 0;
    const [slow, quick] = [await draft(draftBody({ amountFen })), await draft(draftBody({ amountFen }))];
    await decide(quick.id, await cookieOf('company-2'));
    const page = await decide(slow.id, await cookieOf('company-1'));
    expect(page.text).toContain('出价低于当前最低出价');
    const { status, problem } = await outcome(slow);
    expect(status).toBe('failed');
    expect(problem).toMatchObject({ code: 'bid.too_low', minNextAmountFen: amountFen + 500_000 });
    lot = await world.lot(lot.id);
  });

  it('refuses to register without having agreed to the rules', async () => {
    const drafted = await draft({
      siteKey: 'pk_demo',
      operation: 'lots.registrations.create',
      params: { lotId: lot.id },
      body: { agreedRulesHash: lot.rulesHash },
    });
    const cookie = await cookieOf('company-4');
    expect((await decide(drafted.id, cookie)).status).toBe(400);
    expect((await outcome(drafted)).status).toBe('pending');
    await decide(drafted.id, cookie, { decision: 'confirm', agree: 'yes' });
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed', result: { lotId: lot.id } });
  });

  it('lets a page know who somebody is, and gives it nothing to act with', async () => {
    const drafted = await draft({ siteKey: 'pk_demo', operation: 'me.retrieve', params: {}, body: {} });
    await decide(drafted.id, await cookieOf('company-1'));
    const { result } = await outcome(drafted);
    expect(result).toMatchObject({ displayName: 'company-1', registrations: [{ lotId: lot.id }] });
    expect(JSON.stringify(result)).not.toMatch(/token|secret|eyJ/i);
  });
});

describe('a token for a page', () => {
  const make = async (body: object): Promise<{ status: number; json: Record<string, unknown> }> => {
    const token = await tokenOf('demo-company-1');
    return send('POST', `/v1/lots/${lot.id}/bid-tokens`, {
      headers: { authorization: `Bearer ${token}` },
      body,
    });
  };
  const bidBy = (token: string, lotId: string, amountFen: number, origin = PARTNER) =>
    send('POST', `/v1/lots/${lotId}/bids`, {
      headers: { authorization: `Bearer ${token}`, origin, 'idempotency-key': `t${(keys += 1)}` },
      body: { amountFen },
    });

  it('is for one lot, one origin, one kind of act, and up to an amount', async () => {
    const cap = (lot.nextAmountFen ?? 0) + 1_000_000;
    const made = await make({ maxAmountFen: cap, origin: PARTNER });
    expect(made.status).toBe(201);
    const { accessToken } = made.json as unknown as BidToken;
    const reason = async (answer: Promise<{ status: number; json: Record<string, unknown> }>) => {
      const { status, json } = await answer;
      return [status, json['code'], json['reason']];
    };
    expect(await reason(bidBy(accessToken, lot.listingId, cap))).toEqual([403, 'auth.forbidden', 'lot']);
    expect(await reason(bidBy(accessToken, lot.id, cap + 500_000))).toEqual([
      403,
      'auth.forbidden',
      'amount',
    ]);
    expect(await reason(bidBy(accessToken, lot.id, cap, 'https://evil.example'))).toEqual([
      403,
      'auth.forbidden',
      'origin',
    ]);
    const again = send('POST', `/v1/lots/${lot.id}/bid-tokens`, {
      headers: { authorization: `Bearer ${accessToken}`, origin: PARTNER },
      body: { maxAmountFen: cap, origin: PARTNER },
    });
    expect(await reason(again)).toEqual([403, 'auth.forbidden', 'operation']);
    // Within its limits it reaches the rules, which know that this party has not registered.
    expect(await reason(bidBy(accessToken, lot.id, cap))).toEqual([409, 'bid.not_registered', undefined]);
  });

  it('is not made for pages that may not act by themselves', async () => {
    const made = await make({ maxAmountFen: 1, origin: 'https://evil.example' });
    expect([made.status, made.json['code']]).toEqual([403, 'auth.forbidden']);
  });

  it('ends', async () => {
    const made = await make({ maxAmountFen: 1, origin: PARTNER, expiresInSeconds: 60 });
    const { accessToken } = made.json as unknown as BidToken;
    realNow += 120_000;
    expect((await bidBy(accessToken, lot.id, 1)).status).toBe(401);
  });
});

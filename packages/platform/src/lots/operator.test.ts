import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  formatInstant,
  parseInstant,
  type AnnouncementPage,
  type BidAccepted,
  type Listing,
  type Lot,
  type LotPage,
} from '@jtop/contract';
import { announcementHash, verifyLotLog } from '@jtop/rules/log';
import { AuctionWorld, DAY, MINUTE } from '../testing/auction.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';

let database: TestDatabase;
let world: AuctionWorld;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  world = await AuctionWorld.open({ on: database });
});
afterEach(() => world.close());

const announce = (lot: Lot, key?: string) =>
  world.post<Lot & { code: string }>(`/v1/lots/${lot.id}/announce`, 'operator', { text: '公告' }, key);
const listingOf = async (lot: Lot): Promise<Listing> =>
  (
    await world.db
      .selectFrom('listings')
      .select('doc')
      .where('id', '=', lot.listingId)
      .executeTakeFirstOrThrow()
  ).doc;
const verify = async (lot: Lot) =>
  verifyLotLog({
    jsonl: (await world.get<string>(`/v1/lots/${lot.id}/log.jsonl`)).text,
    rules: lot.rules,
    jwks: world.platform.keys.receiptJwks(),
  }).findings.filter((finding) => finding.severity !== 'note');

describe('an announcement', () => {
  it('needs verified rights that have not run out', async () => {
    const unclear = await world.draft({}, { listingId: (await world.listing({ clear: false })).id });
    expect(await announce(unclear)).toMatchObject({ status: 409, body: { code: 'lot.not_verified' } });
    const expiring = await world.listing({ expiresAt: world.clock.now() + MINUTE });
    const lot = await world.draft({}, { listingId: expiring.id });
    world.clock.advance(MINUTE);
    expect(await announce(lot)).toMatchObject({ status: 409, body: { code: 'lot.not_verified' } });
    expect((await world.lot(lot.id, 'operator')).status).toBe('draft');
  });

  it('comes seven days before the opening, to the millisecond, and as long as it has to be on show', async () => {
    const lot = await world.draft();
    world.moveTo(parseInstant(lot.opensAt) - 7 * DAY + 1);
    const late = await announce(lot);
    const earliestOpensAt = formatInstant(world.clock.now() + 7 * DAY);
    expect(late).toMatchObject({ status: 409, body: { code: 'lot.announced_too_late', earliestOpensAt } });
    const long = await world.draft({ displayDaysMin: 10 });
    expect((await announce(long)).body).toMatchObject({
      code: 'lot.announced_too_late',
      earliestOpensAt: formatInstant(world.clock.now() + 10 * DAY),
    });
    const atOnce = await world.draft({ announceDaysMin: 0 });
    expect((await announce(atOnce)).status).toBe(200);
  });

  it('takes a listing once: of two at the same moment one is announced', async () => {
    const listing = await world.listing();
    const session = await world.session();
    const from = { listingId: listing.id, sessionId: session.id };
    const [one, two] = [await world.draft({}, from), await world.draft({}, from)];
    const answers = await Promise.all([announce(one), announce(two)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 409]);
    expect(answers[1]?.body.code).toBe('lot.listing_taken');
    // A draft that is called off leaves the listing in its auction.
    await world.act(two.id, 'cancel', { reason: '重复' });
    expect(await listingOf(one)).toMatchObject({ status: 'in_auction', currentLotId: one.id });
    expect((await world.get(`/v1/lots/${two.id}`)).status).toBe(404);
    await world.act(one.id, 'cancel', { reason: '撤回' });
    expect((await listingOf(one)).status).toBe('available');
  });

  it('is published, hashed and the first line of the log; a second one is refused', async () => {
    const lot = await world.announced();
    const page = (await world.get<AnnouncementPage>(`/v1/announcements?lotId=${lot.id}`)).body;
    expect(page.items).toMatchObject([
      { id: lot.announcementId, kind: 'auction', lotIds: [lot.id], text: '拍卖公告' },
    ]);
    const hash = announcementHash('拍卖公告');
    expect(page.items[0]?.hash).toBe(hash);
    expect((await world.get(`/v1/announcements/${lot.announcementId}`)).body).toEqual(page.items[0]);
    const [line] = (await world.get<string>(`/v1/lots/${lot.id}/log.jsonl`)).text.split('\n');
    const keyId = world.platform.keys.receiptKeyId;
    expect(JSON.parse(line!)).toMatchObject({
      index: 0,
      type: 'announced',
      at: world.now(),
      data: { rulesHash: lot.rulesHash, announcementHash: hash, keyId },
    });
    expect(await announce(lot)).toMatchObject({
      status: 409,
      body: { code: 'lot.state', lotStatus: 'registering' },
    });
  });

  it('is answered again under the same key', async () => {
    const lot = await world.draft();
    const first = await announce(lot, 'again');
    const again = await announce(lot, 'again');
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const other = await world.post(`/v1/lots/${lot.id}/announce`, 'operator', { text: '别的' }, 'again');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    // After a day the key is forgotten.
    world.clock.advance(DAY);
    expect(await announce(lot, 'again')).toMatchObject({ status: 409, body: { code: 'lot.state' } });
  });
});

describe('a suspension', () => {
  it('stops bidding and the close, and gives the time lost back', async () => {
    const lot = await world.open(['company-1', 'company-2']);
    await world.bid(lot, 'company-1', 10_000_000);
    world.moveTo('2026-06-10T10:30:00.000+08:00');
    const suspended = await world.act(lot.id, 'suspend', { reason: '核实情况' });
    expect(suspended.status).toBe('suspended');
    expect(suspended.phase).toBeUndefined();
    expect(await world.bid(lot, 'company-2', 10_500_000)).toMatchObject({
      status: 409,
      body: { code: 'bid.lot_suspended' },
    });
    await world.tickAt('2026-06-10T12:00:00.000+08:00');
    expect((await world.lot(lot.id)).status).toBe('suspended');
    const resumed = await world.act(lot.id, 'resume');
    expect(resumed).toMatchObject({ status: 'bidding', closesAt: '2026-06-10T12:30:00.000+08:00' });
    expect((await world.bid<BidAccepted>(lot, 'company-2', 10_500_000)).status).toBe(201);
    await world.tickAt('2026-06-10T12:30:01.000+08:00');
    expect((await world.lot(lot.id)).status).toBe('confirmed');
    expect(await verify(lot)).toEqual([]);
    const notices = (await world.get<AnnouncementPage>(`/v1/announcements?lotId=${lot.id}&kind=adjustment`))
      .body;
    expect(notices.items.map((notice) => notice.text)).toEqual(['核实情况']);
  });

  it('decides the bids received before it first', async () => {
    const lot = await world.open(['company-1']);
    const answers = await world.received<{ status: number }>(() => [
      world.bid(lot, 'company-1', 10_000_000),
      world.post(`/v1/lots/${lot.id}/suspend`, 'operator', { reason: '暂停' }),
    ]);
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual([201, 200]);
    expect(await world.lot(lot.id)).toMatchObject({ status: 'suspended', bidCount: 1 });
  });

  it('begins before the opening and does not let the lot open', async () => {
    const lot = await world.announced();
    await world.act(lot.id, 'suspend', { reason: '暂停' });
    await world.tickAt('2026-06-10T10:10:00.000+08:00');
    expect((await world.lot(lot.id)).status).toBe('suspended');
    expect((await world.act(lot.id, 'resume')).status).toBe('registering');
    await world.tickAt('2026-06-10T10:10:00.000+08:00');
    expect((await world.lot(lot.id)).status).toBe('bidding');
    expect(await verify(lot)).toEqual([]);
  });
});

describe('what a status does not allow', () => {
  it.each([
    ['suspend', 'draft'],
    ['resume', 'registering'],
    ['void', 'registering'],
    ['cancel', 'bidding'],
    ['relist', 'bidding'],
    ['suspend', 'confirmed'],
    ['cancel', 'confirmed'],
  ])('refuses %s from %s', async (action, status) => {
    const lot =
      status === 'draft'
        ? await world.draft()
        : status === 'registering'
          ? await world.announced()
          : await world.open(['company-1']);
    if (status === 'confirmed') {
      await world.bid(lot, 'company-1', 10_000_000);
      await world.tickAt('2026-06-10T11:00:01.000+08:00');
    }
    const session =
      action === 'relist'
        ? await world.session({ date: '2026-06-12', opensAt: '2026-06-12T10:00:00.000+08:00' })
        : undefined;
    const body = session
      ? {
          sessionId: session.id,
          rules: {
            startPriceFen: 1,
            increment: { fen: 1 },
            scheduledCloseAt: '2026-06-12T11:00:00.000+08:00',
          },
        }
      : action === 'resume'
        ? {}
        : { reason: '理由' };
    const before = await world.lot(lot.id, 'operator');
    expect(await world.post(`/v1/lots/${lot.id}/${action}`, 'operator', body)).toMatchObject({
      status: 409,
      body: { code: 'lot.state', lotStatus: status },
    });
    expect(await world.lot(lot.id, 'operator')).toEqual(before);
  });

  it('belongs to the operator alone, and says so before it looks at the state', async () => {
    const lot = await world.announced();
    for (const action of ['announce', 'suspend', 'cancel', 'void']) {
      const body = action === 'announce' ? { text: 'x' } : { reason: 'x' };
      const answer = await world.post(`/v1/lots/${lot.id}/${action}`, 'company-1', body);
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    }
    expect(
      (
        await world.post('/v1/lots', 'company-1', {
          listingId: lot.listingId,
          sessionId: lot.sessionId,
          rules: { startPriceFen: 1, increment: { fen: 1 } },
        })
      ).status,
    ).toBe(403);
  });
});

describe('an end by the operator', () => {
  it('voids a deal, and the listing is on offer again', async () => {
    const lot = await world.open(['company-1']);
    await world.bid(lot, 'company-1', 10_000_000);
    await world.tickAt('2026-06-10T11:00:01.000+08:00');
    const voided = await world.act(lot.id, 'void', { reason: '串通' });
    expect(voided.status).toBe('voided');
    expect((await listingOf(lot)).status).toBe('available');
    expect(await verify(lot)).toEqual([]);
    const refused = await world.bid(lot, 'company-1', 20_000_000);
    expect(refused).toMatchObject({ status: 409, body: { code: 'bid.closed', closedAt: world.now() } });
  });
});

describe('the rules of a draft', () => {
  it('are refused where they contradict each other, field by field', async () => {
    const listing = await world.listing();
    const session = await world.session();
    const create = (rules: object) =>
      world.post('/v1/lots', 'operator', {
        listingId: listing.id,
        sessionId: session.id,
        rules: {
          startPriceFen: 10_000_000,
          increment: { fen: 500_000 },
          scheduledCloseAt: '2026-06-10T11:00:00.000+08:00',
          ...rules,
        },
      });
    expect(await create({ pricing: 'one_shot_sealed' })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path: 'rules.pricing' }] },
    });
    expect(await create({ reservePriceFen: 1 })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'rules.reservePriceFen' }] },
    });
    expect(await create({ opensAt: '2026-06-11T10:00:00.000+08:00' })).toMatchObject({ status: 400 });
    const unknown = '01890000-0000-7000-8000-000000000000';
    const rules = {
      startPriceFen: 1,
      increment: { fen: 1 },
      scheduledCloseAt: '2026-06-10T11:00:00.000+08:00',
    };
    expect(
      (await world.post('/v1/lots', 'operator', { listingId: unknown, sessionId: session.id, rules })).status,
    ).toBe(404);
    expect(
      (await world.post('/v1/lots', 'operator', { listingId: listing.id, sessionId: unknown, rules })).status,
    ).toBe(404);
  });
});

describe('the reserve', () => {
  it('is in no answer, message or log before the lot has sold', async () => {
    const priceFen = 17_654_300;
    const lot = await world.draft({ reservePriceFen: priceFen }, {});
    const secret = await world.db
      .selectFrom('lots')
      .select('reserve')
      .where('id', '=', lot.id)
      .executeTakeFirstOrThrow();
    const seen: string[] = [JSON.stringify(lot)];
    const look = async (): Promise<void> => {
      for (const as of [undefined, 'operator', 'supplier', 'company-1'] as const) {
        for (const path of ['', '/bids', '/log.jsonl', '/closing-statement']) {
          seen.push((await world.get(`/v1/lots/${lot.id}${path}`, as)).text);
        }
        seen.push((await world.get('/v1/lots', as)).text, (await world.get('/v1/announcements')).text);
      }
      seen.push(JSON.stringify(await world.messages(`lot:${lot.id}`)));
      const kept = await world.db.selectFrom('idempotency').select('response').execute();
      seen.push(JSON.stringify(kept));
    };
    await look();
    seen.push((await announce(lot, 'reserved')).text);
    await world.enter(await world.lot(lot.id), 'company-1', 'company-2');
    await look();
    await world.tickAt(lot.opensAt);
    seen.push((await world.bid(lot, 'company-1', 10_000_000)).text);
    seen.push((await world.bid(lot, 'company-2', 10_000_001)).text);
    await look();
    await world.tickAt('2026-06-10T11:00:01.000+08:00');
    expect((await world.lot(lot.id)).status).toBe('reserve_not_met');
    await look();
    const { salt } = secret.reserve!;
    expect(seen.filter((text) => text.includes(String(priceFen)) || text.includes(salt))).toEqual([]);
  });
});

describe('the list of lots', () => {
  it('filters, pages, and leaves drafts to the operator', async () => {
    const session = await world.session();
    const from = { sessionId: session.id };
    const lots = [
      await world.announced({}, from),
      await world.announced({}, from),
      await world.announced({}, from),
    ];
    const draft = await world.draft({}, from);
    const ids = async (query: string, as?: 'operator') =>
      (await world.get<LotPage>(`/v1/lots${query}`, as)).body.items.map((lot) => lot.id);
    const newestFirst = lots
      .map((lot) => lot.id)
      .sort()
      .reverse();
    expect(await ids('')).toEqual(newestFirst);
    expect(await ids('?status=draft')).toEqual([]);
    expect(await ids('?status=draft', 'operator')).toEqual([draft.id]);
    expect(
      await ids(`?sessionId=${session.id}&field=biomedicine,ai&city=320100&status=registering,bidding`),
    ).toHaveLength(3);
    expect(await ids('?field=ai')).toEqual([]);
    expect(await ids('?city=320200')).toEqual([]);
    expect(await ids('?sessionId=nonsense')).toEqual([]);
    expect(await ids(`?listingId=${lots[0]!.listingId}`)).toEqual([lots[0]!.id]);

    const first = (await world.get<LotPage>('/v1/lots?limit=2')).body;
    expect(first.items.map((lot) => lot.id)).toEqual(newestFirst.slice(0, 2));
    expect(first.asOf).toBe(world.now());
    expect(await ids(`?limit=2&cursor=${first.nextCursor}`)).toEqual(newestFirst.slice(2));
    expect((await world.get(`/v1/lots?status=bidding&cursor=${first.nextCursor}`)).status).toBe(400);
    expect((await world.get('/v1/lots?status=nonsense')).status).toBe(400);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseInstant, type Deposit, type Lot, type Registration } from '@jtop/contract';
import { AuctionWorld } from '../testing/auction.js';
import { SPECIAL_SESSION, type Actor } from '../testing/auction-fixtures.js';
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

const register = <Body = Registration & { code: string }>(
  lot: Lot,
  actor: Actor,
  hash = lot.rulesHash,
  key = world.newKey(),
) => world.post<Body>(`/v1/lots/${lot.id}/registrations`, actor, { agreedRulesHash: hash }, key);
const pay = <Body = Deposit & { code: string }>(lot: Lot, actor: Actor, key = world.newKey()) =>
  world.post<Body>(`/v1/lots/${lot.id}/deposits`, actor, { method: 'escrow' }, key);

describe('a registration', () => {
  it('gives a code of its own, qualifies at once in the sandbox, and is counted for all to see', async () => {
    const lot = await world.announced();
    const answers = [await register(lot, 'company-1'), await register(lot, 'company-2')];
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect(answers[0]?.body).toMatchObject({
      lotId: lot.id,
      qualification: 'passed',
      agreedRulesHash: lot.rulesHash,
      deposit: { amountFen: 1_000_000, status: 'required' },
    });
    const codes = answers.map((answer) => answer.body.bidderCode);
    expect(codes[0]).toMatch(/^[3-9A-Y]{4}$/);
    expect(new Set(codes).size).toBe(2);
    expect((await world.lot(lot.id)).bidderCount).toBe(2);
    const told = (await world.messages(`lot:${lot.id}`)).filter((message) => message.event === 'registered');
    expect(told.map((message) => message.data.bidderCount)).toEqual([1, 2]);
    expect(JSON.stringify(told)).not.toContain(codes[0]);
  });

  it('is answered with the stored one when it is asked for again, by any key, and counted once', async () => {
    const lot = await world.announced();
    const first = await register(lot, 'company-1', lot.rulesHash, 'one');
    const again = await register(lot, 'company-1', lot.rulesHash, 'two');
    const replayed = await register(lot, 'company-1', lot.rulesHash, 'one');
    expect([again.status, replayed.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(replayed.body).toEqual(first.body);
    expect((await world.lot(lot.id)).bidderCount).toBe(1);
    const other = await register(lot, 'company-1', '0'.repeat(64), 'one');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
  });

  it('of two at the same moment is one', async () => {
    const lot = await world.announced();
    const answers = await Promise.all([
      register(lot, 'company-1', lot.rulesHash, 'k'),
      register(lot, 'company-1', lot.rulesHash, 'k'),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 201]);
  });

  it('needs the hash of the announced rules', async () => {
    const lot = await world.announced();
    const wrong = await register(lot, 'company-1', 'f'.repeat(64));
    expect(wrong).toMatchObject({ status: 409, body: { code: 'bid.rules_not_accepted' } });
  });

  it('is possible until registerUntil, else until the close', async () => {
    const registerUntil = '2026-06-10T10:00:00.000+08:00';
    const early = await world.announced({ registerUntil });
    const open = await world.announced();
    world.moveTo(registerUntil);
    expect((await register(early, 'company-1')).status).toBe(201);
    world.clock.advance(1);
    expect(await register(early, 'company-2')).toMatchObject({
      status: 409,
      body: { code: 'registration.closed', registerUntil },
    });
    world.moveTo(parseInstant(open.closesAt) + 1);
    const late = await register(open, 'company-1');
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'registration.closed', registerUntil: open.closesAt },
    });
  });

  it('keeps out who may not bid', async () => {
    const session = await world.session({ kind: 'special', specialSessionId: SPECIAL_SESSION });
    const lot = await world.announced({}, { sessionId: session.id });
    const codes = async (...actors: Actor[]) =>
      Promise.all(actors.map(async (actor) => (await register(lot, actor)).body.code));
    expect(await codes('supplier', 'operator', 'host')).toEqual(Array(3).fill('bid.seller_may_not_bid'));
    expect(await codes('banned', 'auditor', 'manager', 'scopeless')).toEqual([
      'bid.banned',
      'auth.forbidden',
      'auth.forbidden',
      'auth.forbidden',
    ]);
    expect((await register(await world.draft(), 'company-1', 'f'.repeat(64))).status).toBe(404);
  });
});

describe('a deposit', () => {
  it('is paid once, whatever key asks for it', async () => {
    const lot = await world.announced();
    expect(await pay(lot, 'company-1')).toMatchObject({ status: 409, body: { code: 'bid.not_registered' } });
    await register(lot, 'company-1');
    const collect = vi.spyOn(world.platform.gateway, 'collectDeposit');
    const paid = await pay(lot, 'company-1', 'one');
    expect(paid.status).toBe(201);
    expect(paid.body).toEqual({
      amountFen: 1_000_000,
      method: 'escrow',
      status: 'paid',
      paidAt: world.now(),
    });
    world.clock.advance(5);
    expect(await pay(lot, 'company-1', 'one')).toMatchObject({ status: 200, body: paid.body });
    expect(await pay(lot, 'company-1', 'two')).toMatchObject({ status: 200, body: paid.body });
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('of nothing counts as paid', async () => {
    const lot = await world.announced({ depositFen: 0 });
    expect((await register(lot, 'company-1')).body.deposit).toEqual({ amountFen: 0, status: 'waived' });
    expect(await pay(lot, 'company-1')).toMatchObject({
      status: 200,
      body: { amountFen: 0, status: 'waived' },
    });
    await world.tickAt(lot.opensAt);
    expect((await world.bid(lot, 'company-1', 10_000_000)).status).toBe(201);
  });

  it('leaves the registration as it was where the gateway fails, and can be tried again', async () => {
    const lot = await world.announced();
    await register(lot, 'company-1');
    vi.spyOn(world.platform.gateway, 'collectDeposit').mockRejectedValueOnce(new Error('bank is away'));
    expect((await pay(lot, 'company-1', 'k')).status).toBe(500);
    expect(world.errors).toHaveLength(1);
    expect((await pay(lot, 'company-1', 'k')).status).toBe(201);
  });

  it('is of no use after the end', async () => {
    const lot = await world.announced();
    await register(lot, 'company-1');
    await world.tickAt(parseInstant(lot.closesAt) + 1000);
    expect(await pay(lot, 'company-1')).toMatchObject({ status: 409, body: { code: 'lot.state' } });
  });
});

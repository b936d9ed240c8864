import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseInstant, type Lot, type Registration } from '@jtop/contract';
import { AuctionWorld, MINUTE } from '../testing/auction.js';
import type { Actor } from '../testing/auction-fixtures.js';
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

const registration = (lot: Lot, actor: Actor, hash = lot.rulesHash) =>
  world.post<Registration & { code: string }>(
    `/v1/lots/${lot.id}/registrations`,
    actor,
    { agreedRulesHash: hash },
    world.newKey(),
  );
/** Where the deposits stand, as each party sees its own. */
const deposits = async (lot: Lot, ...actors: Actor[]) =>
  Promise.all(actors.map(async (actor) => (await registration(lot, actor)).body.deposit.status));
const end = (lot: Lot) => world.tickAt(parseInstant(lot.closesAt) + MINUTE);
/** Lets the bank's turn come. */
const later = () => world.tickAt(world.clock.now() + MINUTE);

describe('deposits', () => {
  it('go back to all but the buyer when a lot is sold', async () => {
    const refund = vi.spyOn(world.platform.gateway, 'refundDeposit');
    const lot = await world.open(['company-1', 'company-2', 'company-3']);
    await world.bid(lot, 'company-1', 10_000_000);
    await world.bid(lot, 'company-2', 10_500_000);
    await end(lot);
    expect(await deposits(lot, 'company-1', 'company-2', 'company-3')).toEqual([
      'refunded',
      'paid',
      'refunded',
    ]);
    expect(refund).toHaveBeenCalledTimes(2);
    expect(refund).toHaveBeenCalledWith({
      registrationId: (await registration(lot, 'company-1')).body.id,
      lotId: lot.id,
      partyId: world.people.viewer('company-1').partyId,
      amountFen: 1_000_000,
      method: 'escrow',
    });
    await later();
    expect(refund).toHaveBeenCalledTimes(2);
  });

  it('go back to everybody when nobody has bought', async () => {
    const unsold = await world.open(['company-1', 'company-2'], { reservePriceFen: 20_000_000 });
    await world.bid(unsold, 'company-1', 10_000_000);
    await end(unsold);
    expect(await deposits(unsold, 'company-1', 'company-2')).toEqual(['refunded', 'refunded']);
  });

  it('go back when a lot is called off, also while it is suspended', async () => {
    const lot = await world.announced();
    await world.enter(lot, 'company-1');
    await world.act(lot.id, 'suspend', { reason: '核查' });
    expect(await deposits(lot, 'company-1')).toEqual(['paid']);
    await world.act(lot.id, 'cancel', { reason: '撤回' });
    await later();
    expect(await deposits(lot, 'company-1')).toEqual(['refunded']);
  });

  it('go back to the buyer, too, when the sale is declared void', async () => {
    const lot = await world.open(['company-1', 'company-2']);
    await world.bid(lot, 'company-1', 10_000_000);
    await end(lot);
    expect(await deposits(lot, 'company-1', 'company-2')).toEqual(['paid', 'refunded']);
    await world.act(lot.id, 'void', { reason: '串通' });
    await later();
    expect(await deposits(lot, 'company-1')).toEqual(['refunded']);
  });

  it('that were paid while the lot was called off go back as well', async () => {
    const lot = await world.announced();
    await registration(lot, 'company-1');
    const { gateway, clock } = world.platform;
    vi.spyOn(gateway, 'collectDeposit').mockImplementationOnce(async () => {
      await world.act(lot.id, 'cancel', { reason: '撤回' });
      return { status: 'paid', paidAt: clock.now() };
    });
    const path = `/v1/lots/${lot.id}/deposits`;
    expect((await world.post(path, 'company-1', { method: 'escrow' }, world.newKey())).status).toBe(201);
    await later();
    expect(await deposits(lot, 'company-1')).toEqual(['refunded']);
  });

  it('wait for a bank that is away, each for itself, and no lot waits for it', async () => {
    const lot = await world.open(['company-1', 'company-2']);
    const { partyId } = world.people.viewer('company-1');
    const refund = vi.spyOn(world.platform.gateway, 'refundDeposit').mockImplementation(async (order) => {
      if (order.partyId === partyId) throw new Error('the bank is away');
    });
    await end(lot);
    expect((await world.lot(lot.id)).status).toBe('no_bids');
    expect(await deposits(lot, 'company-1', 'company-2')).toEqual(['refunding', 'refunded']);
    refund.mockReset();
    await later();
    expect(await deposits(lot, 'company-1', 'company-2')).toEqual(['refunded', 'refunded']);
  });
});

describe('a later attempt', () => {
  const relisted = async (lot: Lot): Promise<Lot> => {
    const session = await world.session({
      date: '2026-06-24',
      opensAt: '2026-06-24T10:00:00.000+08:00',
    });
    const rules = {
      startPriceFen: 10_000_000,
      increment: { fen: 500_000 },
      scheduledCloseAt: '2026-06-24T11:00:00.000+08:00',
    };
    const next = await world.act(lot.id, 'relist', { sessionId: session.id, rules });
    return world.act(next.id, 'announce', { text: '再次拍卖' });
  };
  const sold = async (): Promise<Lot> => {
    const lot = await world.open(['company-1', 'company-2']);
    await world.bid(lot, 'company-1', 10_000_000);
    await end(lot);
    return lot;
  };

  it('is closed to who bought at the first and did not pay', async () => {
    const lot = await sold();
    await world.db.updateTable('lots').set({ status: 'defaulted' }).where('id', '=', lot.id).execute();
    const next = await relisted(lot);
    expect(await registration(next, 'company-1')).toMatchObject({
      status: 403,
      body: { code: 'bid.banned' },
    });
    expect((await registration(next, 'company-2')).status).toBe(201);
  });

  it('is open to who bought at the first where that sale was declared void', async () => {
    const lot = await sold();
    await world.act(lot.id, 'void', { reason: '系统故障' });
    const next = await relisted(lot);
    expect((await registration(next, 'company-1')).status).toBe(201);
  });
});

it('a party that is banned in mid-flow places no further bid, and registers for no other lot', async () => {
  const other = await world.announced();
  const lot = await world.open(['company-1', 'company-2']);
  expect((await world.bid(lot, 'company-1', 10_000_000)).status).toBe(201);
  expect((await world.bid(lot, 'company-2', 10_500_000)).status).toBe(201);
  const viewer = world.people.viewer('company-1');
  vi.spyOn(world.people, 'viewer').mockReturnValue({ ...viewer, banned: true });
  const refused = { status: 403, body: { code: 'bid.banned' } };
  expect(await world.bid(lot, 'company-1', 11_000_000)).toMatchObject(refused);
  expect(await registration(other, 'company-1')).toMatchObject(refused);
});

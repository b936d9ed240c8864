import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnnouncementPage, Lot } from '@jtop/contract';
import { AuctionWorld } from '../testing/auction.js';

let world: AuctionWorld;
let lot: Lot;
beforeAll(async () => {
  world = await AuctionWorld.open();
  const session = await world.session();
  lot = await world.announced({}, { sessionId: session.id });
  await world.announced({}, { sessionId: session.id });
  world.clock.advance(1);
  await world.act(lot.id, 'cancel', { reason: '权利人撤回' });
});
afterAll(() => world.close());

const list = async (query: string) => (await world.get<AnnouncementPage>(`/v1/announcements${query}`)).body;

describe('announcements', () => {
  it('are listed newest first, by kind and lot, in pages', async () => {
    expect((await list('')).items.map((notice) => notice.kind)).toEqual(['cancel', 'auction', 'auction']);
    expect((await list(`?lotId=${lot.id}`)).items.map((notice) => notice.text)).toEqual([
      '权利人撤回',
      '拍卖公告',
    ]);
    expect((await list('?kind=cancel,result')).items).toHaveLength(1);
    expect((await list('?lotId=nonsense')).items).toEqual([]);
    const first = await list('?limit=2');
    const rest = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual((await list('')).items);
    expect(rest.nextCursor).toBeUndefined();
    expect((await world.get('/v1/announcements?cursor=nonsense')).status).toBe(400);
  });

  it('tell the result of a lot in codes', async () => {
    const [notice] = (await list('?kind=auction')).items;
    await world.tickAt(lot.closesAt);
    await world.tickAt(world.clock.now() + 1000);
    const [result] = (await list('?kind=result')).items;
    expect(result?.lotIds).toEqual(notice?.lotIds);
    expect(result?.text).toMatch(
      /^标的 JS-2026-PM-\d{6} 竞价结束：未成交，无人出价。有效出价 0 次，延时 0 次。$/,
    );
  });

  it('are 404 where there are none', async () => {
    for (const id of ['x', '01890000-0000-7000-8000-000000000000']) {
      expect((await world.get(`/v1/announcements/${id}`)).status).toBe(404);
    }
  });
});

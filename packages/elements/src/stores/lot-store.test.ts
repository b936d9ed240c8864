import type { Lot } from '@jtop/contract';
import { expect } from 'chai';
import { hubFor } from '../internal/hub.js';
import { fakeTime, settle, until, type FakeTime } from '../testing/fake-time.js';
import { LOT_ID, NOW, makeBid, makeLot } from '../testing/fixtures.js';
import { demoPlatform } from '../testing/mount.js';
import type { DataStore } from './data-store.js';
import { createLotStore, type LotData } from './lot-store.js';

describe('lot store', () => {
  let time: FakeTime;
  let store: DataStore<LotData> | undefined;
  beforeEach(() => (time = fakeTime(NOW)));
  afterEach(() => {
    store?.close();
    time.restore();
  });
  const seqs = (): number[] => (store?.getSnapshot().data?.bids ?? []).map((bid) => bid.seq);
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

  it('knows nothing before the platform has answered', () => {
    store = createLotStore(hubFor(demoPlatform().core, ''), LOT_ID);
    expect(store.getSnapshot().data).to.equal(undefined);
  });

  it('joins the history that was read and the bids that come, without a gap and without a double', async () => {
    const platform = demoPlatform();
    store = createLotStore(hubFor(platform.core, ''), LOT_ID);
    await until(() => seqs().length === 12);
    await time.pass(100);
    let lot = makeLot();
    for (let seq = 13; seq <= 40; seq++)
      lot = platform.bid(lot, makeBid(seq, 42_500_000 + seq * 500_000, NOW + seq));
    await settle(10);
    expect(seqs()).to.deep.equal(upTo(40));
    expect(store.getSnapshot().data?.lot.bidCount).to.equal(40);
  });

  for (const cutAfter of [0, 1, 2, 5]) {
    it(`misses nothing where the stream is cut ${cutAfter} bids after it began`, async () => {
      const platform = demoPlatform();
      store = createLotStore(hubFor(platform.core, ''), LOT_ID);
      await until(() => seqs().length === 12);
      await time.pass(100);
      let lot: Lot = makeLot();
      for (let seq = 13; seq <= 20; seq++) {
        if (seq === 13 + cutAfter) platform.cut();
        lot = platform.bid(lot, makeBid(seq, 42_500_000 + seq * 500_000, NOW + seq));
        await settle(2);
      }
      await time.pass(60_000);
      await settle(10);
      expect(seqs()).to.deep.equal(upTo(20));
      expect(store.getSnapshot().data?.lot.version).to.equal(lot.version);
    });
  }

  it('keeps the time at which the connection was last good', async () => {
    const platform = demoPlatform();
    store = createLotStore(hubFor(platform.core, ''), LOT_ID);
    await until(() => seqs().length === 12);
    await time.pass(5000);
    platform.down = true;
    platform.cut();
    await time.pass(200);
    const { data, connection } = store.getSnapshot();
    expect(connection).to.equal('reconnecting');
    expect((data?.asOf ?? 0) - NOW).to.be.within(0, 5400);
  });

  it('ends its stream when it is closed', async () => {
    const platform = demoPlatform();
    store = createLotStore(hubFor(platform.core, ''), LOT_ID);
    await until(() => seqs().length === 12);
    await time.pass(100);
    expect(platform.openStreams).to.equal(1);
    store.close();
    await time.pass(100);
    expect(platform.openStreams).to.equal(0);
  });

  it('shares one stream with all others of its page', async () => {
    const platform = demoPlatform();
    const other = '0197c0de-0000-7000-8000-000000000077';
    platform.lots = [makeLot(), makeLot({ id: other, bidCount: 0 })];
    const hub = hubFor(platform.core, '');
    store = createLotStore(hub, LOT_ID);
    const second = createLotStore(hub, other);
    await until(() => second.getSnapshot().data !== undefined && seqs().length === 12);
    await time.pass(200);
    expect(platform.openStreams).to.equal(1);
    second.close();
  });
});

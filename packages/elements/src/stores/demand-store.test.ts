import { expect } from 'chai';
import { Clock, Live } from '@jtop/sdk';
import { DEMAND_ID, fullDemand, makeDemand } from '../testing/demand-fixtures.js';
import { demandPlatform, type DemandPlatform } from '../testing/demand-platform.js';
import { fakeTime, until, type FakeTime } from '../testing/fake-time.js';
import { NOW } from '../testing/fixtures.js';
import type { DataStore } from './data-store.js';
import { createDemandBoardStore } from './demand-board-store.js';
import { createDemandStore, type DemandData } from './demand-store.js';

/** A company's own demand holds these, and no other view does. */
const SECRET = '13812345678';

describe('what a store of a demand keeps of a former viewer', () => {
  let time: FakeTime;
  let platform: DemandPlatform;
  const open: { close(): void }[] = [];
  beforeEach(() => {
    time = fakeTime(NOW - 86_400_000);
    platform = demandPlatform(5);
  });
  afterEach(() => {
    for (const store of open.splice(0)) store.close();
    time.restore();
  });

  const sources = () => {
    const clock = new Clock(platform.core);
    return { core: platform.core, clock, live: new Live(platform.core, { clock }) };
  };
  /** The store of this tab, as somebody who is a party has opened it. */
  const ofParty = async (): Promise<DataStore<DemandData>> => {
    const contactPerson = { name: '周明', phone: SECRET };
    platform.demands = [{ ...fullDemand(), view: 'parties', contactPerson }, ...platform.demands.slice(1)];
    const store = createDemandStore(sources(), DEMAND_ID);
    open.push(store);
    await until(() => store.getSnapshot().data !== undefined);
    expect(JSON.stringify(store.getSnapshot())).to.contain(SECRET);
    return store;
  };
  const holds = (store: DataStore<DemandData>): string => JSON.stringify(store.getSnapshot());

  it('is nothing but the lower view once another has signed in elsewhere and it asks again', async () => {
    const store = await ofParty();
    platform.demands = [makeDemand({ view: 'members' }), ...platform.demands.slice(1)];
    store.refresh();
    await until(() => store.getSnapshot().data?.demand.view === 'members');
    expect(holds(store)).not.to.contain(SECRET);
  });

  it('is nothing at all once it is refused', async () => {
    const store = await ofParty();
    platform.demands = platform.demands.slice(1);
    store.refresh();
    await until(() => store.getSnapshot().error !== undefined);
    expect(store.getSnapshot().data).to.equal(undefined);
    expect(holds(store)).not.to.contain(SECRET);
  });

  it('goes when a board says that it changed, and it may be read no more', async () => {
    const store = await ofParty();
    await time.pass(1000);
    await until(() => platform.openStreams > 0);
    const [board] = platform.boards;
    if (!board) throw new Error('there is no board');
    platform.demands = platform.demands.slice(1);
    platform.tellBoard({ ...board, demandIds: board.demandIds.slice(1) });
    await until(() => store.getSnapshot().error !== undefined);
    expect(holds(store)).not.to.contain(SECRET);
  });

  it('stays while the platform cannot be reached: nobody has said that it is not theirs', async () => {
    const store = await ofParty();
    platform.down = true;
    store.refresh();
    await time.pass(30_000);
    await until(() => store.getSnapshot().error !== undefined);
    expect(holds(store)).to.contain(SECRET);
  });
});

describe('what stores show of a city that may no longer be told', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => time.restore());

  it('goes with the next word of a board, though the demand itself has not changed', async () => {
    const platform = demandPlatform(5);
    const clock = new Clock(platform.core);
    const all = { core: platform.core, clock, live: new Live(platform.core, { clock }) };
    const one = createDemandStore(all, DEMAND_ID);
    const list = createDemandBoardStore(all, { query: { sort: 'deadline' } });
    const cities = (): (string | undefined)[] => [
      one.getSnapshot().data?.demand.adcode,
      list.getSnapshot().data?.items.find(({ id }) => id === DEMAND_ID)?.adcode,
    ];
    await until(() => cities().every((city) => city !== undefined) && platform.openStreams > 0);
    expect(cities()).not.to.include('320000');
    platform.demands = platform.demands.map((demand) =>
      demand.id === DEMAND_ID ? { ...demand, adcode: '320000' } : demand,
    );
    const [board] = platform.boards;
    if (!board) throw new Error('there is no board');
    platform.tellBoard(board);
    await until(() => cities().every((city) => city === '320000'));
    one.close();
    list.close();
  });
});

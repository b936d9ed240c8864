import { expect } from 'chai';
import { Clock, Live } from '@jtop/sdk';
import { NOW, cataloguePlatform, gateOf, type CataloguePlatform } from '../testing/catalogue-platform.js';
import { fakeTime, settle, until, type FakeTime } from '../testing/fake-time.js';
import { LISTING_ID, makeBid, makeLot } from '../testing/fixtures.js';
import { fixQuery, readQuery, sameQuery } from './catalogue-query.js';
import { createCatalogueStore, type CatalogueOptions, type CatalogueStore } from './catalogue-store.js';

describe('a catalogue query', () => {
  it('keeps what a page fixes, and what a reader chooses within it', () => {
    expect(
      fixQuery({ field: ['ai'], payLater: true }, { field: ['biomedicine'], starred: true }),
    ).to.deep.equal({
      field: ['biomedicine'],
      payLater: true,
      starred: true,
    });
    expect(fixQuery({ field: ['ai', 'info_comm'] }, { field: ['biomedicine', 'ai'] }).field).to.deep.equal([
      'ai',
    ]);
    expect(fixQuery({ priceMinFen: 1 }, { priceMinFen: 500 }).priceMinFen).to.equal(500);
  });

  it('is the same whatever the order of its names', () => {
    expect(sameQuery({ q: 'a', sort: 'no' }, { sort: 'no', q: 'a' })).to.equal(true);
    expect(sameQuery({ field: ['ai'] }, { field: ['ai', 'info_comm'] })).to.equal(false);
  });

  it('reads each value once', () => {
    expect(readQuery((name) => (name === 'field' ? 'ai, ai,info_comm' : null))).to.deep.equal({
      field: ['ai', 'info_comm'],
    });
  });
});

describe('a catalogue store', () => {
  let time: FakeTime;
  let store: CatalogueStore | undefined;
  beforeEach(() => (time = fakeTime(NOW)));
  afterEach(() => {
    store?.close();
    time.restore();
  });

  const start = async (
    platform: CataloguePlatform,
    options: CatalogueOptions = {},
  ): Promise<CatalogueStore> => {
    const clock = new Clock(platform.core);
    const made = createCatalogueStore(
      { core: platform.core, clock, live: new Live(platform.core, { clock }) },
      { pageSize: 10, ...options },
    );
    store = made;
    await until(() => made.getSnapshot().data !== undefined || made.getSnapshot().error !== undefined);
    return made;
  };

  it('reads page by page to the end, no listing twice', async () => {
    const made = await start(cataloguePlatform(25));
    expect(made.getSnapshot().data).to.include({ total: 25, hasMore: true });
    for (let page = 0; page < 4; page++) {
      made.more();
      made.more();
      await settle(10);
    }
    const { items = [], hasMore } = made.getSnapshot().data ?? {};
    expect(new Set(items.map(({ listing }) => listing.id)).size).to.equal(25);
    expect(items).to.have.length(25);
    expect(hasMore).to.equal(false);
  });

  it('drops the next page of a question that is no longer asked', async () => {
    const platform = cataloguePlatform(25);
    const made = await start(platform);
    const slow = gateOf(/cursor=/);
    platform.gate = slow.gate;
    made.more();
    made.ask({ field: ['ai'] });
    await settle(10);
    slow.open();
    await settle(10);
    expect(made.getSnapshot().data?.items).to.have.length(6);
    expect(made.getSnapshot().data?.query).to.deep.equal({ field: ['ai'] });
  });

  it('asks again by itself once the platform is back', async () => {
    const platform = cataloguePlatform(3);
    platform.down = true;
    const made = await start(platform);
    expect(made.getSnapshot().error?.code).to.equal('connection');
    platform.down = false;
    await time.pass(16_000);
    expect(made.getSnapshot().data?.items).to.have.length(3);
    expect(made.getSnapshot().error).to.equal(undefined);
  });

  it('changes the one item whose lot moves', async () => {
    const platform = cataloguePlatform(5);
    const made = await start(platform);
    const before = made.getSnapshot().data?.items ?? [];
    made.follow([LISTING_ID]);
    await time.pass(200);
    platform.bid(makeLot(), makeBid(13, 43_000_000, NOW));
    await time.pass(200);
    const after = made.getSnapshot().data?.items ?? [];
    expect(after[0]?.lot?.currentPriceFen).to.equal(43_000_000);
    expect(after.slice(1)).to.deep.equal(before.slice(1));
    expect(after[1]).to.equal(before[1]);
  });

  it('opens no stream where it is told not to', async () => {
    const platform = cataloguePlatform(5);
    const made = await start(platform, { realtime: false });
    made.follow([LISTING_ID]);
    await time.pass(500);
    expect(platform.openStreams).to.equal(0);
  });
});

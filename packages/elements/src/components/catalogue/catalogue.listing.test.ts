import type { Listing, Lot } from '@jtop/contract';
import { listListings } from '@jtop/sdk';
import { expect } from 'chai';
import { listingCardZhCN } from '../../locales/zh-CN/listing-card.js';
import { addChinese, zhCN } from '../../locales/zh-CN.js';
import { LISTING_ID, LOT_ID, NOW, makeListing, makeLot } from '../../testing/fixtures.js';
import { scenarioPlatform } from '../../testing/scenario-platform.js';
import { listingCardState, type CardListing } from '../listing-card/listing-card.state.js';
import { createKeeper } from './catalogue.listing.js';

addChinese(listingCardZhCN);

const card = (listing: CardListing, lot?: Lot): unknown =>
  listingCardState({ listing, lot, href: undefined, old: false, now: NOW }, zhCN);

describe('what a catalogue keeps of a listing', () => {
  const bare = makeListing();
  delete bare.selfAssessment;
  delete bare.starred;
  const payLater = { trialMonths: 6, upfrontFen: 0, trigger: 'revenue', onFailure: 'terminate' } as const;
  const various: Listing[] = [
    makeListing(),
    { ...bare, fields: [], rights: [], offers: [] },
    { ...bare, rights: [{ form: 'software_copyright', title: 'x', applicants: [], owners: [] } as never] },
    {
      ...bare,
      offers: [{ mode: 'license', priceMode: 'fixed', payLater: { ...payLater, feeFen: 5_000_000_00 } }],
    },
    { ...bare, offers: [{ mode: 'license', priceMode: 'negotiable', payLater }] },
    {
      ...bare,
      offers: [{ mode: 'equity', priceMode: 'from', equity: { valuationFen: 9e11, basisPoints: 1500 } }],
    },
    { ...bare, status: 'dealt', lotIds: ['a', LOT_ID] },
    { ...bare, kind: 'something_new', status: 'negotiating', fields: ['quantum', 'ai'] },
  ];

  it('shows the same card as the whole listing', () => {
    const keep = createKeeper();
    for (const listing of various) {
      expect(card(keep(listing)), JSON.stringify(listing)).to.deep.equal(card(listing));
      expect(card(keep(listing), makeLot()), listing.status).to.deep.equal(card(listing, makeLot()));
    }
  });

  it('shows the same cards for every listing of a platform', async () => {
    const { core } = scenarioPlatform('default')();
    const { items } = await listListings(core, { limit: 100 });
    expect(items.length).to.be.greaterThan(5);
    const keep = createKeeper();
    for (const listing of items) expect(card(keep(listing)), listing.no).to.deep.equal(card(listing));
  });

  it('still knows the lot that sells, or sold, it', () => {
    const keep = createKeeper();
    expect(keep(makeListing({ currentLotId: LOT_ID, lotIds: ['a', LOT_ID] }))).to.deep.include({
      id: LISTING_ID,
      currentLotId: LOT_ID,
      lotIds: [LOT_ID],
    });
  });

  it('keeps no text that no card shows, and what many say alike once', () => {
    const keep = createKeeper();
    const abstract = '不在卡片上的摘要';
    const [one, other] = [keep(makeListing({ abstract })), keep(makeListing({ abstract, title: '另一项' }))];
    expect(JSON.stringify(one)).not.to.contain(abstract);
    expect(one.supplier).to.equal(other.supplier);
    expect(one.rights).to.equal(other.rights);
    expect(Object.keys(one)).to.deep.equal(Object.keys(keep({ ...bare, offers: [] })));
  });
});

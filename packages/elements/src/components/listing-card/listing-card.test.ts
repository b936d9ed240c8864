import { expect } from 'chai';
import '../../define/listing-card.js';
import '../../define/provider.js';
import { runElementConformance } from '../../testing/conformance.js';
import { fakeTime, look, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { LISTING_ID, LOT_ID, NOW, makeBid, makeListing, makeLot } from '../../testing/fixtures.js';
import { demoPlatform, mount, partOf, partText, unmountAll } from '../../testing/mount.js';

const lotIn = (status: string) => ({
  prepare: (platform: ReturnType<typeof demoPlatform>) => void (platform.lots = [makeLot({ status })]),
  expected: 'ready' as const,
});

runElementConformance({
  tag: 'jtop-listing-card',
  parts:
    'card body kind title supplier maturity flags badge aside state when offer price money terms action'.split(
      ' ',
    ),
  states: {
    'without a lot': { prepare: (platform) => void (platform.listings = [makeListing()]), expected: 'ready' },
    registering: lotIn('registering'),
    suspended: lotIn('suspended'),
    sold: lotIn('confirmed'),
    unsold: lotIn('no_bids'),
    'of a status it does not know': lotIn('on_the_moon'),
    offline: {
      then: async (platform, time) => {
        await time.pass(100);
        platform.down = true;
        platform.cut();
        await time.pass(300);
      },
      expected: 'offline',
    },
    unknown: { prepare: (platform) => void (platform.listings = []), expected: 'error' },
    elder: { attributes: { mode: 'elder', theme: 'gov' }, expected: 'ready' },
    'dark contrast': { attributes: { appearance: 'dark', theme: 'contrast' }, expected: 'ready' },
  },
});

describe('<jtop-listing-card>', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });

  it('shows what it is, how it is sold and for how much', async () => {
    const platform = demoPlatform();
    platform.listings = [makeListing()];
    const card = await mount('jtop-listing-card', platform);
    expect(partText(card, 'kind')).to.equal('发明专利信息通信');
    expect(partText(card, 'title')).to.equal('毫米波雷达与视觉融合的隧道形变监测方法及系统');
    expect(partText(card, 'supplier')).to.contain('金陵示例理工大学（虚构）').and.to.contain('TRL 7');
    expect(partText(card, 'state')).to.contain('可洽谈').and.to.contain('6月2日发布');
    expect(partText(card, 'price')).to.equal('挂牌价36.0万元');
    expect(partText(card, 'terms')).to.equal('转让或普通许可');
    expect((partOf(card, 'action') as HTMLAnchorElement).href).to.equal('https://partner.example/x');
  });

  it('tells the terms of use first, pay later', async () => {
    const platform = demoPlatform();
    const payLater = {
      trialMonths: 12,
      upfrontFen: 0,
      trigger: 'acceptance',
      feeFen: 18_000_000,
      onFailure: 'terminate',
    } as const;
    platform.listings = [
      makeListing({
        payLater: true,
        offers: [{ mode: 'license', licenseKind: 'ordinary', priceMode: 'fixed', payLater }],
      }),
    ];
    const card = await mount('jtop-listing-card', platform, { lang: 'en' });
    expect(partText(card, 'price')).to.equal('Licence feeCN¥180,000');
    expect(partText(card, 'terms')).to.equal('Try for 12 months, then pay');
  });

  it('counts down by the platform’s clock on a machine whose own is a day slow', async () => {
    const card = await mount('jtop-listing-card', demoPlatform());
    await look();
    expect(partText(card, 'when')).to.match(/^剩 00:12:4[56]$/);
    await time.pass(10_000);
    expect(partText(card, 'when')).to.match(/^剩 00:12:3[5-7]$/);
  });

  it('shows a new price within a second', async () => {
    const platform = demoPlatform();
    const card = await mount('jtop-listing-card', platform);
    await time.pass(100);
    await look();
    platform.bid(makeLot(), makeBid(13, 43_000_000, NOW));
    await time.pass(1000);
    expect(partText(card, 'price')).to.equal('当前价43.0万元');
    expect(partText(card, 'terms')).to.contain('13 次出价');
  });

  it('asks for no stream where the provider says so', async () => {
    const platform = demoPlatform();
    const provider = document.createElement('jtop-provider');
    provider.realtime = 'off';
    provider.core = platform.core;
    const card = document.createElement('jtop-listing-card');
    card.listingId = LISTING_ID;
    provider.append(card);
    document.body.append(provider);
    await until(() => card.state === 'ready');
    await time.pass(1000);
    expect(card.state).to.equal('ready');
    expect(platform.asked.some((path) => path.startsWith('/v1/stream'))).to.equal(false);
    provider.remove();
  });

  it('tells the page once what it shows', async () => {
    const seen: unknown[] = [];
    const platform = demoPlatform();
    const card = document.createElement('jtop-listing-card');
    card.addEventListener('jtop-listing-card-loaded', (event) =>
      seen.push((event as unknown as CustomEvent).detail),
    );
    card.core = platform.core;
    card.listingId = LISTING_ID;
    document.body.append(card);
    await until(() => card.state === 'ready');
    await time.pass(2000);
    expect(seen).to.deep.equal([{ listingId: LISTING_ID, lotId: LOT_ID, lotStatus: 'bidding' }]);
    card.remove();
  });

  it('lets the page follow the link its own way', async () => {
    const card = await mount('jtop-listing-card', demoPlatform());
    let asked: unknown;
    let followed = true;
    const onRequest = (event: Event): void => {
      asked = (event as unknown as CustomEvent).detail;
      event.preventDefault();
    };
    const onClick = (event: Event): void => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    };
    document.addEventListener('jtop-listing-card-open-request', onRequest);
    document.addEventListener('click', onClick);
    partOf(card, 'action')?.click();
    document.removeEventListener('jtop-listing-card-open-request', onRequest);
    document.removeEventListener('click', onClick);
    expect(asked).to.deep.equal({ listingId: LISTING_ID, lotId: LOT_ID, href: 'https://partner.example/x' });
    expect(followed).to.equal(false);
  });

  it('offers no link that could do harm', async () => {
    const card = await mount('jtop-listing-card', demoPlatform(), { href: 'javascript:alert(1)' });
    expect(partOf(card, 'action')?.hasAttribute('href')).to.equal(false);
    expect(getComputedStyle(partOf(card, 'action') as Element).visibility).to.equal('hidden');
  });

  describe('with text that means harm', () => {
    const cases = {
      markup: '<img src=x onerror="document.title=1"><script>document.title=1</script>',
      'a link': 'javascript:document.title=1',
      'a right-to-left override': '\u202Egpj.exe',
      'ten thousand characters': '长'.repeat(10_000),
    };
    for (const [name, text] of Object.entries(cases)) {
      it(`shows ${name} as text, in its own box`, async () => {
        const platform = demoPlatform();
        platform.listings = [
          makeListing({ title: text, supplier: { partyId: LOT_ID, name: text, adcode: '320100' } }),
        ];
        const before = document.title;
        const card = await mount('jtop-listing-card', platform);
        const title = partOf(card, 'title')?.querySelector('bdi');
        expect(title?.childElementCount).to.equal(0);
        expect(title?.textContent?.startsWith(text.slice(0, 200))).to.equal(true);
        expect(title?.textContent?.length).to.be.at.most(301);
        expect(getComputedStyle(title as Element).unicodeBidi).to.equal('isolate');
        expect(card.shadowRoot?.querySelector('img, script')).to.equal(null);
        expect(document.title).to.equal(before);
        expect(card.getBoundingClientRect().height).to.be.below(400);
      });
    }
  });

  for (const width of [320, 480, 960]) {
    it(`has one height in all states at ${width} px`, async () => {
      const heights = new Set<number>();
      const show = async (change: (platform: ReturnType<typeof demoPlatform>) => void): Promise<void> => {
        const platform = demoPlatform();
        change(platform);
        const card = await mount('jtop-listing-card', platform);
        const box = document.body.appendChild(document.createElement('div'));
        box.style.width = `${width}px`;
        box.append(card);
        await settle(4);
        heights.add(Math.round(card.getBoundingClientRect().height));
        box.remove();
      };
      await show(() => undefined);
      await show((platform) => (platform.silent = true));
      await show((platform) => (platform.down = true));
      await show((platform) => (platform.listings = []));
      await show((platform) => (platform.listings = [makeListing({ title: '短' })]));
      await show((platform) => (platform.lots = [makeLot({ status: 'confirmed' })]));
      expect([...heights]).to.have.length(1);
    });
  }
});

import { expect } from 'chai';
import '../../define/catalogue.js';
import {
  NOW,
  catalogueListing,
  cataloguePlatform,
  gateOf,
  type CataloguePlatform,
} from '../../testing/catalogue-platform.js';
import { runElementConformance } from '../../testing/conformance.js';
import { fakeTime, look, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { LISTING_ID, LOT_ID, makeBid, makeListing, makeLot } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopCatalogue } from './catalogue.js';

runElementConformance({
  tag: 'jtop-catalogue',
  nameless: true,
  parts:
    'catalogue search chip select results-line summary results card body kind title supplier flags aside state price action as-of'.split(
      ' ',
    ),
  states: {
    empty: { prepare: (platform) => void (platform.listings = []), expected: 'empty' },
    'with nothing that matches': {
      prepare: (platform) => void (platform.listings = []),
      attributes: { q: '石墨烯' },
      expected: 'empty',
    },
    offline: {
      then: async (platform, time) => {
        await look();
        await time.pass(1000);
        platform.down = true;
        platform.cut();
        await time.pass(300);
      },
      expected: 'offline',
    },
    compact: { attributes: { compact: '' }, expected: 'ready' },
    elder: { attributes: { mode: 'elder', theme: 'gov' }, expected: 'ready' },
    'dark contrast': { attributes: { appearance: 'dark', theme: 'contrast' }, expected: 'ready' },
    university: { attributes: { theme: 'university', field: 'info_comm', starred: '' }, expected: 'ready' },
  },
});

describe('<jtop-catalogue>', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });

  const open = (
    platform: CataloguePlatform,
    attributes: Record<string, string> = {},
  ): Promise<JtopCatalogue> => mount('jtop-catalogue', platform, attributes);
  const titles = (element: HTMLElement): string[] =>
    [...(element.shadowRoot?.querySelectorAll('[part="card"] h3') ?? [])].map((title) =>
      (title.textContent ?? '').trim(),
    );
  const chips = (element: HTMLElement): string[] =>
    [...(element.shadowRoot?.querySelectorAll('[part="chip"]') ?? [])].map((chip) =>
      (chip.textContent ?? '').trim(),
    );
  const chip = (element: HTMLElement, text: string): HTMLElement => {
    const all = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part="chip"]') ?? [])];
    return all.find((one) => one.textContent?.trim() === text)!;
  };
  const field = (element: HTMLElement): HTMLInputElement => partOf(element, 'search') as HTMLInputElement;
  const type = (element: HTMLElement, text: string, composing = false): void => {
    const input = field(element);
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: composing }));
  };
  const choose = (element: HTMLElement, name: string, value: string): void => {
    const select = element.shadowRoot?.querySelector<HTMLSelectElement>(`select[data-name="${name}"]`);
    select!.value = value;
    select!.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const spoken = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent ?? '';

  it('shows the first page, how many there are and the live lot in it', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    expect(titles(element)).to.have.length(24);
    expect(partText(element, 'results-line')).to.contain('共 30 项');
    expect(partText(element, 'price')).to.equal('当前价42.5万元');
    expect(partText(element, 'as-of')).to.match(/^数据截至 2026-06-03 14:47:1\d \(\+08:00\)/);
    expect((partOf(element, 'action') as HTMLAnchorElement).href).to.equal(
      `https://partner.example/${LISTING_ID}`,
    );
    expect(spoken(element), 'says nothing unasked').to.equal('');
  });

  it('asks once for all live lots, and not once for each card', async () => {
    const platform = cataloguePlatform(30);
    await open(platform);
    expect(platform.asked.filter((path) => path.startsWith('/v1/lots'))).to.deep.equal([
      '/v1/lots?status=registering%2Cbidding%2Csuspended&limit=100',
    ]);
  });

  it('filters by fields, several together, and says what was found once it is', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    chip(element, '生物医药').click();
    await until(() => titles(element).length === 8);
    await time.pass(200);
    expect(platform.questions.pop()).to.equal('field=biomedicine');
    expect(chip(element, '生物医药').getAttribute('aria-pressed')).to.equal('true');
    expect(spoken(element)).to.equal('共 8 项、生物医药');
    chip(element, '人工智能').click();
    await time.pass(200);
    expect(platform.questions.pop()).to.equal('field=biomedicine,ai');
    chip(element, '全部').click();
    await time.pass(200);
    expect(platform.questions.pop()).to.equal('');
  });

  it('filters by the quick chips and the selects, and sorts', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    chip(element, '先使用后付费').click();
    await time.pass(200);
    choose(element, 'city', '320500');
    choose(element, 'price', '10000000-50000000');
    choose(element, 'sort', 'price');
    await time.pass(200);
    expect(platform.questions.pop()).to.equal(
      'city=320500&payLater=true&priceMinFen=10000000&priceMaxFen=50000000&sort=price',
    );
    expect(partText(element, 'summary')).to.equal('先使用后付费、苏州、10 万元至50 万元');
    choose(element, 'price', '');
    await time.pass(200);
    expect(platform.questions.pop()).to.equal('city=320500&payLater=true&sort=price');
  });

  it('searches when the fingers rest, and at once on Enter', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    const before = platform.questions.length;
    for (const text of ['隔', '隔热', '隔热膜']) {
      type(element, text);
      await time.pass(100);
    }
    expect(platform.questions).to.have.length(before);
    await time.pass(300);
    expect(platform.questions.slice(before)).to.deep.equal(['q=隔热膜']);
    type(element, '毫米波');
    field(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await time.pass(50);
    expect(platform.questions.pop()).to.equal('q=毫米波');
  });

  it('asks nothing while a Chinese word is being composed', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    const before = platform.questions.length;
    type(element, "ge're", true);
    field(element).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }),
    );
    await time.pass(2000);
    expect(platform.questions).to.have.length(before);
    field(element).value = '隔热';
    field(element).dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '隔热' }));
    await time.pass(300);
    expect(platform.questions.slice(before)).to.deep.equal(['q=隔热']);
    expect(field(element).value).to.equal('隔热');
  });

  it('never lets an older answer replace a newer one, and keeps the old cards meanwhile', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    const slow = gateOf(/field=ai/);
    platform.gate = slow.gate;
    chip(element, '人工智能').click();
    await time.pass(200);
    expect(titles(element), 'the old cards').to.have.length(24);
    expect(partText(element, 'results-line')).to.contain('正在更新');
    chip(element, '全部').click();
    chip(element, '生物医药').click();
    await time.pass(200);
    expect(titles(element)).to.have.length(8);
    slow.open();
    await time.pass(200);
    expect(titles(element)).to.have.length(8);
    expect(partText(element, 'results-line')).to.contain('共 8 项').and.to.not.contain('正在更新 ');
  });

  it('keeps the focus where it is when the results change', async () => {
    const element = await open(cataloguePlatform(30));
    const button = chip(element, '生物医药');
    button.focus();
    button.click();
    await time.pass(300);
    expect(element.shadowRoot?.activeElement).to.equal(chip(element, '生物医药'));
  });

  it('takes all filters away, and goes back to the search field', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    type(element, '没有这样的成果');
    await time.pass(400);
    expect(element.state).to.equal('empty');
    expect(partText(element, 'empty')).to.contain('没有符合条件的成果');
    partOf(element, 'clear')?.click();
    await time.pass(300);
    expect(titles(element)).to.have.length(24);
    expect(field(element).value).to.equal('');
    expect(element.shadowRoot?.activeElement).to.equal(field(element));
  });

  it('shows the next page on request, and moves the focus where the button was', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    expect(partText(element, 'more')).to.equal('显示更多');
    partOf(element, 'more')?.focus();
    partOf(element, 'more')?.click();
    await time.pass(300);
    expect(titles(element)).to.have.length(30);
    expect(partOf(element, 'more')).to.equal(null);
    expect(spoken(element)).to.equal('已显示 30 项，共 30 项');
    expect(element.shadowRoot?.activeElement?.textContent).to.contain('之24');
  });

  it('keeps what it has when the next page fails, and asks again', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    platform.problem = { path: /listings/, status: 503, code: 'unavailable' };
    partOf(element, 'more')?.click();
    await time.pass(300);
    expect(titles(element)).to.have.length(24);
    expect(partText(element, 'more')).to.equal('重新加载');
    platform.problem = undefined;
    partOf(element, 'more')?.click();
    await time.pass(300);
    expect(titles(element)).to.have.length(30);
  });

  it('reads on by itself only where the page says so', async () => {
    const plain = await open(cataloguePlatform(30), { 'page-size': '4' });
    await look();
    await time.pass(1000);
    expect(titles(plain)).to.have.length(4);
    plain.remove();
    const auto = await open(cataloguePlatform(12), { 'page-size': '4', 'auto-more': '' });
    for (let round = 0; round < 4; round++) {
      await look();
      await time.pass(500);
    }
    expect(titles(auto).length).to.be.greaterThan(4);
  });

  it('says why a question was not answered, with the controls in place', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    platform.problem = { path: /listings/, status: 503, code: 'unavailable' };
    chip(element, '生物医药').click();
    await time.pass(300);
    expect(element.state).to.equal('error');
    expect(partText(element, 'error')).to.contain('平台暂时无法服务').and.to.contain('7f3a-21c8');
    platform.problem = undefined;
    partOf(element, 'retry')?.click();
    await time.pass(300);
    expect(titles(element)).to.have.length(8);
  });

  it('keeps the cards and says that they are not fresh when refreshing fails', async () => {
    const platform = cataloguePlatform(30);
    const element = await open(platform);
    platform.problem = { path: /listings/, status: 503, code: 'unavailable' };
    element.refresh();
    await time.pass(300);
    expect(element.state).to.equal('stale');
    expect(titles(element)).to.have.length(24);
    expect(partText(element, 'as-of')).to.contain('没有更新成功');
  });

  it('follows the lots of the cards that can be seen, and no others', async () => {
    const platform = cataloguePlatform(3);
    const element = await open(platform);
    await look();
    await time.pass(1000);
    expect(platform.openStreams).to.equal(1);
    platform.bid(makeLot(), makeBid(13, 43_000_000, NOW));
    await time.pass(300);
    expect(partText(element, 'price')).to.equal('当前价43.0万元');
    // A page that is scrolled would move with the cards.
    window.scrollTo(0, 0);
    const spacer = document.createElement('div');
    spacer.style.height = '5000px';
    element.before(spacer);
    await look();
    await time.pass(1000);
    spacer.remove();
    expect(platform.openStreams).to.equal(0);
  });

  it('counts down on the cards that are being bid on', async () => {
    const element = await open(cataloguePlatform(3));
    await time.pass(1000);
    await look();
    expect(partText(element, 'when')).to.match(/^剩 00:12:4/);
    await time.pass(10_000);
    expect(partText(element, 'when')).to.match(/^剩 00:12:3/);
  });

  it('reads the lot of what was sold when its card is seen', async () => {
    const platform = cataloguePlatform(0);
    platform.listings = [catalogueListing(5, { status: 'dealt', lotIds: [LOT_ID] })];
    platform.lots = [makeLot({ status: 'confirmed' })];
    const element = await open(platform);
    await look();
    await time.pass(1000);
    expect(partText(element, 'price')).to.equal('成交价42.5万元');
    expect(platform.openStreams).to.equal(0);
  });

  describe('with filters that the page fixes', () => {
    it('hides their controls and asks for nothing else', async () => {
      const platform = cataloguePlatform(30);
      const element = await open(platform, {
        field: 'ai',
        city: '320100',
        'transfer-mode': 'assignment',
        'pay-later': '',
        starred: '',
        status: 'available',
        'price-min-fen': '1000',
        'season-id': 'auction-2026',
      });
      expect(platform.questions[0]).to.equal(
        'field=ai&city=320100&mode=assignment&status=available&payLater=true&starred=true&priceMinFen=1000&seasonId=auction-2026',
      );
      const shown = [...(element.shadowRoot?.querySelectorAll('.filters, .fields') ?? [])].filter(
        (box) => !(box as HTMLElement).hidden,
      );
      expect(shown).to.deep.equal([]);
    });

    it('offers the values that they leave', async () => {
      const platform = cataloguePlatform(30);
      const element = await open(platform, { field: 'ai,biomedicine' });
      expect(platform.questions[0]).to.equal('field=ai,biomedicine');
      expect(chips(element)).to.include.members(['全部', '人工智能', '生物医药']).and.not.include('先进材料');
      chip(element, '人工智能').click();
      await time.pass(200);
      expect(platform.questions.pop()).to.equal('field=ai');
    });

    it('takes no value that the contract does not know', async () => {
      const platform = cataloguePlatform(30);
      await open(platform, {
        field: '<script>',
        city: 'x',
        'price-min-fen': '-1',
        sort: 'drop',
        'page-size': 'no',
      });
      expect(platform.asked).to.include('/v1/listings?limit=24');
    });

    it('keeps a page between 1 and 100', async () => {
      const platform = cataloguePlatform(3);
      await open(platform, { 'page-size': '5000' });
      expect(platform.asked).to.include('/v1/listings?limit=100');
    });

    it('starts with the words and the order that they name, which the reader may change', async () => {
      const platform = cataloguePlatform(30);
      const element = await open(platform, { q: '隔热', sort: 'price' });
      expect(platform.questions[0]).to.equal('q=隔热&sort=price');
      expect(field(element).value).to.equal('隔热');
      type(element, '');
      await time.pass(400);
      expect(platform.questions.pop()).to.equal('sort=price');
    });

    it('is cards alone where it is compact', async () => {
      const element = await open(cataloguePlatform(3), { compact: '' });
      expect(partOf(element, 'search')).to.equal(null);
      expect(titles(element)).to.have.length(3);
    });
  });

  it('tells the page what it shows, what was filtered, and lets it follow a card its own way', async () => {
    const seen: [string, unknown][] = [];
    const listen = (event: Event): void => {
      seen.push([event.type, (event as unknown as CustomEvent).detail]);
      if (event.cancelable) event.preventDefault();
    };
    const platform = cataloguePlatform(30);
    const element = document.createElement('jtop-catalogue');
    for (const name of ['loaded', 'filtered']) element.addEventListener(`jtop-catalogue-${name}`, listen);
    document.addEventListener('jtop-catalogue-open-request', listen);
    element.core = platform.core;
    element.detailHref = '/x/{id}';
    document.body.append(element);
    await until(() => element.state === 'ready');
    await settle();
    chip(element, '生物医药').click();
    await time.pass(300);
    let prevented = false;
    const onClick = (event: Event): void => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    document.addEventListener('click', onClick);
    partOf(element, 'action')?.click();
    document.removeEventListener('click', onClick);
    document.removeEventListener('jtop-catalogue-open-request', listen);
    const id = platform.listings[1]?.id ?? '';
    expect(seen).to.deep.equal([
      ['jtop-catalogue-loaded', { query: {}, total: 30, loaded: 24 }],
      ['jtop-catalogue-filtered', { query: { field: ['biomedicine'] }, total: 8, loaded: 8 }],
      [
        'jtop-catalogue-open-request',
        { listingId: id, lotId: undefined, href: `${location.origin}/x/${id}` },
      ],
    ]);
    expect(prevented).to.equal(true);
    element.remove();
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
        const platform = cataloguePlatform(0);
        platform.listings = [
          makeListing({ title: text, supplier: { partyId: LOT_ID, name: text, adcode: '320100' } }),
        ];
        const before = document.title;
        const element = await open(platform, { q: text });
        expect(element.shadowRoot?.querySelector('img, script')).to.equal(null);
        expect(document.title).to.equal(before);
        expect(partText(element, 'summary').length).to.be.below(60);
        expect(field(element).value.length).to.be.at.most(100);
        const card = element.shadowRoot?.querySelector('[part="card"]');
        if (card) expect(card.getBoundingClientRect().height).to.be.below(420);
      });
    }

    it('offers no link that could do harm', async () => {
      for (const href of ['javascript:alert(1)//{id}', 'data:text/html,{id}', '']) {
        const element = await open(cataloguePlatform(2), { 'detail-href': href });
        expect(partOf(element, 'action')?.hasAttribute('href'), href).to.equal(false);
      }
    });
  });
});

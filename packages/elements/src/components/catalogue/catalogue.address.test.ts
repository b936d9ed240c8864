import { expect } from 'chai';
import '../../define/catalogue.js';
import { NOW, cataloguePlatform } from '../../testing/catalogue-platform.js';
import { fakeTime, until, type FakeTime } from '../../testing/fake-time.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import { addressOfQuery, queryOfAddress } from '../../internal/query-address.js';
import { catalogueCodec, type CatalogueQuery } from '../../stores/catalogue-query.js';
import type { JtopCatalogue } from './catalogue.js';

const readFrom = (search: string, prefix: string): CatalogueQuery =>
  queryOfAddress(catalogueCodec, search, prefix);
const writeTo = (search: string, prefix: string, query: CatalogueQuery): string =>
  addressOfQuery(catalogueCodec, search, prefix, query);

describe('the address of a catalogue', () => {
  it('is read by the names of the contract, behind a prefix', () => {
    expect(
      readFrom('?a-field=ai,biomedicine&a-payLater=true&a-priceMinFen=100&a-sort=-price&b-q=x', 'a'),
    ).to.deep.equal({ field: ['ai', 'biomedicine'], payLater: true, priceMinFen: 100, sort: '-price' });
  });

  it('gives nothing for what nobody could have chosen', () => {
    for (const search of [
      '?a-field=<script>alert(1)</script>',
      '?a-field=toString,__proto__&a-city=1&a-mode=x&a-status=draft',
      '?a-priceMinFen=1e9&a-priceMaxFen=-1&a-sort=id;drop&a-seasonId=../x',
      '?a-q=%20%20',
      '?a-starred=false&a-payLater=false',
      '?%',
    ]) {
      expect(readFrom(search, 'a'), search).to.deep.equal({});
    }
    expect(readFrom(`?a-q=${'x'.repeat(10_000)}`, 'a').q).to.have.length(100);
  });

  it('leaves what others have there as they wrote it', () => {
    const others = '?id=7&x=%E4%B8%AD+a&b-q=1&flag';
    expect(writeTo(others, 'a', { q: '隔热 & 膜', field: ['ai', 'info_comm'] })).to.equal(
      `${others}&a-q=${encodeURIComponent('隔热 & 膜')}&a-field=ai,info_comm`,
    );
    expect(writeTo(`${others}&a-q=old`, 'a', {})).to.equal(others);
    expect(writeTo('?a-q=old', 'a', {})).to.equal('');
  });
});

describe('<jtop-catalogue url-sync>', () => {
  const home = location.href;
  let time: FakeTime;
  beforeEach(() => {
    time = fakeTime(NOW - 86_400_000);
    history.replaceState({ router: 1 }, '', `${home}${home.includes('?') ? '&' : '?'}id=7#top`);
  });
  afterEach(() => {
    unmountAll();
    time.restore();
    history.replaceState(null, '', home);
  });

  const press = (element: JtopCatalogue, text: string): void => {
    const chips = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part="chip"]') ?? [])];
    chips.find((chip) => chip.textContent?.trim() === text)?.click();
  };
  const parameter = (name: string): string | null => new URLSearchParams(location.search).get(name);

  it('shows what the address says, and writes what is chosen beside what is there', async () => {
    history.replaceState(history.state, '', `${location.href.replace('#top', '')}&jtop-field=ai#top`);
    const platform = cataloguePlatform(30);
    const element = await mount('jtop-catalogue', platform, { 'url-sync': '' });
    expect(platform.questions[0]).to.equal('field=ai');
    press(element, '先使用后付费');
    await time.pass(200);
    expect(parameter('jtop-field')).to.equal('ai');
    expect(parameter('jtop-payLater')).to.equal('true');
    expect(parameter('id')).to.equal('7');
    expect(location.hash).to.equal('#top');
    expect(history.state).to.deep.equal({ router: 1 });
  });

  it('goes back by the button of the browser', async () => {
    const platform = cataloguePlatform(30);
    const element = await mount('jtop-catalogue', platform, { 'url-sync': '' });
    press(element, '人工智能');
    await time.pass(200);
    expect(partText(element, 'results-line')).to.contain('共 7 项');
    const moved = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    history.back();
    await moved;
    await time.pass(200);
    await until(() => partText(element, 'results-line').includes('共 30 项'));
    expect(partText(element, 'results-line')).to.contain('共 30 项');
  });

  it('makes one step back of a word, however many letters it has', async () => {
    const element = await mount('jtop-catalogue', cataloguePlatform(30), { 'url-sync': 'a' });
    const before = history.length;
    const input = partOf(element, 'search') as HTMLInputElement;
    for (const text of ['隔', '隔热', '隔热膜']) {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await time.pass(400);
    }
    expect(parameter('a-q')).to.equal('隔热膜');
    expect(history.length - before).to.be.at.most(1);
  });

  it('gives each catalogue of a page names of its own', async () => {
    const first = await mount('jtop-catalogue', cataloguePlatform(30), { 'url-sync': '' });
    const second = await mount('jtop-catalogue', cataloguePlatform(30), { 'url-sync': '' });
    press(first, '人工智能');
    press(second, '生物医药');
    // The second one lies below what can be seen, where things are drawn once a second.
    await time.pass(1500);
    expect(parameter('jtop-field')).to.equal('ai');
    expect(parameter('jtop2-field')).to.equal('biomedicine');
    expect(partText(first, 'results-line')).to.contain('共 7 项');
    expect(partText(second, 'results-line')).to.contain('共 8 项');
  });

  it('never lets an address undo what the page fixes', async () => {
    history.replaceState(null, '', `${location.href.replace('#top', '')}&jtop-field=ai&jtop-payLater=false`);
    const platform = cataloguePlatform(30);
    await mount('jtop-catalogue', platform, { 'url-sync': '', field: 'biomedicine', 'pay-later': '' });
    expect(platform.questions[0]).to.equal('field=biomedicine&payLater=true');
  });

  it('writes nothing where the page does not say so', async () => {
    const element = await mount('jtop-catalogue', cataloguePlatform(30));
    const before = location.href;
    press(element, '人工智能');
    await time.pass(200);
    expect(location.href).to.equal(before);
  });

  it('works on where the address must not be written', async () => {
    const element = await mount('jtop-catalogue', cataloguePlatform(30), { 'url-sync': '' });
    const push = history.pushState.bind(history);
    history.pushState = () => {
      throw new DOMException('no', 'SecurityError');
    };
    press(element, '人工智能');
    await time.pass(200);
    history.pushState = push;
    expect(partText(element, 'results-line')).to.contain('共 7 项');
  });
});

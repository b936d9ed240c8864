import { expect } from 'chai';
import '../../define/catalogue.js';
import { NOW, cataloguePlatform } from '../../testing/catalogue-platform.js';
import { fakeTime, settle, type FakeTime } from '../../testing/fake-time.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopCatalogue } from './catalogue.js';
import { spanOf } from './catalogue.window.js';

describe('the span of cards', () => {
  const grid = { columns: 3, pitch: 370, gap: 16, top: 400, viewport: 900 };

  it('is what can be seen, and half a window around it', () => {
    expect(spanOf(2000, grid)).to.deep.equal({ first: 0, end: 12, above: 0, below: 663 * 370 - 16 });
    const far = spanOf(2000, { ...grid, top: -100 * 370 });
    expect([far.first, far.end]).to.deep.equal([98 * 3, 104 * 3]);
    expect(far.above).to.equal(98 * 370 - 16);
  });

  it('keeps its height wherever the page stands', () => {
    const rows = Math.ceil(2000 / 3);
    for (let top = 2000; top > -rows * 370 - 3000; top -= 777) {
      const { first, end, above, below } = spanOf(2000, { ...grid, top });
      const shown = Math.ceil((end - first) / 3);
      const gaps = (above > 0 ? 16 : 0) + (below > 0 ? 16 : 0);
      expect(above + below + gaps + shown * 370, `at ${top}`).to.equal(rows * 370);
      expect(end).to.be.greaterThan(first);
      expect(end - first, `at ${top}`).to.be.at.most(24);
    }
  });
});

describe('<jtop-catalogue> of two thousand', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
    window.scrollTo(0, 0);
  });

  const cards = (element: JtopCatalogue): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part="card"]') ?? []),
  ];
  async function readAll(count: number): Promise<JtopCatalogue> {
    const element = await mount('jtop-catalogue', cataloguePlatform(count), { 'page-size': '100' });
    for (let page = 1; page < count / 100; page++) {
      partOf(element, 'more')?.click();
      await time.pass(200);
    }
    await time.pass(200);
    await settle(4);
    return element;
  }

  it('keeps few of them in the page, in the room of all', async () => {
    const element = await readAll(2000);
    expect(partText(element, 'results-line')).to.contain('2,000');
    expect(cards(element).length).to.be.below(40);
    const results = partOf(element, 'results') as HTMLElement;
    const columns = getComputedStyle(results).gridTemplateColumns.split(' ').length;
    const pitch = (cards(element)[0] as HTMLElement).getBoundingClientRect().height + 16;
    expect(results.scrollHeight).to.be.closeTo(Math.ceil(2000 / columns) * pitch + 16, 4);
    expect(element.shadowRoot?.querySelectorAll('*').length).to.be.below(2500);
    expect(element.shadowRoot?.querySelector('[style]')).to.equal(null);
  });

  it('shows those that one has scrolled to, and says which of how many each is', async () => {
    const element = await readAll(600);
    window.scrollTo(0, document.documentElement.scrollHeight);
    document.dispatchEvent(new Event('scroll'));
    await time.pass(200);
    const last = cards(element).pop();
    expect(last?.getAttribute('aria-posinset')).to.equal('600');
    expect(last?.getAttribute('aria-setsize')).to.equal('600');
    expect(last?.textContent).to.contain('之599');
  });

  it('keeps the focus in the list when the card that has it leaves the page', async () => {
    const element = await readAll(600);
    (cards(element)[0]?.querySelector('a') as HTMLElement).focus();
    window.scrollTo(0, document.documentElement.scrollHeight);
    document.dispatchEvent(new Event('scroll'));
    await time.pass(200);
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'results'));
  });

  it('prints all of them', async () => {
    const element = await readAll(200);
    expect(cards(element).length).to.be.below(120);
    window.dispatchEvent(new Event('beforeprint'));
    await element.updateComplete;
    expect(cards(element)).to.have.length(200);
    window.dispatchEvent(new Event('afterprint'));
    await time.pass(100);
    expect(cards(element).length).to.be.below(120);
  });
});

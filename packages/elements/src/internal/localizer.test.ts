import { expect } from 'chai';
import { LitElement } from 'lit';
import { en } from '../locales/en.js';
import { settle } from '../testing/fake-time.js';
import { localize, registerLocale } from './localizer.js';

class Probe extends LitElement {
  wanted: string | undefined;
  renders = 0;
  private readonly texts = localize(this, () => this.wanted);
  get code(): string {
    return this.texts().$code;
  }
  protected override render(): string {
    this.renders++;
    return this.texts().retry;
  }
}
customElements.define('localizer-probe', Probe);

describe('localizer', () => {
  const page = document.documentElement;
  const before = page.lang;
  let place: HTMLElement;
  beforeEach(() => (place = document.body.appendChild(document.createElement('div'))));
  afterEach(() => {
    place.remove();
    page.lang = before;
  });
  function probe(parent: Node = place, wanted?: string): Probe {
    const element = document.createElement('localizer-probe') as Probe;
    element.wanted = wanted;
    return parent.appendChild(element);
  }

  const wanted: [string, string][] = [
    ['en', 'en'],
    ['EN', 'en'],
    ['en-GB', 'en'],
    ['en_US', 'en'],
    ['zh-CN', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['fr', 'zh-CN'],
    ['!', 'zh-CN'],
  ];
  for (const [lang, code] of wanted)
    it(`speaks ${code} where ${lang} is wanted`, () => {
      page.lang = code === 'en' ? 'zh-CN' : 'en';
      expect(probe(place, lang).code).to.equal(code);
    });

  it('takes the nearest lang of the page, through shadow roots', () => {
    page.lang = 'zh-CN';
    place.lang = 'en';
    const host = place.appendChild(document.createElement('div'));
    expect(probe(host.attachShadow({ mode: 'open' })).code).to.equal('en');
    expect(probe(place, 'auto').code).to.equal('en');
    expect(probe(place, 'zh-CN').code).to.equal('zh-CN');
    expect(probe(document.body).code).to.equal('zh-CN');
    document.body.lastElementChild?.remove();
  });

  it('is Chinese where nothing is said', () => {
    page.removeAttribute('lang');
    expect(probe().code).to.equal('zh-CN');
  });

  it('looks again when it is moved or wants another language', () => {
    const element = probe();
    const other = place.appendChild(document.createElement('div'));
    other.lang = 'en';
    expect(element.code).to.equal('zh-CN');
    other.append(element);
    expect(element.code).to.equal('en');
    element.wanted = 'zh-CN';
    expect(element.code).to.equal('zh-CN');
  });

  it('follows the root element while it is in the page', async () => {
    const [first, second] = [probe(), probe()];
    await settle();
    page.lang = 'en';
    await settle();
    expect([first.code, second.code]).to.deep.equal(['en', 'en']);
    expect(second.shadowRoot?.textContent).to.equal(en.retry);
    first.remove();
    const { renders } = first;
    page.lang = 'zh-CN';
    await settle();
    expect(first.renders).to.equal(renders);
    expect(second.code).to.equal('zh-CN');
    second.remove();
    page.lang = 'en';
    place.append(first);
    await settle();
    expect(first.shadowRoot?.textContent).to.equal(en.retry);
  });

  it('shows a language that becomes known later, with its direction', async () => {
    const element = probe(place, 'ar-EG');
    expect(element.code).to.equal('zh-CN');
    registerLocale({ ...en, $code: 'ar', $dir: 'rtl', retry: 'أعد التحميل' });
    await settle();
    expect(element.code).to.equal('ar');
    expect(element.shadowRoot?.textContent).to.equal('أعد التحميل');
  });
});

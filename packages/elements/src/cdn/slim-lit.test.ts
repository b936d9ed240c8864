import { expect } from 'chai';
import * as lit from 'lit';
import * as slim from './slim-lit.js';

/** What both bases offer and our elements use. */
interface Base extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
  addController(controller: { hostConnected?(): void; hostDisconnected?(): void }): void;
}
type BaseClass = (new () => Base) & { styles: unknown; properties: Record<string, object> };

let count = 0;

function mount<T extends HTMLElement>(element: T): T {
  document.body.append(element);
  return element;
}

/** Both sides are typed by what is common to them; each test defines classes of its own. */
const bases = [
  { name: 'LitElement', Base: lit.LitElement as unknown as BaseClass, html: lit.html, css: lit.css },
  { name: 'the slim base', Base: slim.LitElement as unknown as BaseClass, html: slim.html, css: slim.css },
] as const;

for (const { name, Base, html, css } of bases) {
  describe(`elements on ${name}`, () => {
    class Parent extends Base {
      static override properties: Record<string, object> = { label: {}, state: { reflect: true } };
      declare label: string | null | undefined;
      declare state: string;
      readonly calls: string[] = [];

      constructor() {
        super();
        this.state = 'loading';
      }

      willUpdate(): void {
        this.calls.push('will');
        // Changes made here belong to the drawing that begins.
        this.state = this.label ? 'ready' : 'loading';
      }

      render(): unknown {
        return html`<p>${this.label}</p>`;
      }

      updated(): void {
        this.calls.push('updated');
      }
    }

    type ChildElement = Parent & { lotId: unknown; inner: unknown };

    function define(): { tag: string; Child: new () => ChildElement } {
      class Child extends Parent {
        static override properties: Record<string, object> = {
          lotId: { attribute: 'lot-id' },
          inner: { state: true },
        };
        declare lotId: unknown;
        declare inner: unknown;
      }
      const tag = `x-base-${count++}`;
      customElements.define(tag, Child);
      return { tag, Child };
    }

    afterEach(() => document.body.replaceChildren());

    it('reads the attributes of a class and of those it extends', async () => {
      const { tag } = define();
      document.body.innerHTML = `<${tag} label="甲" lot-id="7" inner="no"></${tag}>`;
      const element = document.querySelector(tag) as ChildElement;
      await element.updateComplete;
      expect([element.label, element.lotId, element.inner]).to.deep.equal(['甲', '7', undefined]);
      element.removeAttribute('label');
      expect(element.label).to.equal(null);
    });

    it('draws once for all changes of a moment, and not before it is in the page', async () => {
      const { Child } = define();
      const element = new Child();
      element.label = '一';
      await Promise.resolve();
      expect(element.calls).to.deep.equal([]);
      mount(element);
      element.label = '二';
      element.inner = 1;
      await element.updateComplete;
      expect(element.calls).to.deep.equal(['will', 'updated']);
      expect(element.shadowRoot?.textContent).to.equal('二');
    });

    it('does not draw for a value that is the same', async () => {
      const { Child } = define();
      const element = mount(new Child());
      element.label = '一';
      await element.updateComplete;
      element.label = '一';
      await element.updateComplete;
      expect(element.calls).to.have.length(2);
    });

    it('reflects what is to be read outside', async () => {
      const { Child } = define();
      const element = mount(new Child());
      await element.updateComplete;
      expect(element.getAttribute('state')).to.equal('loading');
      element.label = '一';
      await element.updateComplete;
      expect(element.getAttribute('state')).to.equal('ready');
      expect(element.calls).to.have.length(4);
    });

    it('keeps properties that were set before it was defined', async () => {
      const tag = `x-base-${count}`;
      const early = mount(Object.assign(document.createElement(tag), { label: '早', state: 'set' }));
      define();
      customElements.upgrade(early);
      await (early as unknown as Base).updateComplete;
      expect(early.shadowRoot?.textContent).to.equal('早');
      (early as unknown as Parent).label = '晚';
      await (early as unknown as Base).updateComplete;
      expect(early.shadowRoot?.textContent).to.equal('晚');
    });

    it('tells controllers of coming and going, each time', () => {
      const { Child } = define();
      const element = new Child();
      const told: string[] = [];
      element.addController({
        hostConnected: () => told.push('connected'),
        hostDisconnected: () => told.push('disconnected'),
      });
      mount(element);
      element.remove();
      mount(element);
      element.addController({ hostConnected: () => told.push('late') });
      expect(told).to.deep.equal(['connected', 'disconnected', 'connected', 'late']);
    });

    it('says whether drawing has asked for more', async () => {
      const tag = `x-base-${count++}`;
      class Twice extends Base {
        drawn = 0;
        render(): unknown {
          return html`${++this.drawn}`;
        }
        updated(): void {
          if (this.drawn === 1) this.requestUpdate();
        }
      }
      customElements.define(tag, Twice);
      const element = mount(new Twice());
      expect(await element.updateComplete).to.equal(false);
      expect(await element.updateComplete).to.equal(true);
      expect(element.shadowRoot?.textContent).to.equal('2');
    });

    it('shares one sheet between all elements of the same styles, in their order', () => {
      const common = css`
        p {
          color: rgb(1, 2, 3);
        }
      `;
      class Styled extends Base {
        static override styles = [
          [common],
          css`
            p {
              color: rgb(4, 5, 6);
            }
          `,
        ];
        render(): unknown {
          return html`<p></p>`;
        }
      }
      customElements.define(`x-base-${count++}`, Styled);
      const [first, second] = [mount(new Styled()), mount(new Styled())];
      expect(first.shadowRoot?.adoptedStyleSheets).to.have.length(2);
      expect(first.shadowRoot?.adoptedStyleSheets[0]).to.equal(second.shadowRoot?.adoptedStyleSheets[0]);
      expect(first.shadowRoot?.adoptedStyleSheets[1]?.cssRules[0]?.cssText).to.contain('4, 5, 6');
    });
  });
}

// Lit tells of the same failure a second time, which would end the test.
describe('an element on the slim base', () => {
  it('goes on after a drawing that failed', async () => {
    const tag = `x-base-${count++}`;
    let broken = true;
    class Fragile extends (slim.LitElement as unknown as BaseClass) {
      render(): unknown {
        if (broken) throw new Error('broken');
        return slim.html`whole`;
      }
    }
    customElements.define(tag, Fragile);
    const element = new Fragile();
    const failed = element.updateComplete.then(
      () => 'drawn',
      (error: Error) => error.message,
    );
    mount(element);
    expect(await failed).to.equal('broken');
    broken = false;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.equal('whole');
  });
});

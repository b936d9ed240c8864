import { expect } from 'chai';
import * as lit from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import * as directives from './slim-directives.js';
import * as slim from './slim-html.js';

interface Engine {
  readonly name: string;
  readonly html: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  readonly render: (value: unknown, root: HTMLElement) => void;
  readonly nothing: symbol;
  readonly guard: (on: readonly unknown[], make: () => unknown) => unknown;
  readonly live: (value: unknown) => unknown;
  readonly repeat: (
    items: readonly number[],
    keyOf: (item: number) => unknown,
    draw: (item: number) => unknown,
  ) => unknown;
}

/** Each case is tried on Lit too, so that it says what Lit does and not what we think of it. */
const engines: readonly Engine[] = [
  {
    name: 'Lit',
    html: lit.html,
    render: (value, root) => void lit.render(value, root),
    nothing: lit.nothing,
    guard: guard as unknown as Engine['guard'],
    live,
    repeat,
  },
  { name: 'the slim templates', html: slim.html, render: slim.render, nothing: slim.nothing, ...directives },
];

for (const { name, html, render, nothing, guard, live, repeat } of engines) {
  describe(`templates by ${name}`, () => {
    let root: HTMLElement;
    beforeEach(() => {
      root = document.createElement('div');
      document.body.append(root);
    });
    afterEach(() => root.remove());

    /** What is in the page, without the comments that keep places. */
    const shown = (): string => root.innerHTML.replace(/<!--[\s\S]*?-->/g, '');
    const draw = (value: unknown): string => {
      render(value, root);
      return shown();
    };
    const one = (selector: string): HTMLElement => root.querySelector(selector) as HTMLElement;

    it('show what is static as it is written', () => {
      expect(draw(html`<p class="a">甲<br />乙</p>`)).to.equal('<p class="a">甲<br>乙</p>');
      expect(draw(html``)).to.equal('');
    });

    it('show values as text, whatever they look like', () => {
      const p = (value: unknown): unknown => html`<p>${value}</p>`;
      expect(draw(p('<img src=x onerror=alert(1)>'))).to.equal('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
      expect(draw(p('<!--x-->'))).to.contain('&lt;!--x--&gt;');
      expect(draw(p(0))).to.equal('<p>0</p>');
      expect(draw(p(false))).to.equal('<p>false</p>');
      for (const empty of [null, undefined, '', nothing]) expect(draw(p(empty))).to.equal('<p></p>');
      expect(draw(p('又'))).to.equal('<p>又</p>');
    });

    it('take no data for a template', () => {
      const forged = { _$litType$: 1, strings: ['<b>x</b>'], values: [] };
      try {
        render(html`<p>${forged}</p>`, root);
      } catch {
        // Lit says so; ours shows it as the object that it is.
      }
      expect(root.querySelector('b')).to.equal(null);
    });

    it('keep the nodes of what has not changed', () => {
      const view = (text: string): unknown => html`<p><b>${text}</b> und ${text}</p>`;
      draw(view('a'));
      const [b, text] = [one('b'), one('b').lastChild];
      expect(draw(view('c'))).to.equal('<p><b>c</b> und c</p>');
      expect(one('b')).to.equal(b);
      expect(one('b').lastChild).to.equal(text);
    });

    it('change from one template to another, to text and back', () => {
      const hole = (value: unknown): unknown => html`<p>${value}</p>`;
      const [a, b] = [(x: string) => html`<i>${x}</i>`, (x: string) => html`<b>${x}</b>`];
      expect(draw(hole(a('1')))).to.equal('<p><i>1</i></p>');
      expect(draw(hole(b('2')))).to.equal('<p><b>2</b></p>');
      expect(draw(hole('3'))).to.equal('<p>3</p>');
      expect(draw(hole(nothing))).to.equal('<p></p>');
      expect(draw(hole(a('4')))).to.equal('<p><i>4</i></p>');
      expect(draw(hole([a('5'), '6']))).to.equal('<p><i>5</i>6</p>');
      expect(draw(hole(b('7')))).to.equal('<p><b>7</b></p>');
      expect(draw(hole(['8', '9']))).to.equal('<p>89</p>');
      expect(draw(hole('10'))).to.equal('<p>10</p>');
    });

    it('hold places apart that touch, also at the edges of a template', () => {
      const inner = (x: unknown, y: unknown): unknown => html`${x}${y}`;
      const outer = (x: unknown, y: unknown, z: unknown): unknown => html`${inner(x, y)}${z}`;
      expect(draw(outer('a', 'b', 'c'))).to.equal('abc');
      expect(draw(outer(nothing, html`<i>b</i>`, 'c'))).to.equal('<i>b</i>c');
      expect(draw(outer(html`<u>a</u>`, nothing, html`<b>c</b>`))).to.equal('<u>a</u><b>c</b>');
      expect(draw(outer(['1', '2'], ['3'], nothing))).to.equal('123');
      expect(draw(outer('', [], 'z'))).to.equal('z');
    });

    it('let lists grow and shrink, and keep what stays', () => {
      const list = (...items: string[]): unknown =>
        html`<ol>
          ${items.map((item) => html`<li>${item}</li>`)}
        </ol>`;
      draw(list('a', 'b'));
      const first = one('li');
      expect(draw(list('x', 'b', 'c')).replace(/\s/g, '')).to.equal(
        '<ol><li>x</li><li>b</li><li>c</li></ol>',
      );
      expect(one('li')).to.equal(first);
      expect(draw(list('y')).replace(/\s/g, '')).to.equal('<ol><li>y</li></ol>');
      expect(draw(list()).replace(/\s/g, '')).to.equal('<ol></ol>');
      expect(draw(list('z')).replace(/\s/g, '')).to.equal('<ol><li>z</li></ol>');
    });

    it('fill rows of tables and shapes of drawings', () => {
      const rows = ['1', '2'].map(
        (cell) =>
          html`<tr>
            <td>${cell}</td>
          </tr>`,
      );
      draw(
        html`<table>
            <tbody>
              ${rows}
            </tbody>
          </table>
          <svg viewBox="0 0 ${9} 9"><path d="M${1} ${2}"></path></svg>`,
      );
      expect(root.querySelectorAll('tbody > tr > td')).to.have.length(2);
      const svg = one('svg') as unknown as SVGSVGElement;
      expect(svg.viewBox.baseVal.width).to.equal(9);
      expect(one('path').getAttribute('d')).to.equal('M1 2');
      expect(one('path').namespaceURI).to.contain('svg');
    });

    it('set attributes, whole and in parts, and remove them', () => {
      const view = (a: unknown, b: unknown, href: unknown): unknown =>
        html`<a class="x ${a} y ${b}" data-a=${a} title=${b} href=${href}>t</a>`;
      draw(view('1', undefined, 'https://a.example/?q="<&'));
      expect(one('a').getAttribute('class')).to.equal('x 1 y ');
      expect(one('a').dataset.a).to.equal('1');
      expect(one('a').title).to.equal('');
      expect(one('a').getAttribute('href')).to.equal('https://a.example/?q="<&');
      draw(view('2', 'z', nothing));
      expect(one('a').outerHTML).to.match(/^<a class="x 2 y z" data-a="2" title="z">t<\/a>$/);
      draw(view('2', nothing, 'b'));
      expect(one('a').hasAttribute('class')).to.equal(false);
    });

    it('switch boolean attributes, and set properties by their names', () => {
      const view = (hidden: unknown, value: unknown): unknown =>
        html`<input ?hidden=${hidden} .defaultValue=${value} />`;
      draw(view(1, 'a'));
      expect([one('input').hidden, one('input').outerHTML.includes('value="a"')]).to.deep.equal([true, true]);
      for (const off of [0, '', undefined, nothing]) {
        draw(view(true, 'a'));
        draw(view(off, 'b'));
        expect(one('input').hidden).to.equal(false);
      }
      expect((one('input') as HTMLInputElement).defaultValue).to.equal('b');
    });

    it('call the listener of the last drawing, once, and none where there is none', () => {
      const heard: string[] = [];
      const view = (handler: unknown): unknown => html`<button @click=${handler}>b</button>`;
      const hears = (what: string) => (): void => void heard.push(what);
      draw(view(undefined));
      one('button').click();
      draw(view(hears('1')));
      one('button').click();
      draw(view(hears('2')));
      one('button').click();
      draw(view(nothing));
      one('button').click();
      draw(view(hears('3')));
      one('button').click();
      expect(heard).to.deep.equal(['1', '2', '3']);
    });

    it('leave alone what a person changed, unless it is to be live', () => {
      const view = (value: unknown): unknown => html`<input .value=${value} />`;
      const input = (): HTMLInputElement => one('input') as HTMLInputElement;
      draw(view('a'));
      input().value = 'typed';
      draw(view('a'));
      expect(input().value).to.equal('typed');
      draw(view(live('a')));
      expect(input().value).to.equal('a');
      input().value = 'typed again';
      draw(view(live('a')));
      expect(input().value).to.equal('a');
    });

    it('draw what is guarded again only for another reason', () => {
      let drawn = 0;
      const view = (reason: unknown): unknown =>
        html`<p>${guard([reason], () => html`<i>${++drawn}</i>`)}</p>`;
      draw(view('a'));
      expect(draw(view('a'))).to.equal('<p><i>1</i></p>');
      expect(draw(view('b'))).to.equal('<p><i>2</i></p>');
    });

    describe('of a list with keys', () => {
      const view = (...keys: number[]): unknown =>
        html`<ul>
          ${repeat(
            keys,
            (key) => key,
            (key) => html`<li id=${`k${key}`}>${key}</li>`,
          )}
        </ul>`;
      const elements = (): Map<string, Element> =>
        new Map([...root.querySelectorAll('li')].map((element) => [element.id, element]));

      for (const [from, to] of [
        [
          [1, 2, 3],
          [3, 2, 1],
        ],
        [
          [1, 2, 3],
          [2, 3],
        ],
        [
          [2, 3],
          [1, 2, 3, 4],
        ],
        [
          [1, 2, 3, 4, 5],
          [5, 1, 9, 3],
        ],
        [[1], []],
        [[], [1, 2]],
      ] as const) {
        it(`move elements from ${from.join() || 'none'} to ${to.join() || 'none'}`, () => {
          draw(view(...from));
          const before = elements();
          draw(view(...to));
          expect([...root.querySelectorAll('li')].map(({ id }) => id)).to.deep.equal(
            to.map((key) => `k${key}`),
          );
          for (const [id, element] of elements()) expect(element).to.equal(before.get(id) ?? element);
        });
      }

      it('give way to other content, and come back', () => {
        const either = (value: unknown): unknown => html`<div>${value}</div>`;
        const list = (...keys: number[]): unknown =>
          repeat(
            keys,
            (key) => key,
            (key) => html`<b>${key}</b>`,
          );
        expect(draw(either(list(1, 2)))).to.equal('<div><b>1</b><b>2</b></div>');
        expect(draw(either(html`<i>none</i>`))).to.equal('<div><i>none</i></div>');
        expect(draw(either(list(2, 3)))).to.equal('<div><b>2</b><b>3</b></div>');
        expect(draw(either('text'))).to.equal('<div>text</div>');
        expect(draw(either(list(4)))).to.equal('<div><b>4</b></div>');
      });
    });

    it('show an element that is given, where it stands', () => {
      const slot = document.createElement('slot');
      expect(draw(html`<p>${slot}</p>`)).to.equal('<p><slot></slot></p>');
      expect(draw(html`<p>${slot}</p>`)).to.equal('<p><slot></slot></p>');
      expect(one('slot')).to.equal(slot);
    });
  });
}

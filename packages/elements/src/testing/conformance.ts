import 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from 'chai';
import { fakeTime, settle, until, type FakeTime } from './fake-time.js';
import type { FakePlatform } from './fake-platform.js';
import { NOW } from './fixtures.js';
import { demoPlatform, mount, partOf, subjects, unmountAll, type WidgetTag } from './mount.js';

/** How a test brings a widget into a state. */
export interface ConformanceState {
  /** Changes the platform before the widget is there. */
  prepare?(platform: FakePlatform): void;
  /** Attributes besides the subject. */
  readonly attributes?: Record<string, string>;
  /** What happens once the widget shows its data. */
  then?(platform: FakePlatform, time: FakeTime): Promise<void>;
  /** What the attribute `state` says then. */
  readonly expected: string;
}

export interface ConformanceOptions {
  readonly tag: WidgetTag;
  /** It shows something without anything being named. */
  readonly nameless?: boolean;
  /** What the attribute `state` says of a widget that asks the platform for nothing; absent for all others. */
  readonly asksNothing?: string;
  /** Parts that are there once the widget shows its data. */
  readonly parts: readonly string[];
  /** Attributes without which it has nothing to show, besides the subject. */
  readonly attributes?: Record<string, string>;
  /** A platform that has what it shows. */
  readonly platform?: () => FakePlatform;
  /** The states besides those that every widget has. */
  readonly states: Readonly<Record<string, ConformanceState>>;
}

const common: Readonly<Record<string, ConformanceState>> = {
  loading: { prepare: (platform) => (platform.silent = true), expected: 'loading' },
  ready: { expected: 'ready' },
  error: {
    prepare: (platform) =>
      (platform.problem = {
        path: /\/(listings|lots|sessions|demands|boards|consent-texts)/,
        status: 503,
        code: 'unavailable',
      }),
    expected: 'error',
  },
  unreachable: {
    prepare: (platform) => (platform.down = true),
    then: (_, time) => time.pass(1000),
    expected: 'error',
  },
};

/** axe is a classic script: imported, it leaves itself on the window. */
const { axe } = globalThis as unknown as {
  axe: { run(root: Element, options: RunOptions): Promise<AxeResults> };
};

/** What axe finds in an element, as lines to read. */
export async function violations(element: HTMLElement): Promise<string[]> {
  // The machine's own timers: axe waits with them.
  const { violations: found } = await axe.run(element, { rules: { region: { enabled: false } } });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** What every widget must do, run against one of them. */
export function runElementConformance({
  tag,
  parts,
  states,
  nameless = false,
  asksNothing,
  attributes = {},
  platform: makePlatform = demoPlatform,
}: ConformanceOptions): void {
  const make = (): HTMLElementTagNameMap[WidgetTag] => {
    const element = document.createElement(tag);
    const all = { [subjects[tag][0]]: subjects[tag][1], ...attributes };
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
    return element;
  };
  const mounted = (
    platform: FakePlatform,
    more: Record<string, string> = {},
  ): Promise<HTMLElementTagNameMap[WidgetTag]> => mount(tag, platform, { ...attributes, ...more });
  const ready = asksNothing ?? 'ready';
  const asks = asksNothing === undefined;
  describe(`<${tag}> conforms`, () => {
    let time: FakeTime;
    beforeEach(() => {
      // The file before may have left somebody signed in, in the same tab.
      sessionStorage.clear();
      time = fakeTime(NOW - 86_400_000);
    });
    afterEach(() => {
      unmountAll();
      time.restore();
    });

    it('is loading before anything is known, without a request where nothing is named', async () => {
      const element = document.createElement(tag);
      expect(element.state).to.equal('loading');
      if (nameless || !asks) return;
      const platform = makePlatform();
      const bare = await mounted(platform, { [subjects[tag][0]]: '' });
      expect(bare.state).to.equal('empty');
      expect(platform.asked.filter((path) => !path.startsWith('/v1/time'))).to.deep.equal([]);
    });

    if (asks)
      it('says that no platform is named', async () => {
        const element = make();
        document.body.append(element);
        await settle();
        expect(element.state).to.equal('error');
        expect(element.shadowRoot?.textContent).to.contain('endpoint');
        element.remove();
      });

    it('takes its properties before and after it is in the page', async () => {
      const platform = makePlatform();
      const element = make();
      element.core = platform.core;
      document.body.append(element);
      await until(() => element.state === ready);
      expect(element.getAttribute('state')).to.equal(ready);
      element.theme = 'gov';
      element.mode = 'elder';
      element.appearance = 'dark';
      await element.updateComplete;
      expect([...(element.shadowRoot?.querySelector('.root')?.classList ?? [])]).to.include.members([
        'gov',
        'elder',
        'dark',
      ]);
      element.remove();
    });

    it('exposes its parts', async () => {
      const element = await mounted(makePlatform());
      for (const part of parts) expect(partOf(element, part), part).to.not.equal(null);
    });

    it('keeps what it has when it is moved', async () => {
      const platform = makePlatform();
      const element = await mounted(platform);
      const asked = platform.asked.length;
      const other = document.body.appendChild(document.createElement('div'));
      other.append(element);
      await until(() => element.state === ready);
      expect(element.state).to.equal(ready);
      expect(platform.asked.length).to.equal(asked);
      other.remove();
    });

    it('lets go of timers, streams and listeners when it leaves the page', async () => {
      const platform = makePlatform();
      const element = await mounted(platform);
      await time.pass(2000);
      element.remove();
      await time.pass(100);
      expect(platform.openStreams).to.equal(0);
      const asked = platform.asked.length;
      const before = element.shadowRoot?.textContent;
      await time.pass(60_000);
      expect(element.shadowRoot?.textContent).to.equal(before);
      expect(platform.asked.slice(asked).filter((path) => !path.startsWith('/v1/time'))).to.deep.equal([]);
    });

    it('writes no inline style and no executable text', async () => {
      const element = await mounted(makePlatform());
      expect(element.shadowRoot?.querySelector('[style], script, [onerror], [onload]')).to.equal(null);
    });

    it('sets none of the public properties of the partner', async () => {
      const element = await mounted(makePlatform());
      const rules = (element.shadowRoot?.adoptedStyleSheets ?? []).flatMap((sheet) =>
        [...sheet.cssRules].map((rule) => rule.cssText),
      );
      expect(rules.filter((rule) => /[{;]\s*--jtop-/.test(rule))).to.deep.equal([]);
    });

    if (asks)
      it('asks again on request after a failure', async () => {
        const platform = makePlatform();
        platform.problem = {
          path: /\/(listings|lots|sessions|demands|boards|consent-texts)/,
          status: 503,
          code: 'unavailable',
        };
        const errors: { readonly detail: { readonly code: string; retry(): void } }[] = [];
        const listener = (event: Event): void =>
          void errors.push(event as unknown as (typeof errors)[number]);
        document.addEventListener('jtop-error', listener);
        const element = make();
        element.addEventListener('jtop-error', listener);
        element.core = platform.core;
        document.body.append(element);
        await until(() => element.state === 'error');
        await settle(2);
        document.removeEventListener('jtop-error', listener);
        expect(
          errors.map(({ detail }) => detail.code),
          'fired once, not bubbling',
        ).to.deep.equal(['unavailable']);
        expect(element.shadowRoot?.textContent, 'names the request').to.contain('7f3a-21c8');
        platform.problem = undefined;
        partOf(element, 'retry')?.click();
        await until(() => element.state === ready);
        expect(element.state).to.equal(ready);
        element.remove();
      });

    for (const [name, state] of Object.entries({ ...(asks && common), ...states })) {
      for (const lang of ['zh-CN', 'en']) {
        it(`is ${state.expected} and accessible: ${name} in ${lang}`, async () => {
          const platform = makePlatform();
          state.prepare?.(platform);
          const element = await mounted(platform, { lang, ...state.attributes });
          await state.then?.(platform, time);
          await settle(6);
          // Texts of another language are a file that comes when it comes; until then nothing has words.
          await until(() => partOf(element, 'retry')?.textContent?.trim() !== '');
          expect(element.state).to.equal(state.expected);
          expect(element.shadowRoot?.querySelector('.root')?.getAttribute('lang')).to.equal(lang);
          expect(element.shadowRoot?.textContent).to.not.match(/undefined|NaN|\[object/);
          time.restore();
          expect(await violations(element)).to.deep.equal([]);
        });
      }
    }
  });
}

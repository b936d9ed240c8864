import { expect } from 'chai';
import '../../define/bid-panel.js';
import '../../define/provider.js';
import '../../define/sign-in.js';
import { takingPartOf } from '../../internal/taking-part-hub.js';
import { runElementConformance, violations } from '../../testing/conformance.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { LOT_ID, NOW } from '../../testing/fixtures.js';
import { demoPlatform, mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import { knownViewer, signInCases, viewerAnswer, type SignInCase } from '../../testing/sign-in-states.js';
import type { JtopSignIn } from './sign-in.js';

runElementConformance({
  tag: 'jtop-sign-in',
  asksNothing: 'signed-out',
  parts: 'sign-in standing title text act sign-in-button'.split(' '),
  states: {
    ready: { expected: 'signed-out' },
    elder: { attributes: { mode: 'elder', appearance: 'dark' }, expected: 'signed-out' },
  },
});

describe('<jtop-sign-in>', () => {
  let time: FakeTime;
  let windows: { closed: boolean; url: string; focused: number }[];
  let warnings: string[];
  const realOpen = window.open.bind(window);
  const realWarn = console.warn.bind(console);

  beforeEach(() => {
    time = fakeTime(NOW);
    windows = [];
    warnings = [];
    sessionStorage.clear();
    console.warn = (text: string) => void warnings.push(text);
    window.open = (() => {
      const own = { closed: false, url: '', focused: 0 };
      windows.push(own);
      return {
        get closed() {
          return own.closed;
        },
        location: { replace: (next: string) => void (own.url = next) },
        focus: () => void (own.focused += 1),
        close: () => void (own.closed = true),
      };
    }) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    console.warn = realWarn;
    unmountAll();
    time.restore();
    sessionStorage.clear();
  });

  const shown = async (
    platform: FakePlatform = demoPlatform(),
    attributes: Record<string, string> = {},
  ): Promise<JtopSignIn> => mount('jtop-sign-in', platform, attributes);
  const shownAs = async (known: SignInCase, attributes: Record<string, string> = {}): Promise<JtopSignIn> => {
    const element = await shown(known.platform(), {
      ...(known.keyless && { 'site-key': '' }),
      ...attributes,
    });
    // As long as it takes to find out that nobody answers.
    await time.pass(12_100);
    await until(() => element.state === known.state);
    await settle(4);
    return element;
  };
  const button = (element: HTMLElement): HTMLElement => partOf(element, 'sign-in-button') as HTMLElement;
  const press = async (element: HTMLElement, part = 'sign-in-button'): Promise<void> => {
    partOf(element, part)?.click();
    await settle(8);
  };
  const decide = async (
    platform: FakePlatform,
    outcome: { status: string; [more: string]: unknown },
  ): Promise<void> => {
    const handoff = platform.handoffs[platform.handoffs.length - 1];
    if (handoff) handoff.outcome = outcome;
    await time.pass(2100);
    await settle(8);
  };
  const heard = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '';
  const told = (element: HTMLElement): { type: string; detail: unknown }[] => {
    const seen: { type: string; detail: unknown }[] = [];
    for (const type of ['jtop-sign-in-signed-in', 'jtop-sign-in-signed-out', 'jtop-error'])
      element.addEventListener(type, (event) =>
        seen.push({ type, detail: (event as unknown as CustomEvent).detail }),
      );
    return seen;
  };

  for (const [name, known] of Object.entries(signInCases)) {
    for (const lang of ['zh-CN', 'en'] as const) {
      it(`says and offers what fits, accessibly: ${name} in ${lang}`, async () => {
        const element = await shownAs(known, { lang });
        expect(element.getAttribute('state')).to.equal(known.state);
        expect(partText(element, 'title')).to.equal(known.title[lang === 'en' ? 1 : 0]);
        const own = partOf(element, known.state === 'signed-in' ? 'sign-out-button' : 'sign-in-button');
        if (known.button) expect(own?.textContent?.trim()).to.match(known.button);
        else expect(getComputedStyle(own as Element).visibility).to.equal('hidden');
        expect(element.shadowRoot?.textContent).to.not.match(/undefined|NaN|\[object/);
        if (lang === 'en')
          expect(element.shadowRoot?.textContent?.replace('示例瘦西湖照明有限公司', '')).to.not.match(
            /[\u4e00-\u9fff]/,
          );
        expect(element.shadowRoot?.querySelectorAll('[aria-live]')).to.have.length(1);
        time.restore();
        expect(await violations(element)).to.deep.equal([]);
      });
    }
  }

  for (const width of [320, 960]) {
    for (const lang of ['zh-CN', 'en']) {
      it(`has one height in all states, and stays inside, at ${width} px in ${lang}`, async () => {
        const heights: Record<string, number> = {};
        for (const [name, known] of Object.entries(signInCases)) {
          const element = await shownAs(known, { lang });
          const box = document.body.appendChild(document.createElement('div'));
          box.style.width = `${width}px`;
          box.append(element);
          await settle(4);
          const root = element.shadowRoot?.querySelector('.root') as HTMLElement;
          heights[name] = Math.round(root.getBoundingClientRect().height);
          expect(root.scrollWidth, name).to.be.at.most(root.clientWidth);
          box.remove();
        }
        expect(new Set(Object.values(heights)).size, JSON.stringify(heights, null, 1)).to.equal(1);
      }).timeout(60_000);
    }
  }

  it('signs in: the window opens in the click, and the page is told a name and never a token', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    const seen = told(element);
    button(element).click();
    expect(windows.map(({ url }) => url)).to.deep.equal(['']);
    await settle(8);
    expect(windows[0]?.url).to.equal(`${platform.endpoint}/confirm/handoff-1`);
    expect(platform.handoffs[0]?.draft).to.deep.equal({
      siteKey: 'pk_test',
      operation: 'me.retrieve',
      params: {},
      body: {},
    });
    expect(platform.written[0]?.authorization).to.equal(null);
    expect(element.state).to.equal('waiting');
    await decide(platform, { status: 'confirmed', result: viewerAnswer() });
    expect(partText(element, 'standing')).to.equal('已登录：示例瘦西湖照明有限公司 企业 · 已报名 1 件标的');
    expect(heard(element)).to.contain('已登录：示例瘦西湖照明有限公司');
    expect(windows[0]?.closed).to.equal(true);
    expect(seen).to.deep.equal([
      {
        type: 'jtop-sign-in-signed-in',
        detail: { displayName: '示例瘦西湖照明有限公司', roles: ['company'] },
      },
    ]);
    expect(partOf(element, 'account')?.getAttribute('href')).to.equal(`${platform.endpoint}/account`);
    expect(Object.values({ ...sessionStorage }).join()).to.not.contain('secret');
  });

  it('is one hand-off for a double click', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    button(element).click();
    button(element).click();
    await settle(8);
    expect(platform.handoffs).to.have.length(1);
    expect(windows).to.have.length(1);
  });

  it('lets the page take signing in over', async () => {
    const platform = demoPlatform();
    const box = document.body.appendChild(document.createElement('div'));
    const element = await shown(platform);
    box.append(element);
    let asked = 0;
    box.addEventListener('jtop-sign-in-start-request', (event) => {
      asked += 1;
      event.preventDefault();
    });
    await press(element);
    box.remove();
    expect(asked).to.equal(1);
    expect([windows.length, platform.handoffs.length]).to.deep.equal([0, 0]);
  });

  it('brings the window back, opens it anew where the page has lost it, and calls it off', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    await press(element);
    await press(element);
    expect(windows[0]?.focused).to.equal(1);
    await press(element, 'cancel');
    expect(element.state).to.equal('signed-out');
    expect(windows[0]?.closed).to.equal(true);
    expect(heard(element)).to.contain('尚未登录');

    const reloaded = await shownAs(signInCases['waiting after a reload'] as SignInCase);
    await press(reloaded);
    expect(windows[1]?.url).to.contain('/confirm/handoff-1');
  });

  it('can be tried again after it was declined', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    await press(element);
    await decide(platform, { status: 'declined' });
    expect(element.state).to.equal('declined');
    await press(element);
    expect(platform.handoffs).to.have.length(2);
    expect(element.state).to.equal('waiting');
  });

  it('leads on by the whole page where windows are blocked, and takes up what came of it', async () => {
    window.open = () => null;
    const platform = demoPlatform();
    const element = await shown(platform);
    await press(element);
    expect(element.state).to.equal('blocked');
    expect(platform.handoffs[0]?.draft.returnTo).to.equal(location.href.replace(/#.*/, ''));
    await press(element, 'cancel');
    expect(element.state).to.equal('signed-out');
  });

  it('names cause and request where it failed, tells the page, and tries again on request', async () => {
    const platform = demoPlatform();
    platform.problem = { path: /handoffs/, status: 503, code: 'unavailable' };
    const element = await shown(platform);
    const seen = told(element);
    await press(element);
    await time.pass(12_000);
    expect(partText(element, 'text')).to.equal('省平台暂时无法服务。 请求编号 7f3a-21c8');
    expect(seen.map(({ detail }) => (detail as { code: string }).code)).to.deep.equal(['unavailable']);
    expect(windows[0]?.closed, 'the empty window is gone').to.equal(true);
    platform.problem = undefined;
    await press(element);
    expect(element.state).to.equal('waiting');
    expect(seen).to.have.length(1);
  });

  for (const result of [undefined, null, 'yes', {}, { displayName: 'A' }, { registrations: {} }]) {
    it(`says that the answer cannot be read: ${JSON.stringify(result)}`, async () => {
      const platform = demoPlatform();
      const element = await shown(platform);
      const seen = told(element);
      await press(element);
      await decide(platform, { status: 'confirmed', result });
      expect(element.state).to.equal('failed');
      expect(partText(element, 'text')).to.contain('无法识别');
      expect(seen.map(({ type }) => type)).to.deep.equal(['jtop-error']);
    });
  }

  it('is moved by no message of a stranger', async () => {
    const element = await shown();
    await press(element);
    window.dispatchEvent(
      new MessageEvent('message', {
        origin: 'https://evil.example',
        data: { type: 'jtop:handoff', id: 'handoff-1', status: 'confirmed', result: viewerAnswer() },
      }),
    );
    await settle(4);
    expect(element.state).to.equal('waiting');
  });

  it('forgets on this page alone, and says so', async () => {
    const platform = knownViewer();
    const element = await shown(platform);
    const seen = told(element);
    expect(partText(element, 'act')).to.contain('只从本页清除');
    await press(element, 'sign-out-button');
    expect(element.state).to.equal('signed-out');
    expect(heard(element)).to.equal('已从本页清除登录信息');
    expect(seen).to.deep.equal([
      {
        type: 'jtop-sign-in-signed-out',
        detail: { displayName: '示例瘦西湖照明有限公司', roles: ['company'] },
      },
    ]);
    expect(Object.values({ ...sessionStorage }).join()).to.equal('');
    expect(platform.asked.filter((path) => !path.startsWith('/v1/time'))).to.deep.equal([]);
  });

  it('tells the page of whoever was known before a reload', async () => {
    const seen: unknown[] = [];
    const element = document.createElement('jtop-sign-in');
    element.addEventListener('jtop-sign-in-signed-in', (event) =>
      seen.push((event as unknown as CustomEvent).detail),
    );
    element.core = knownViewer().core;
    element.siteKey = 'pk_test';
    document.body.append(element);
    await until(() => seen.length > 0);
    expect(seen).to.deep.equal([{ displayName: '示例瘦西湖照明有限公司', roles: ['company'] }]);
    element.remove();
  });

  it('and the panel beside it know of the same viewer at once, both ways', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    const panel = await mount('jtop-bid-panel', platform, { 'site-key': 'pk_test' });
    await until(() => partOf(panel, 'submit-button') !== null);
    expect(partText(panel, 'standing')).to.contain('尚未登录');

    await press(element);
    await decide(platform, { status: 'confirmed', result: viewerAnswer() });
    expect(partText(panel, 'standing')).to.contain('您可以出价');
    await press(element, 'sign-out-button');
    expect(partText(panel, 'standing')).to.contain('尚未登录');

    await press(panel, 'submit-button');
    await decide(platform, { status: 'confirmed', result: viewerAnswer({ displayName: '另一家' }) });
    expect(partText(element, 'title')).to.equal('已登录：另一家');
    expect(partText(element, 'text')).to.contain('已报名 1 件标的');
  });

  it('calls its window off when the panel has learned who it is, and the other way round', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    const panel = await mount('jtop-bid-panel', platform, { 'site-key': 'pk_test' });
    await until(() => partOf(panel, 'submit-button') !== null);
    await press(element);
    await press(panel, 'submit-button');
    expect(windows.map(({ closed }) => closed)).to.deep.equal([false, false]);
    await decide(platform, { status: 'confirmed', result: viewerAnswer() });
    expect(windows.map(({ closed }) => closed)).to.deep.equal([true, true]);
    expect(element.state).to.equal('signed-in');
    expect(partText(panel, 'submit-button')).to.contain('出价');
  });

  it('counts registrations as they are made', async () => {
    const platform = knownViewer({ registrations: [] });
    const element = await shown(platform);
    expect(partText(element, 'text')).to.equal('企业 · 尚未报名任何标的');
    takingPartOf(platform.core).viewer.placed({
      bid: { lotId: LOT_ID, bidderCode: 'N0NE', seq: 1, amountFen: 1, receivedAt: '', hash: '' },
      receipt: '',
    } as never);
    await settle();
    expect(partText(element, 'text')).to.equal('企业 · 已报名 1 件标的');
  });

  it('shows a hostile name, role or request id as text, cut', async () => {
    const name = `<img src=x onerror="document.title='owned'">\u202E${'长'.repeat(10_000)}`;
    const element = await shown(knownViewer({ displayName: name, roles: ['<b>boss</b>', 'toString', 7] }));
    const shownName = partOf(element, 'name');
    expect(shownName?.tagName).to.equal('BDI');
    expect(shownName?.textContent?.startsWith('<img src=x')).to.equal(true);
    expect(shownName?.textContent?.length).to.be.below(100);
    expect(partText(element, 'text')).to.contain('<b>boss</b> · toString · 已报名');
    expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  });

  it('is worked with the keyboard, and the focus goes on to what comes next', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    const focus = (): string | null | undefined => element.shadowRoot?.activeElement?.getAttribute('part');
    button(element).focus();
    await press(element);
    expect(focus(), 'waiting').to.equal('sign-in-button');
    partOf(element, 'cancel')?.focus();
    expect(focus()).to.equal('cancel');
    await press(element, 'cancel');
    expect(focus(), 'called off').to.equal('sign-in-button');
    await press(element);
    await decide(platform, { status: 'confirmed', result: viewerAnswer() });
    expect(focus(), 'signed in').to.equal('title');
    partOf(element, 'sign-out-button')?.focus();
    await press(element, 'sign-out-button');
    expect(focus(), 'signed out').to.equal('sign-in-button');
  });

  it('takes the focus from nobody', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    await press(element);
    await decide(platform, { status: 'confirmed', result: viewerAnswer() });
    expect(element.shadowRoot?.activeElement).to.equal(null);
  });

  it('tells the page’s developer that the site key is missing, and people where to go', async () => {
    const platform = demoPlatform();
    const element = document.createElement('jtop-sign-in');
    const seen = told(element);
    element.lang = 'zh-CN';
    element.core = platform.core;
    document.body.append(element);
    await settle(4);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('site-key="pk_…"').and.to.contain('data-site-key');
    expect(seen.map(({ detail }) => (detail as { code: string }).code)).to.deep.equal(['config.site_key']);
    expect(element.shadowRoot?.textContent).to.not.match(/pk_|site-key/);
    expect(partOf(element, 'account')?.getAttribute('href')).to.equal(`${platform.endpoint}/account`);
    element.siteKey = 'pk_test';
    await settle(4);
    expect(element.state).to.equal('signed-out');
    element.remove();
  });

  it('says that no platform is named', async () => {
    const element = document.createElement('jtop-sign-in');
    const seen = told(element);
    element.siteKey = 'pk_test';
    document.body.append(element);
    await settle(4);
    expect(element.state).to.equal('unconfigured');
    expect(seen.map(({ detail }) => (detail as { code: string }).code)).to.deep.equal(['config.endpoint']);
    expect(warnings.join()).to.contain('endpoint');
    element.remove();
  });

  it('takes its site key from the provider around it', async () => {
    const platform = demoPlatform();
    const provider = document.createElement('jtop-provider');
    provider.core = platform.core;
    provider.siteKey = 'pk_provided';
    const element = provider.appendChild(document.createElement('jtop-sign-in'));
    document.body.append(provider);
    await until(() => element.state === 'signed-out');
    await press(element);
    expect(platform.handoffs[0]?.draft).to.include({ siteKey: 'pk_provided' });
    provider.remove();
  });

  it('waits for the network while there is none', async () => {
    let online = false;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
    try {
      const platform = demoPlatform();
      const element = await shown(platform);
      expect(element.state).to.equal('offline');
      expect(button(element).getAttribute('aria-disabled')).to.equal('true');
      await press(element);
      expect([windows.length, platform.handoffs.length]).to.deep.equal([0, 0]);
      time.restore();
      expect(await violations(element)).to.deep.equal([]);
      online = true;
      window.dispatchEvent(new Event('online'));
      await settle();
      expect(element.state).to.equal('signed-out');
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
  });

  it('works where even naming the storage throws', async () => {
    const names = ['sessionStorage', 'localStorage'] as const;
    const before = names.map((name) => Object.getOwnPropertyDescriptor(window, name));
    for (const name of names)
      Object.defineProperty(window, name, {
        configurable: true,
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    try {
      const platform = demoPlatform();
      const element = await shown(platform);
      await press(element);
      await decide(platform, { status: 'confirmed', result: viewerAnswer() });
      expect(element.state).to.equal('signed-in');
      await press(element, 'sign-out-button');
      expect(element.state).to.equal('signed-out');
    } finally {
      names.forEach((name, at) => Object.defineProperty(window, name, before[at] ?? {}));
    }
  });

  it('goes on with its window while it is out of the page, and knows the outcome when it is back', async () => {
    const platform = demoPlatform();
    const element = await shown(platform);
    await press(element);
    element.remove();
    await decide(platform, { status: 'confirmed', result: viewerAnswer() });
    document.body.append(element);
    await until(() => element.state === 'signed-in');
    expect(element.state).to.equal('signed-in');
  });
});

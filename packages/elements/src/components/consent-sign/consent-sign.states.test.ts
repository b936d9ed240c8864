import { expect } from 'chai';
import '../../define/consent-sign.js';
import { runElementConformance, violations } from '../../testing/conformance.js';
import {
  CONSENT_ATTRIBUTES,
  ConsentPlatform,
  consentAnswer,
  consentText,
} from '../../testing/consent-stage.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopConsentSign } from './consent-sign.js';

runElementConformance({
  tag: 'jtop-consent-sign',
  attributes: CONSENT_ATTRIBUTES,
  platform: () => new ConsentPlatform(),
  parts: 'consent title version text end-button hash sign-button as-of'.split(' '),
  states: {
    'without a text': {
      prepare: (platform) => ((platform as ConsentPlatform).texts = []),
      expected: 'empty',
    },
    elder: { attributes: { mode: 'elder', theme: 'gov' }, expected: 'ready' },
    'dark contrast': { attributes: { appearance: 'dark', theme: 'contrast' }, expected: 'ready' },
  },
});

describe('<jtop-consent-sign> on its way', () => {
  let time: FakeTime;
  let windows: { closed: boolean; url: string }[];
  let isBlocked: boolean;
  const realOpen = window.open.bind(window);
  const realLine = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');

  beforeEach(() => {
    time = fakeTime(NOW);
    windows = [];
    isBlocked = false;
    sessionStorage.clear();
    window.open = (() => {
      if (isBlocked) return null;
      const own = { closed: false, url: '' };
      windows.push(own);
      return {
        get closed() {
          return own.closed;
        },
        location: { replace: (next: string) => void (own.url = next) },
        focus() {},
        close: () => void (own.closed = true),
      };
    }) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    online(true);
    unmountAll();
    time.restore();
    sessionStorage.clear();
  });

  function online(is: boolean): void {
    if (is && realLine) Object.defineProperty(Navigator.prototype, 'onLine', realLine);
    else Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => is });
    window.dispatchEvent(new Event(is ? 'online' : 'offline'));
  }
  const shown = (platform: ConsentPlatform, more: Record<string, string> = {}): Promise<JtopConsentSign> =>
    mount('jtop-consent-sign', platform, { ...CONSENT_ATTRIBUTES, ...more });
  const press = async (element: HTMLElement, part: string): Promise<void> => {
    partOf(element, part)?.click();
    await settle(8);
  };
  /** Reads to the end and asks for signing. */
  const ask = async (element: HTMLElement): Promise<void> => {
    await press(element, 'end-button');
    await press(element, 'sign-button');
  };
  const decide = async (
    platform: ConsentPlatform,
    outcome: { status: string; result?: unknown; problem?: { code: string } },
  ): Promise<void> => {
    const handoff = platform.handoffs[platform.handoffs.length - 1];
    if (handoff) handoff.outcome = outcome;
    await time.pass(2100);
    await settle(8);
  };
  const canSign = (element: HTMLElement): boolean =>
    partOf(element, 'sign-button')?.getAttribute('aria-disabled') === 'false';
  const why = (element: HTMLElement): string =>
    element.shadowRoot?.getElementById('why')?.textContent?.trim() ?? '';

  it('holds the button while there is no network, says why, and gives it back', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    await press(element, 'end-button');
    online(false);
    await settle();
    expect(canSign(element)).to.equal(false);
    expect(why(element)).to.contain('网络已断开');
    await press(element, 'sign-button');
    expect(platform.handoffs).to.deep.equal([]);
    online(true);
    await settle();
    expect(canSign(element), 'what was read stays read').to.equal(true);
  });

  it('goes on with the whole page where the window was blocked', async () => {
    isBlocked = true;
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    await ask(element);
    expect(partText(element, 'notice')).to.contain('浏览器拦截了窗口');
    expect(partOf(element, 'leave-button')).to.not.equal(null);
    expect(partOf(element, 'sign-button'), 'there is one thing to do').to.equal(null);
    await press(element, 'cancel-button');
    expect(canSign(element)).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'sign-button'));
  });

  for (const [status, words] of [
    ['expired', '确认时间已过'],
    ['declined', '您在省平台取消了'],
  ] as const)
    it(`can be signed after it was ${status}, without reading again`, async () => {
      const platform = new ConsentPlatform();
      const element = await shown(platform);
      await ask(element);
      await decide(platform, { status });
      expect(partText(element, 'notice')).to.contain(words);
      expect(canSign(element)).to.equal(true);
      await press(element, 'sign-button');
      await decide(platform, { status: 'confirmed', result: consentAnswer() });
      expect(partText(element, 'notice')).to.contain('已签署');
    });

  it('says that nobody knows while the platform is away, and what came of it once it is back', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    await ask(element);
    platform.down = true;
    await time.pass(30_000);
    await settle(8);
    expect(partText(element, 'notice')).to.contain('与省平台的连接中断').and.to.contain('请勿重复提交');
    expect(partOf(element, 'sign-button')).to.equal(null);
    platform.down = false;
    await decide(platform, { status: 'confirmed', result: consentAnswer() });
    await time.pass(10_000);
    expect(partText(element, 'notice')).to.contain('已签署');
  });

  it('says that the session has ended, and lets it be tried again', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    const refused: unknown[] = [];
    element.addEventListener('jtop-consent-sign-rejected', (event) =>
      refused.push((event as unknown as CustomEvent).detail),
    );
    await ask(element);
    await decide(platform, { status: 'failed', problem: { code: 'auth.forbidden' } });
    expect(partText(element, 'notice')).to.contain('没有提交成功').and.to.contain('您的账号不能办理此事');
    expect(refused).to.deep.equal([{ code: 'auth.forbidden' }]);
    expect(canSign(element)).to.equal(true);
  });

  it('can be signed anew once what was signed here was taken back elsewhere', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    await ask(element);
    await decide(platform, { status: 'confirmed', result: consentAnswer() });
    expect(partOf(element, 'sign-button')).to.equal(null);
    element.consent = consentAnswer({ revokedAt: '2026-04-02T16:00:00.000+08:00' });
    await element.updateComplete;
    expect(partText(element, 'notice')).to.contain('已撤回').and.to.contain('2026-04-02 16:00:00');
    expect(canSign(element)).to.equal(true);
    await press(element, 'sign-button');
    const later = consentAnswer({
      id: '0197c0de-0000-7000-8000-0000000000f2',
      signedAt: '2026-04-03T09:00:00.000+08:00',
    });
    await decide(platform, { status: 'confirmed', result: later });
    expect(partText(element, 'notice')).to.equal('已签署 签署时间 2026-04-03 09:00:00 (+08:00)');
  });

  it('asks for reading anew where a new text comes in while it is open', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    const text = partOf(element, 'text') as HTMLElement;
    text.scrollTop = text.scrollHeight;
    text.dispatchEvent(new Event('scroll'));
    await settle();
    expect(canSign(element)).to.equal(true);
    platform.texts = [consentText({ version: 3, textHash: 'c'.repeat(64) })];
    element.refresh();
    await time.pass(500);
    await until(() => partText(element, 'version').includes('第 3 版'));
    await settle();
    expect(canSign(element)).to.equal(false);
    expect(why(element)).to.not.equal('');
    expect(text.scrollTop, 'it begins at its beginning').to.equal(0);
  });

  it('keeps the text where it cannot be asked for again, and can be signed: the platform looks at its hash', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    await press(element, 'end-button');
    platform.problem = { path: /consent-texts/, status: 503, code: 'unavailable' };
    element.refresh();
    await time.pass(30_000);
    await until(() => element.state === 'stale');
    expect(partText(element, 'text')).to.contain('公开竞榜');
    expect(canSign(element)).to.equal(true);
  });

  it('says that the answer could not be read, and offers no second signing', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    await ask(element);
    await decide(platform, { status: 'confirmed', result: { kind: 7 } });
    expect(partText(element, 'notice')).to.not.contain('undefined');
    expect(partOf(element, 'sign-button')).to.equal(null);
  });

  for (const lang of ['zh-CN', 'en'])
    it(`is accessible when it is blocked and when it is taken back, in ${lang}`, async () => {
      isBlocked = true;
      const platform = new ConsentPlatform();
      const element = await shown(platform, { lang });
      await ask(element);
      const taken = await shown(platform, { lang });
      taken.consent = consentAnswer({ revokedAt: '2026-04-02T16:00:00.000+08:00' });
      await taken.updateComplete;
      time.restore();
      expect(await violations(element)).to.deep.equal([]);
      expect(await violations(taken)).to.deep.equal([]);
    });
});

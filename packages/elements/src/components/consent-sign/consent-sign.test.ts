import { registry } from '@jtop/contract/schemas';
import { expect } from 'chai';
import '../../define/consent-sign.js';
import { violations } from '../../testing/conformance.js';
import {
  CONSENT_ATTRIBUTES,
  ConsentPlatform,
  consentAnswer,
  consentText,
} from '../../testing/consent-stage.js';
import { DEMAND_ID } from '../../testing/demand-fixtures.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopConsentSign } from './consent-sign.js';

describe('<jtop-consent-sign>', () => {
  let time: FakeTime;
  let urls: string[];
  const realOpen = window.open.bind(window);
  beforeEach(() => {
    time = fakeTime(NOW);
    urls = [];
    sessionStorage.clear();
    window.open = (() => ({
      closed: false,
      location: { replace: (next: string) => void urls.push(next) },
      focus() {},
      close() {},
    })) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    unmountAll();
    time.restore();
    sessionStorage.clear();
  });
  const shown = (
    platform = new ConsentPlatform(),
    attributes: Record<string, string> = {},
  ): Promise<JtopConsentSign> =>
    mount('jtop-consent-sign', platform, { ...CONSENT_ATTRIBUTES, ...attributes });
  const press = async (element: HTMLElement, part: string): Promise<void> => {
    partOf(element, part)?.click();
    await settle(8);
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
  const heard = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent ?? '';

  it('shows the text in force with its version, and not one to come', async () => {
    const platform = new ConsentPlatform();
    platform.texts = [
      consentText({ version: 3, validFrom: '2099-01-01T00:00:00.000+08:00' }),
      consentText({ version: 2 }),
    ];
    const element = await shown(platform);
    expect(partText(element, 'version')).to.equal('第 2 版，自 2025-01-01 起施行');
    expect(partText(element, 'text')).to.contain('公开竞榜');
    expect(partText(element, 'hash')).to.contain('b'.repeat(64));
  });

  it('asks for reading to the end, and takes a press at the end for it', async () => {
    const element = await shown();
    const button = partOf(element, 'sign-button');
    expect(button?.getAttribute('aria-disabled')).to.equal('true');
    await press(element, 'sign-button');
    expect(urls, 'nothing is handed over').to.deep.equal([]);
    expect(partOf(element, 'text')?.tabIndex, 'keyboards can scroll it').to.equal(0);
    await press(element, 'end-button');
    expect(button?.getAttribute('aria-disabled')).to.equal('false');
    expect(element.shadowRoot?.activeElement).to.equal(button);
  });

  it('takes scrolling to the end for reading it', async () => {
    const element = await shown();
    const text = partOf(element, 'text') as HTMLElement;
    text.scrollTop = 40;
    text.dispatchEvent(new Event('scroll'));
    await settle();
    expect(partOf(element, 'sign-button')?.getAttribute('aria-disabled')).to.equal('true');
    text.scrollTop = text.scrollHeight;
    text.dispatchEvent(new Event('scroll'));
    await settle();
    expect(partOf(element, 'sign-button')?.getAttribute('aria-disabled')).to.equal('false');
  });

  it('hands over what the contract says, and shows that it is signed', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    const signed: unknown[] = [];
    element.addEventListener('jtop-consent-sign-signed', (event) =>
      signed.push((event as unknown as CustomEvent).detail),
    );
    await press(element, 'end-button');
    await press(element, 'sign-button');
    expect(urls).to.deep.equal([`${platform.endpoint}/confirm/handoff-1`]);
    const { draft } = platform.handoffs[0] ?? {};
    expect(draft?.body).to.deep.equal({
      kind: 'public_contest',
      textVersion: 2,
      textHash: 'b'.repeat(64),
      subject: { type: 'demand', id: DEMAND_ID },
    });
    expect(registry['handoffs.create'].body?.safeParse(draft).success).to.equal(true);
    await decide(platform, { status: 'confirmed', result: consentAnswer() });
    expect(partText(element, 'notice')).to.equal('已签署 签署时间 2026-04-01 16:00:00 (+08:00)');
    expect(heard(element)).to.equal('已签署');
    expect(partOf(element, 'sign-button')).to.equal(null);
    expect(signed).to.deep.equal([consentAnswer()]);
  });

  it('can be signed again once it was taken back, as far as the page knows', async () => {
    const element = await shown();
    element.consent = consentAnswer({ revokedAt: '2026-04-02T16:00:00.000+08:00' });
    await element.updateComplete;
    expect(partText(element, 'notice')).to.contain('已撤回');
    expect(partOf(element, 'sign-button')).to.not.equal(null);
    element.consent = consentAnswer();
    await element.updateComplete;
    expect(partOf(element, 'sign-button')).to.equal(null);
  });

  it('asks for reading the new text where it has changed meanwhile', async () => {
    const platform = new ConsentPlatform();
    const element = await shown(platform);
    await press(element, 'end-button');
    await press(element, 'sign-button');
    platform.texts = [consentText({ version: 3, textHash: 'c'.repeat(64) })];
    await decide(platform, { status: 'failed', problem: { code: 'consent.text_stale' } });
    await time.pass(500);
    await until(() => partText(element, 'version').includes('第 3 版'));
    expect(partText(element, 'notice')).to.contain('文本已更新');
    expect(partOf(element, 'sign-button')?.getAttribute('aria-disabled')).to.equal('true');
  });

  it('lets the page take signing over', async () => {
    const element = await shown();
    element.addEventListener('jtop-consent-sign-sign-request', (event) => event.preventDefault());
    await press(element, 'end-button');
    await press(element, 'sign-button');
    expect(urls).to.deep.equal([]);
  });

  it('is empty without a subject or a text, and says why it failed', async () => {
    const bare = await shown(new ConsentPlatform(), { 'subject-id': '' });
    expect(bare.state).to.equal('empty');
    const platform = new ConsentPlatform();
    platform.problem = { path: /consent-texts/, status: 503, code: 'unavailable' };
    const element = await shown(platform);
    expect(element.state).to.equal('error');
    expect(partText(element, 'error')).to.contain('7f3a-21c8');
    platform.problem = undefined;
    await press(element, 'retry');
    await until(() => element.state === 'ready');
    expect(element.state).to.equal('ready');
  });

  it('shows hostile text as text', async () => {
    const platform = new ConsentPlatform();
    const evil = `<img src=x onerror="document.title='owned'">${'长'.repeat(2_000)}`;
    platform.texts = [consentText({ title: { zh: evil, en: evil }, text: { zh: evil, en: evil } })];
    const element = await shown(platform);
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    expect(partText(element, 'title').length).to.be.below(310);
  });

  for (const lang of ['zh-CN', 'en'])
    for (const attributes of [{}, { mode: 'elder', appearance: 'dark' }, { theme: 'contrast' }])
      it(`is accessible and stays inside at 320 px: ${lang} ${JSON.stringify(attributes)}`, async () => {
        const element = await shown(new ConsentPlatform(), { lang, ...attributes });
        const box = document.body.appendChild(document.createElement('div'));
        box.style.width = '320px';
        box.append(element);
        await settle(6);
        const root = element.shadowRoot?.querySelector('.root') as HTMLElement;
        expect(root.scrollWidth).to.be.at.most(root.clientWidth);
        expect(root.textContent).to.not.match(/undefined|NaN|\[object/);
        time.restore();
        expect(await violations(element)).to.deep.equal([]);
        box.remove();
      });
});

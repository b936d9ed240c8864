import { formatInstant } from '@jtop/contract';
import { expect } from 'chai';
import '../../../define/bid-panel.js';
import '../../../define/sign-in.js';
import { violations } from '../../../testing/conformance.js';
import { settle } from '../../../testing/fake-time.js';
import { LOT_ID, NOW } from '../../../testing/fixtures.js';
import { demoPlatform, mount, partOf, partText } from '../../../testing/mount.js';
import { submitButton, takingPartStage } from '../../../testing/taking-part-stage.js';
import { acceptedBid } from '../../../testing/viewer-states.js';

const ID = '0197c0de-0000-7000-8000-00000000aaaa';
/** Names of storages that the browser refuses to give out, as with cookies blocked. */
const STORAGES = ['sessionStorage', 'localStorage'] as const;

describe('<jtop-bid-panel> when the person comes back by the whole page', () => {
  const before = STORAGES.map((name) => Object.getOwnPropertyDescriptor(window, name) ?? {});
  const address = location.href;

  afterEach(() => {
    STORAGES.forEach((name, at) => Object.defineProperty(window, name, before[at] ?? {}));
    history.replaceState(null, '', address);
  });
  // After that: it clears the storage.
  const stage = takingPartStage();
  const { shown, press, decide, windows } = stage;

  const comeBack = (rest = '&status=confirmed&sig=b2theQ', id = ID): void =>
    history.replaceState(null, '', `#jtop-handoff=${id}${rest}`);
  const blockStorage = (): void => {
    for (const name of STORAGES)
      Object.defineProperty(window, name, {
        configurable: true,
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  };

  for (const [lang, said, link] of [
    ['zh-CN', '您已从省平台返回。浏览器没有为本页保存信息，结果请到省平台核对。', '前往省平台'],
    [
      'en',
      'You are back from the platform. Your browser keeps nothing for this page: check the outcome there.',
      'Go to the platform',
    ],
  ] as const) {
    it(`says in ${lang} that it cannot know the outcome where storage is blocked, and leads to the account`, async () => {
      comeBack();
      blockStorage();
      const platform = demoPlatform();
      const { panel } = await shown(platform, { lang });
      expect(partText(panel, 'act-note')).to.equal(said);
      const second = partOf(panel, 'second');
      expect(second?.textContent).to.equal(link);
      expect(second?.getAttribute('href')).to.equal(`${platform.endpoint}/account`);
      expect(location.hash, 'the address is as it was before').to.equal('');
      expect(partText(panel, 'receipt'), 'the address is not believed').to.not.contain('第');
      expect(submitButton(panel).getAttribute('aria-disabled'), 'one can go on').to.equal('false');
      stage.time.restore();
      expect(await violations(panel)).to.deep.equal([]);
    });
  }

  it('says so too where storage works but has lost the hand-off, as in another tab', async () => {
    comeBack();
    const { panel } = await shown(demoPlatform());
    expect(partText(panel, 'act-note')).to.contain('您已从省平台返回');
  });

  it('says it no longer once the person goes on', async () => {
    comeBack();
    blockStorage();
    const platform = demoPlatform();
    const { panel } = await shown(platform);
    await press(panel);
    expect(windows).to.have.length(1);
    await decide(platform, { status: 'declined' });
    expect(partText(panel, 'act-note')).to.equal('您在省平台取消了，没有提交任何内容。');
    expect(partOf(panel, 'second')?.hasAttribute('href')).to.equal(false);
  });

  it('takes up what it remembers, and says nothing of the kind, nor does the panel of another lot', async () => {
    comeBack();
    const platform = demoPlatform();
    const lots = platform.lots;
    const other = '0197c0de-0000-7000-8000-0000000000ff';
    platform.lots = [...lots, ...lots.map((lot) => ({ ...lot, id: other }))];
    const draft = { operation: 'lots.bids.place', lotId: LOT_ID, body: { amountFen: 43_000_000 } };
    platform.handoffs.push({
      id: ID,
      draft: { ...draft, params: {} },
      outcome: { status: 'confirmed', result: acceptedBid() },
    });
    sessionStorage.setItem(
      `jtop.handoff:${platform.endpoint}:${LOT_ID}`,
      JSON.stringify({
        id: ID,
        secret: `secret-${ID}`,
        confirmUrl: `${platform.endpoint}/confirm/${ID}`,
        expiresAt: formatInstant(NOW + 600_000),
        draft,
      }),
    );
    const { panel } = await shown(platform);
    await settle(8);
    expect(partText(panel, 'receipt')).to.contain('第 13 次出价回执');
    const second = await shown(platform, { 'lot-id': other });
    expect(partText(second.panel, 'act-note')).to.not.contain('返回');
  });

  it('is told by <jtop-sign-in> too, until the person goes on in either', async () => {
    comeBack();
    blockStorage();
    const platform = demoPlatform();
    const element = await mount('jtop-sign-in', platform);
    const { panel } = await shown(platform);
    expect(element.state).to.equal('failed');
    expect(partText(element, 'text')).to.equal('浏览器没有为本页保存信息，无法得知登录结果。');
    expect(partOf(element, 'account')?.getAttribute('href')).to.equal(`${platform.endpoint}/account`);
    await press(element, 'sign-in-button');
    expect(element.state).to.equal('waiting');
    expect(partText(panel, 'act-note')).to.not.contain('返回');
  });

  for (const [rest, id] of [
    ['', ''],
    ['<img src=x onerror=alert(1)>', ''],
    ['&status=confirmed', '%00'],
  ] as const) {
    it(`takes #jtop-handoff=${id}${rest} out of the address, and says nothing`, async () => {
      comeBack(rest, id);
      const { panel } = await shown(demoPlatform());
      expect(location.hash).to.equal('');
      expect(partText(panel, 'act-note')).to.not.contain('返回');
    });
  }

  it('leaves any other fragment of the page alone', async () => {
    history.replaceState(null, '', '#section-2');
    await shown(demoPlatform());
    expect(location.hash).to.equal('#section-2');
  });
});

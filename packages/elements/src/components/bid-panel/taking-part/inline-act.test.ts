import { expect } from 'chai';
import '../../../define/bid-panel.js';
import type { FakePlatform } from '../../../testing/fake-platform.js';
import { fakeTime, settle, until, type FakeTime } from '../../../testing/fake-time.js';
import { LOT_ID, NOW } from '../../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../../testing/mount.js';
import { acceptedBid, platformFor, viewerCases, type ViewerCase } from '../../../testing/viewer-states.js';

const free = viewerCases['7 eligible, free phase'] as ViewerCase;

describe('<jtop-bid-panel> in the page itself, with tokens of the page', () => {
  let time: FakeTime;
  beforeEach(() => {
    time = fakeTime(NOW - 86_400_000);
    sessionStorage.clear();
  });
  afterEach(() => {
    unmountAll();
    time.restore();
    sessionStorage.clear();
  });
  const press = async (panel: HTMLElement): Promise<void> => {
    partOf(panel, 'submit-button')?.click();
    await settle(8);
  };
  const facts = (panel: HTMLElement, ...names: string[]): string[] => {
    const seen: string[] = [];
    for (const name of names) panel.addEventListener(`jtop-bid-panel-${name}`, () => seen.push(name));
    return seen;
  };

  const inline = async (platform: FakePlatform, getToken = () => 'lot-token') => {
    const panel = await mount('jtop-bid-panel', platform, { confirm: 'inline' });
    const asked: object[] = [];
    panel.authProvider = {
      getToken(context) {
        asked.push({ scopes: context.scopes, reason: context.reason, lotId: context.lotId });
        return getToken();
      },
    };
    await until(() => partOf(panel, 'submit-button') !== null);
    await settle(2);
    return { panel, asked };
  };

  it('bids with a token for this lot, without any window', async () => {
    const platform = platformFor(free);
    platform.write = () => acceptedBid();
    const { panel, asked } = await inline(platform);
    await press(panel);
    await until(() => partText(panel, 'receipt').includes('13'));
    expect(platform.handoffs).to.deep.equal([]);
    expect(asked).to.deep.equal([{ scopes: ['bids:place'], reason: 'needed', lotId: LOT_ID }]);
    expect(platform.written[0]).to.deep.include({
      path: `/v1/lots/${LOT_ID}/bids`,
      authorization: 'Bearer lot-token',
      body: { amountFen: 43_000_000 },
    });
    expect(partText(panel, 'receipt')).to.contain('第 13 次出价回执');
    expect(Object.values({ ...sessionStorage }).join()).to.not.contain('lot-token');
  });

  it('asks the provider once more where the token is refused, and says so where that does not help', async () => {
    const platform = platformFor(free);
    platform.write = () => ({ status: 401, code: 'auth.required' });
    const { panel, asked } = await inline(platform);
    await press(panel);
    expect(asked.map((context) => (context as { reason: string }).reason)).to.deep.equal([
      'needed',
      'refused',
    ]);
    expect(partText(panel, 'in-words')).to.contain('登录已失效');
  });

  it('fills in the next valid amount after a refusal', async () => {
    const platform = platformFor(free);
    platform.write = () => ({ status: 409, code: 'bid.too_low', minNextAmountFen: 44_000_000 });
    const { panel } = await inline(platform);
    await press(panel);
    expect(panel.shadowRoot?.querySelector('input')?.value).to.equal('44.0');
  });

  it('finds out what became of a bid whose answer was lost, under the same key', async () => {
    const platform = platformFor(free);
    let lost = 8;
    platform.write = () => (lost-- > 0 ? undefined : acceptedBid());
    const { panel } = await inline(platform);
    const seen = facts(panel, 'unknown', 'placed');
    await press(panel);
    await time.pass(6000);
    expect(partText(panel, 'submit-button')).to.contain('正在核对结果');
    await time.pass(30_000);
    await until(() => seen.length > 1);
    expect(seen).to.deep.equal(['unknown', 'placed']);
    expect(new Set(platform.written.map(({ key }) => key)).size).to.equal(1);
  });
});

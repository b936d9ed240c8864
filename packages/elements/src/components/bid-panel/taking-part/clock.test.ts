import { expect } from 'chai';
import '../../../define/bid-panel.js';
import { look } from '../../../testing/fake-time.js';
import { NOW } from '../../../testing/fixtures.js';
import { partText } from '../../../testing/mount.js';
import { submitButton, takingPartStage } from '../../../testing/taking-part-stage.js';
import { platformFor, viewerCases, type ViewerCase } from '../../../testing/viewer-states.js';

const MINUTE = 60_000;
const free = viewerCases['7 eligible, free phase'] as ViewerCase;

/** The lot closes at 15:00:00; the platform's clock says 14:47:14 when the page is opened. */
describe('<jtop-bid-panel> where a clock is not to be trusted', () => {
  // Seven minutes late: by this clock the lot has long to go.
  const stage = takingPartStage(NOW - 7 * MINUTE);
  const { shown, press } = stage;

  const note = (panel: HTMLElement): string => partText(panel, 'act-note');

  it('counts by the platform’s clock where the machine’s is seven minutes off, says so, and warns of nothing', async () => {
    const { panel } = await shown(free);
    await look();
    await stage.time.pass(1000);
    expect(partText(panel, 'time')).to.match(/00:12:4\d/);
    expect(partText(panel, 'as-of')).to.match(/服务器时间 14:47:1\d，误差 ±0\.\d\d 秒/);
    expect(note(panel)).to.equal('在省平台窗口中核对并确认后生效；出价后不能撤回。');
  });

  for (const [lang, unknown, early] of [
    ['zh-CN', '服务器时间未知', '尚未与服务器对时，剩余时间按本机推算，请尽早出价。'],
    [
      'en',
      'Server time unknown',
      'Not yet set by the server’s clock: the time left is your device’s. Bid early.',
    ],
  ] as const) {
    it(`says in ${lang} that the time left is the machine’s own guess, until the platform has told the time`, async () => {
      const platform = platformFor(free);
      platform.problem = { path: /\/time$/, status: 503, code: 'unavailable' };
      const { panel } = await shown(platform, { lang });
      await stage.time.pass(20_000);
      expect(partText(panel, 'as-of')).to.contain(unknown);
      expect(note(panel)).to.equal(early);
      platform.problem = undefined;
      await stage.time.pass(30_000);
      expect(partText(panel, 'as-of')).to.not.contain(unknown);
      expect(note(panel)).to.not.equal(early);
    });
  }

  for (const [lang, text] of [
    ['zh-CN', /^网络较慢（往返 3\.\d 秒），请最迟在 14:59:5\d 前出价。$/],
    ['en', /^Slow network \(3\.\d s there and back\): bid by 14:59:5\d at the latest\.$/],
  ] as const) {
    it(`says in ${lang} by when a bid is safe on a slow network`, async () => {
      const platform = platformFor(free);
      platform.timeTakesMs = 3000;
      const { panel } = await shown(platform, { lang });
      await look();
      await stage.time.pass(20_000);
      expect(note(panel)).to.match(text);
      expect(submitButton(panel).getAttribute('aria-disabled'), 'a warning, no ban').to.equal('false');
    });
  }

  for (const [lang, text] of [
    ['zh-CN', /^本机时钟有变动（误差 ±\d+\.\d 秒），请最迟在 14:59:[0-5]\d 前出价。$/],
    ['en', /^Clock uncertain \(±\d+\.\d s\): bid by 14:59:[0-5]\d at the latest\.$/],
  ] as const) {
    it(`says in ${lang} by when a bid is safe after the machine’s clock was set, until it is checked again`, async () => {
      const platform = platformFor(free);
      const { panel } = await shown(platform, { lang });
      await look();
      await stage.time.pass(2000);
      platform.timeTakesMs = 4000;
      const before = Date.now;
      Date.now = () => before() + 20_000;
      await stage.time.pass(2000);
      expect(note(panel)).to.match(text);
      expect(partText(panel, 'time'), 'the count itself goes on unmoved').to.match(/00:12:[34]\d/);
      await stage.time.pass(20_000);
      Date.now = before;
    });
  }

  it('lets one bid all the same, for the platform’s clock decides', async () => {
    const platform = platformFor(free);
    platform.problem = { path: /\/time$/, status: 503, code: 'unavailable' };
    const { panel } = await shown(platform);
    await stage.time.pass(20_000);
    await press(panel);
    expect(platform.handoffs).to.have.length(1);
  });
});

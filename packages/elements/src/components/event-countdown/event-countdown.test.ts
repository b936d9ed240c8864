import { formatInstant } from '@jtop/contract';
import { expect } from 'chai';
import '../../define/event-countdown.js';
import { runElementConformance } from '../../testing/conformance.js';
import { fakeTime, look, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW, SESSION_ID, makeSession } from '../../testing/fixtures.js';
import { demoPlatform, mount, partText, unmountAll } from '../../testing/mount.js';

const HOUR = 3_600_000;
const at = (opens: number, closes: number) => ({
  opensAt: formatInstant(NOW + opens),
  closesAt: formatInstant(NOW + closes),
});

runElementConformance({
  tag: 'jtop-event-countdown',
  parts: 'event body badge title place time time-label time-value time-absolute action'.split(' '),
  states: {
    deadline: { attributes: { format: 'deadline' }, expected: 'ready' },
    relative: { attributes: { format: 'relative' }, expected: 'ready' },
    live: {
      prepare: (platform) => void (platform.sessions = [makeSession(at(-HOUR, HOUR))]),
      expected: 'ready',
    },
    ended: {
      prepare: (platform) => void (platform.sessions = [makeSession(at(-2 * HOUR, -HOUR))]),
      expected: 'ready',
    },
    'nothing scheduled': {
      prepare: (platform) => void (platform.sessions = []),
      attributes: { 'session-id': 'next' },
      expected: 'empty',
    },
    unknown: { prepare: (platform) => void (platform.sessions = []), expected: 'error' },
    elder: { attributes: { mode: 'elder', appearance: 'dark' }, expected: 'ready' },
  },
});

describe('<jtop-event-countdown>', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });

  it('counts to the next session by the platform’s clock, whatever the machine’s own says', async () => {
    const platform = demoPlatform();
    platform.sessions = [
      makeSession({ id: '0197c0de-0000-7000-8000-0000000000aa', ...at(-HOUR, HOUR) }),
      makeSession(),
      makeSession({ id: '0197c0de-0000-7000-8000-0000000000bb', ...at(7 * 24 * HOUR, 8 * 24 * HOUR) }),
    ];
    const countdown = await mount('jtop-event-countdown', platform, { 'session-id': 'next' });
    await look();
    expect(partText(countdown, 'title')).to.equal('周五网络竞价');
    expect(partText(countdown, 'time-value')).to.match(/^1天19:12:4[56]$/);
    expect(partText(countdown, 'time-absolute')).to.equal('2026-06-05 周五 10:00 (+08:00)');
    expect(platform.asked.some((path) => path.includes('from=2026-06-03'))).to.equal(true);
    await time.pass(5000);
    expect(partText(countdown, 'time-value')).to.match(/^1天19:12:4[0-2]$/);
  });

  it('says the moment, or about how long', async () => {
    const deadline = await mount('jtop-event-countdown', demoPlatform(), { format: 'deadline' });
    expect(partText(deadline, 'time')).to.contain('开始时间').and.to.contain('6月5日 周五 10:00');
    const relative = await mount('jtop-event-countdown', demoPlatform(), { format: 'relative', lang: 'en' });
    expect(partText(relative, 'time-value')).to.equal('1 day 19 hours');
  });

  it('turns to «in progress» when the session begins, and says so once', async () => {
    const platform = demoPlatform();
    platform.sessions = [makeSession(at(3000, HOUR))];
    const countdown = await mount('jtop-event-countdown', platform);
    let started = 0;
    countdown.addEventListener('jtop-event-countdown-started', () => started++);
    await look();
    await time.pass(5000);
    expect(partText(countdown, 'badge')).to.equal('进行中');
    expect(partText(countdown, 'time-label')).to.equal('距结束');
    expect(started).to.equal(1);
  });

  it('goes on to the next session after the end', async () => {
    const platform = demoPlatform();
    platform.sessions = [
      makeSession(at(1000, 3000)),
      makeSession({
        id: '0197c0de-0000-7000-8000-0000000000bb',
        specialTitle: '下一场',
        ...at(HOUR, 2 * HOUR),
      }),
    ];
    const countdown = await mount('jtop-event-countdown', platform, { 'session-id': 'next' });
    await look();
    await time.pass(6000);
    await until(() => partText(countdown, 'title') === '下一场');
    expect(partText(countdown, 'title')).to.equal('下一场');
  });

  it('keeps what it shows, marked, when it cannot be refreshed', async () => {
    const platform = demoPlatform();
    const countdown = await mount('jtop-event-countdown', platform);
    platform.problem = { path: /sessions/, status: 500, code: 'internal' };
    countdown.refresh();
    await settle(12);
    await time.pass(1000);
    expect(countdown.state).to.equal('stale');
    expect(partText(countdown, 'title')).to.equal('周五网络竞价');
    platform.problem = undefined;
    await time.pass(20_000);
    expect(countdown.state).to.equal('ready');
  });

  it('tells the page what it counts to', async () => {
    const platform = demoPlatform();
    const seen: unknown[] = [];
    const countdown = document.createElement('jtop-event-countdown');
    countdown.addEventListener('jtop-event-countdown-loaded', (event) =>
      seen.push((event as unknown as CustomEvent).detail),
    );
    countdown.core = platform.core;
    countdown.sessionId = SESSION_ID;
    document.body.append(countdown);
    await until(() => seen.length > 0);
    expect(seen).to.deep.equal([{ sessionId: SESSION_ID, opensAt: '2026-06-05T10:00:00.000+08:00' }]);
    countdown.remove();
  });
});

import type { AuctionSession } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import '../../define/event-countdown.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { NOW, SESSION_ID, makeSession } from '../../testing/fixtures.js';
import { demoPlatform } from '../../testing/mount.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';
import type { CountdownFormat } from './event-countdown.state.js';

interface Args extends CommonArgs {
  readonly sessionId: string;
  readonly format: CountdownFormat;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Event countdown',
  component: 'jtop-event-countdown',
  args: { ...commonArgs, sessionId: SESSION_ID, format: 'countdown', platform: demoPlatform },
  argTypes: {
    ...commonArgTypes,
    format: { control: 'inline-radio', options: ['deadline', 'relative', 'countdown'] },
  },
  render: renderStory<Args>('jtop-event-countdown', ({ sessionId, format }) => ({
    'session-id': sessionId,
    format,
  })),
};
export default meta;

const platformWith = (change: (platform: FakePlatform) => void) => (): FakePlatform => {
  const platform = demoPlatform();
  change(platform);
  return platform;
};
const session = (opens: number, closes: number, change: Partial<AuctionSession> = {}): Story<Args> => ({
  args: {
    platform: platformWith((platform) => {
      platform.sessions = [
        makeSession({
          opensAt: formatInstant(NOW + opens),
          closesAt: formatInstant(NOW + closes),
          ...change,
        }),
      ];
    }),
  },
});
const HOUR = 3_600_000;

export const Countdown: Story<Args> = { args: {} };
export const Deadline: Story<Args> = { args: { format: 'deadline' } };
export const Relative: Story<Args> = { args: { format: 'relative' } };
export const Special = session(48 * HOUR, 53 * HOUR, {
  kind: 'special',
  specialTitle: '新一代信息技术拍卖专场',
});
export const StartsSoon = session(HOUR, 6 * HOUR);
export const InProgress = session(-HOUR, HOUR);
export const LastTenMinutes = session(-HOUR, HOUR / 7);
export const Ended = session(-3 * HOUR, -HOUR);
export const Loading: Story<Args> = {
  args: { platform: platformWith((platform) => (platform.silent = true)) },
};
export const Unreachable: Story<Args> = {
  args: { platform: platformWith((platform) => (platform.down = true)) },
};
export const NothingScheduled: Story<Args> = {
  args: { sessionId: 'next', platform: platformWith((platform) => (platform.sessions = [])) },
};
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };

import '../../define/sign-in.js';
import { scenarioPlatform } from '../../testing/scenario-platform.js';
import { knownViewer, signInCases } from '../../testing/sign-in-states.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  readonly siteKey: string;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Sign in',
  component: 'jtop-sign-in',
  args: { ...commonArgs, siteKey: 'pk_demo', platform: scenarioPlatform('signed-out') },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-sign-in', ({ siteKey }) => ({ 'site-key': siteKey })),
};
export default meta;

const of = (name: string, more: Partial<Args> = {}): Story<Args> => {
  const { platform = scenarioPlatform('signed-out') } = signInCases[name] ?? {};
  return { args: { platform, ...more } };
};

/** Over a platform in memory: the button drafts a hand-off and opens its window. */
export const SignedOut: Story<Args> = { args: {} };
export const Waiting = of('waiting');
export const SignedIn = of('signed in');
export const SignedInWithoutAName = of('signed in, without a name');
export const SeveralRoles: Story<Args> = {
  args: { platform: () => knownViewer({ roles: ['host', 'tech_manager'], registrations: [] }) },
};
export const Declined = of('declined');
export const Expired = of('expired');
export const WindowClosed = of('window closed');
export const WindowBlocked = of('window blocked');
export const Failed = of('failed');
export const StrangeSite = of('failed, a strange site');
export const ConnectionLost = of('connection lost while waiting');
// No story without a site key: it tells the page's developer on the console, and a story may not print there.
export const HostileText: Story<Args> = {
  args: {
    platform: () =>
      knownViewer({ displayName: `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(10_000)}` }),
  },
};
export const Government = of('signed in', { theme: 'gov' });
export const University = of('signed in', { theme: 'university' });
export const Contrast = of('signed in', { theme: 'contrast' });
export const Dark = of('signed in', { appearance: 'dark' });
export const ElderDark = of('waiting', { mode: 'elder', appearance: 'dark' });
export const English = of('signed in', { lang: 'en' });

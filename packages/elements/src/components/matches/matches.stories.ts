import '../../define/matches.js';
import { matchPlatform, nthMatch, ownMatches } from '../../testing/match-fixtures.js';
import {
  MINE,
  answeredMatch,
  answeringPlatform,
  askedPlatform,
  hostileMatches,
  shownPlatform,
} from '../../testing/match-states.js';
import type { DemandPlatform } from '../../testing/demand-platform.js';
import { DEMAND_ID } from '../../testing/demand-fixtures.js';
import { eventually, widgetIn } from '../../testing/play.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  readonly attributes: Record<string, string>;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Matches',
  component: 'jtop-matches',
  args: { ...commonArgs, attributes: {}, platform: () => matchPlatform() },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-matches', ({ attributes }) => ({
    'demand-id': DEMAND_ID,
    'listing-href': 'https://partner.example/listings/{id}',
    'demand-href': 'https://partner.example/demands/{id}',
    ...attributes,
  })),
};
export default meta;

type MatchesStory = Story<Args>;
const on = (change: (platform: DemandPlatform) => void, more: Partial<Args> = {}): MatchesStory => ({
  args: {
    platform: () => {
      const platform = matchPlatform();
      change(platform);
      return platform;
    },
    ...more,
  },
});
const mine = (platform: () => DemandPlatform, more: Partial<Args> = {}): MatchesStory => ({
  args: { attributes: MINE, platform, ...more },
});

export const OfADemand: MatchesStory = { args: {} };
export const ManyPages = on(
  (platform) => (platform.matches = Array.from({ length: 23 }, (_, n) => nthMatch(n))),
);
/** As the company of the demand sees it, over a core of its own program. */
export const TeamsToo = on((platform) => {
  const team = { type: 'team', id: 'team', title: '示例大学金属基复合材料团队' } as const;
  platform.matches = [nthMatch(0), nthMatch(1, { counterpart: team, status: 'pushed' }), nthMatch(2)];
});
export const ByAnExpert = on((platform) => (platform.matches = ownMatches().slice(2, 3)));
export const Loading = on((platform) => (platform.silent = true));
export const Empty = on((platform) => (platform.matches = []));
export const Failing = on(
  (platform) => (platform.problem = { path: /matches/, status: 503, code: 'unavailable' }),
);
export const Unreachable = on((platform) => (platform.down = true));
/** What was read stays when it cannot be read again. */
export const Stale: MatchesStory = {
  args: {},
  play: async ({ canvasElement }) => {
    const list = widgetIn(canvasElement, 'jtop-matches');
    await eventually('the list is there', () => list.state === 'ready');
    const { core } = list;
    if (core) Object.assign(core, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    list.refresh();
    await eventually('the list says that it is old', () => list.state === 'stale');
  },
};
export const HostileText = on((platform) => (platform.matches = hostileMatches()));

export const SignedOut = mine(() => matchPlatform());
export const Asked = mine(() => askedPlatform({ closed: false }));
export const AskedBlocked = mine(() => askedPlatform(null));
export const AskedDeclined = mine(() => askedPlatform({ status: 'declined' }));
export const Mine = mine(() => shownPlatform());
export const MineWithMore = mine(() => shownPlatform(ownMatches(), true));
export const MineEmpty = mine(() => shownPlatform([]));
export const MineHostile = mine(() => shownPlatform(hostileMatches()));
/** The form of the first match, before anything is chosen. */
export const Answering: MatchesStory = {
  ...mine(() => shownPlatform()),
  play: async ({ canvasElement }) => {
    const list = widgetIn(canvasElement, 'jtop-matches');
    await eventually('the list is there', () => list.state === 'ready');
    list.shadowRoot?.querySelector<HTMLElement>('[part="answer-button"]')?.click();
    await eventually('the form is open', () => list.shadowRoot?.querySelector('form') !== null);
  },
};
export const Confirming = mine(() => answeringPlatform({ closed: false }));
export const PopupBlocked = mine(() => answeringPlatform(null));
export const Accepted = mine(() => answeringPlatform({ status: 'confirmed', result: answeredMatch() }));
export const Declined = mine(() =>
  answeringPlatform({
    status: 'confirmed',
    result: answeredMatch({ status: 'declined', declineReason: 'timing', note: '明年一季度再谈。' }),
  }),
);
export const CancelledThere = mine(() => answeringPlatform({ status: 'declined' }));
export const Expired = mine(() => answeringPlatform({ status: 'expired' }));
export const Refused = mine(() =>
  answeringPlatform({ status: 'failed', problem: { code: 'auth.forbidden' } }),
);
export const AnsweredElsewhere = mine(() =>
  answeringPlatform({
    status: 'failed',
    problem: { code: 'match.state', matchStatus: 'accepted' } as { code: string },
  }),
);
export const ConnectionLost = mine(() =>
  answeringPlatform({ status: 'pending' }, (platform) => (platform.down = true)),
);

export const English: MatchesStory = { args: { lang: 'en' } };
export const EnglishMine = mine(() => shownPlatform(), { lang: 'en' });
export const Government: MatchesStory = { args: { theme: 'gov' } };
export const Contrast = mine(() => shownPlatform(), { theme: 'contrast' });
export const ElderDark = mine(() => shownPlatform(), { mode: 'elder', appearance: 'dark' });

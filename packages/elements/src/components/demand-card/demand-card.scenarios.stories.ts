import '../../define/demand-card.js';
import { SCENARIO_DEMAND_ID, scenarioPlatform } from '../../testing/scenario-platform.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

/** The card over a whole platform in memory. */
const meta: StoryMeta<CommonArgs> = {
  title: 'Scenarios/Demand card',
  component: 'jtop-demand-card',
  args: { ...commonArgs, platform: scenarioPlatform('demand-public') },
  argTypes: commonArgTypes,
  render: renderStory<CommonArgs>('jtop-demand-card', () => ({ 'demand-id': SCENARIO_DEMAND_ID })),
};
export default meta;

type CardStory = Story<CommonArgs>;

export const Public: CardStory = { args: {} };
export const MatchedTeam: CardStory = { args: { platform: scenarioPlatform('demand-matched') } };
export const Owner: CardStory = { args: { platform: scenarioPlatform('demand-own') } };
export const HostileText: CardStory = { args: { platform: scenarioPlatform('demand-board-hostile') } };
export const Failing: CardStory = { args: { platform: scenarioPlatform('demand-board-error') } };

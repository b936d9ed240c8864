import '../../define/demand-detail.js';
import { SCENARIO_DEMAND_ID, scenarioPlatform } from '../../testing/scenario-platform.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

/** One demand over a whole platform in memory, as each level sees it. */
const meta: StoryMeta<CommonArgs> = {
  title: 'Scenarios/Demand detail',
  component: 'jtop-demand-detail',
  args: { ...commonArgs, platform: scenarioPlatform('demand-public') },
  argTypes: commonArgTypes,
  render: renderStory<CommonArgs>('jtop-demand-detail', () => ({ 'demand-id': SCENARIO_DEMAND_ID })),
};
export default meta;

type DetailStory = Story<CommonArgs>;

export const Public: DetailStory = { args: {} };
export const Member: DetailStory = { args: { platform: scenarioPlatform('demand-member') } };
export const MatchedTeam: DetailStory = { args: { platform: scenarioPlatform('demand-matched') } };
export const Owner: DetailStory = { args: { platform: scenarioPlatform('demand-own') } };
export const Operator: DetailStory = { args: { platform: scenarioPlatform('demand-operator') } };
export const HostileText: DetailStory = { args: { platform: scenarioPlatform('demand-board-hostile') } };
export const Failing: DetailStory = { args: { platform: scenarioPlatform('demand-board-error') } };

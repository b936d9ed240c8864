import { formatInstant } from '@jtop/contract';
import '../../define/demand-card.js';
import { DEMAND_ID, makeDemand, type DemandChange } from '../../testing/demand-fixtures.js';
import { demandPlatform, type DemandPlatform } from '../../testing/demand-platform.js';
import { NOW } from '../../testing/fixtures.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  readonly demandId: string;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Demand card',
  component: 'jtop-demand-card',
  args: { ...commonArgs, demandId: DEMAND_ID, platform: () => demandPlatform(5) },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-demand-card', ({ demandId }) => ({ 'demand-id': demandId })),
};
export default meta;

const on = (change: (platform: DemandPlatform) => void): Story<Args> => ({
  args: {
    platform: () => {
      const platform = demandPlatform(5);
      change(platform);
      return platform;
    },
  },
});
const demand = (change: DemandChange): Story<Args> =>
  on((platform) => (platform.demands = [makeDemand(change)]));

export const Answering = demand({});
export const ClosingSoon = demand({ deadline: formatInstant(NOW + 5 * 60_000) });
export const AnswersClosed = demand({ deadline: formatInstant(NOW - 60_000) });
export const Awarded = demand({ status: 'awarded' });
export const Unmet = demand({ status: 'unmet' });
export const BudgetHidden = demand({
  budgetBand: undefined,
  _redacted: [{ path: '$.budgetFen', method: 'removal', reason: 'company_choice', until: 'parties' }],
});
export const CompanyNamed = demand({
  company: { name: '常州示例轨道装备有限公司（虚构）' },
  _redacted: undefined,
});
export const Metrology = demand({ track: 'metrology', externalUrl: 'https://metrology.example/demands/1' });
export const Loading = on((platform) => (platform.silent = true));
export const Unreachable = on((platform) => (platform.down = true));
export const NotFound = on((platform) => (platform.demands = []));
export const Empty: Story<Args> = { args: { demandId: '' } };
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const English: Story<Args> = { args: { lang: 'en' } };
export const HostileText = demand({
  title: `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(10_000)}`,
});

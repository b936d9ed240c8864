import { formatInstant } from '@jtop/contract';
import '../../define/demand-detail.js';
import { DEMAND_ID, fullDemand, makeDemand, type DemandChange } from '../../testing/demand-fixtures.js';
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
  title: 'Widgets/Demand detail',
  component: 'jtop-demand-detail',
  args: { ...commonArgs, demandId: DEMAND_ID, platform: () => demandPlatform(5) },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-demand-detail', ({ demandId }) => ({
    'demand-id': demandId,
    'answer-href': 'https://partner.example/{id}/answer',
  })),
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
export const Awarded = demand({ status: 'awarded' });
export const OfAParty = on((platform) => (platform.demands = [fullDemand()]));
export const MostHidden = demand({
  company: undefined,
  summary: undefined,
  problem: undefined,
  targetMetrics: undefined,
  budgetBand: undefined,
  cooperationModes: undefined,
  _redacted: ['company.name', 'summary', 'problem', 'targetMetrics', 'budgetFen', 'cooperationModes'].map(
    (field) => ({
      path: `$.${field}`,
      method: 'removal' as const,
      reason: 'company_choice' as const,
      until: 'parties' as const,
    }),
  ),
});
export const Metrology = demand({ track: 'metrology', externalUrl: 'https://metrology.example/demands/1' });
export const Loading = on((platform) => (platform.silent = true));
export const Unreachable = on((platform) => (platform.down = true));
export const NotFound = on((platform) => (platform.demands = []));
export const Empty: Story<Args> = { args: { demandId: '' } };
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const Dark: Story<Args> = { args: { appearance: 'dark' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const Contrast: Story<Args> = { args: { theme: 'contrast' } };
export const English: Story<Args> = { args: { lang: 'en' } };
const hostile = `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(10_000)}`;
export const HostileText = demand({ title: hostile, problem: hostile, company: { name: hostile } });

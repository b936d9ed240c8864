import '../../define/demand-board.js';
import { boardDemand, makeBoard } from '../../testing/demand-fixtures.js';
import { demandPlatform, type DemandPlatform } from '../../testing/demand-platform.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  /** Filters, page size and the like, as attributes. */
  readonly attributes: Record<string, string>;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Demand board',
  component: 'jtop-demand-board',
  args: { ...commonArgs, attributes: {}, platform: () => demandPlatform(104) },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-demand-board', ({ attributes }) => ({
    'detail-href': 'https://partner.example/{id}',
    'page-size': '5',
    ...attributes,
  })),
};
export default meta;

const on = (change: (platform: DemandPlatform) => void, count = 104): Story<Args> => ({
  args: {
    platform: () => {
      const platform = demandPlatform(count);
      change(platform);
      return platform;
    },
  },
});
const having = (attributes: Record<string, string>): Story<Args> => ({ args: { attributes } });

export const Board = having({});
export const OnePage = on(() => undefined, 5);
export const TwoBatches = on((platform) => {
  platform.boards = [makeBoard(), makeBoard({ id: 'b-1', batchNo: 1, demandIds: [boardDemand(1).id] })];
});
export const NotPublished = having({ field: 'biomedicine' });
export const AllDemands = having({ scope: 'all' });
export const OfOneField = having({ field: 'ai', scope: 'all' });
export const Searched = having({ q: '缺陷', sort: 'deadline' });
export const Metrology = having({ track: 'metrology' });
export const Compact = having({ compact: '' });
export const NothingMatches = having({ q: '石墨烯量子点墨水' });
export const NothingThere = on((platform) => {
  platform.demands = [];
  platform.boards = [];
});
export const Loading = on((platform) => (platform.silent = true));
export const Unreachable = on((platform) => (platform.down = true));
export const Refused = on(
  (platform) => (platform.problem = { path: /boards/, status: 503, code: 'unavailable' }),
);
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const University: Story<Args> = { args: { theme: 'university' } };
export const Contrast: Story<Args> = { args: { theme: 'contrast' } };
export const Dark: Story<Args> = { args: { appearance: 'dark' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const English: Story<Args> = { args: { lang: 'en' } };
export const HostileText = on((platform) => {
  const text = `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(10_000)}`;
  platform.demands = [boardDemand(0, { title: text, company: { name: text } }), boardDemand(1)];
});

import '../../define/solution-form.js';
import { DEMAND_ID, solutionFormCases, solutionPlatform } from '../../testing/solution-form-states.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

const meta: StoryMeta<CommonArgs> = {
  title: 'Widgets/Solution form',
  component: 'jtop-solution-form',
  args: { ...commonArgs, platform: () => solutionPlatform() },
  argTypes: commonArgTypes,
  render: renderStory<CommonArgs>('jtop-solution-form', () => ({
    'site-key': 'pk_test',
    'demand-id': DEMAND_ID,
  })),
};
export default meta;

const of = (name: string, more: Partial<CommonArgs> = {}): Story<CommonArgs> => {
  const { platform = () => solutionPlatform() } = solutionFormCases[name] ?? {};
  return { args: { platform, ...more } };
};

export const Empty = of('empty');
export const Approach = of('approach');
export const Quote = of('quote');
export const QuoteErrors = of('errors of the quote');
export const Files = of('files');
export const Review = of('review');
export const StorageFull = of('storage full');
export const Waiting = of('waiting');
export const WindowBlocked = of('window blocked');
export const Expired = of('expired');
export const HandedInBefore = of('handed in before');
export const Late = of('late');
export const Done = of('done');
export const NotFound = of('not found');
export const Failed = of('failed');
export const HostileText = of('hostile text');
export const Elder = of('errors of the quote', { mode: 'elder' });
export const Dark = of('quote', { appearance: 'dark' });
export const Government = of('files', { theme: 'gov' });
export const Contrast = of('errors of the quote', { theme: 'contrast' });
export const English = of('errors of the quote', { lang: 'en' });

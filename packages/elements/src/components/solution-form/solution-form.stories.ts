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

interface Args extends CommonArgs {
  readonly attributes: Readonly<Record<string, string>>;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Solution form',
  component: 'jtop-solution-form',
  args: { ...commonArgs, platform: () => solutionPlatform(), attributes: {} },
  argTypes: { ...commonArgTypes, attributes: { table: { disable: true } } },
  render: renderStory<Args>('jtop-solution-form', ({ attributes }) => ({
    'site-key': 'pk_test',
    'demand-id': DEMAND_ID,
    ...attributes,
  })),
};
export default meta;

const of = (name: string, more: Partial<CommonArgs> = {}): Story<Args> => {
  const { platform = () => solutionPlatform(), attributes = {} } = solutionFormCases[name] ?? {};
  return { args: { platform, attributes, ...more } };
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
export const SecondVersion = of('second version');
export const ToBeFetched = of('to be fetched');
export const Fetching = of('fetching');
export const FetchBlocked = of('fetch blocked');
export const FetchDeclined = of('fetch declined');
export const FetchExpired = of('fetch expired');
export const FetchFailed = of('fetch failed');
export const Improving = of('improving');
export const ImprovedToBeSent = of('improved, to be sent');
export const NothingChanged = of('nothing changed');
export const DecidedOn = of('decided on');
export const RefusedVersion = of('refused version');
export const LateWhileImproving = of('late while improving');
export const NotFound = of('not found');
export const Failed = of('failed');
export const HostileText = of('hostile text');
export const Elder = of('errors of the quote', { mode: 'elder' });
export const Dark = of('quote', { appearance: 'dark' });
export const Government = of('files', { theme: 'gov' });
export const Contrast = of('errors of the quote', { theme: 'contrast' });
export const English = of('errors of the quote', { lang: 'en' });

import '../../define/demand-submit.js';
import { demandSubmitCases } from '../../testing/demand-submit-states.js';
import { FakePlatform } from '../../testing/fake-platform.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

const meta: StoryMeta<CommonArgs> = {
  title: 'Widgets/Demand submit',
  component: 'jtop-demand-submit',
  args: { ...commonArgs, platform: () => new FakePlatform() },
  argTypes: commonArgTypes,
  render: renderStory<CommonArgs>('jtop-demand-submit', () => ({
    'site-key': 'pk_test',
    'metrology-href': 'https://partner.example/metrology',
  })),
};
export default meta;

const of = (name: string, more: Partial<CommonArgs> = {}): Story<CommonArgs> => {
  const { platform = () => new FakePlatform() } = demandSubmitCases[name] ?? {};
  return { args: { platform, ...more } };
};

export const Empty = of('empty');
export const Errors = of('errors of the first step');
export const Targets = of('targets');
export const Budget = of('budget');
export const Terms = of('terms');
export const WhatOthersMaySee = of('what others may see');
export const Review = of('review');
export const ReviewWithHints = of('review with hints');
export const RefusedByThePlatform = of('refused by the platform');
export const StorageFull = of('storage full');
export const InAnotherTab = of('in another tab');
export const Waiting = of('waiting');
export const WindowBlocked = of('window blocked');
export const Expired = of('expired');
export const Failed = of('failed');
export const ConnectionLost = of('connection lost while waiting');
export const Done = of('done');
export const HostileText = of('hostile text');
export const Elder = of('targets', { mode: 'elder' });
export const ElderDark = of('errors of the first step', { mode: 'elder', appearance: 'dark' });
export const Government = of('what others may see', { theme: 'gov' });
export const Contrast = of('errors of the first step', { theme: 'contrast' });
export const Dark = of('review', { appearance: 'dark' });
export const English = of('what others may see', { lang: 'en' });
export const EnglishErrors = of('errors of the first step', { lang: 'en' });

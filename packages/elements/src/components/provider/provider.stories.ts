import '../../define/bid-panel.js';
import '../../define/event-countdown.js';
import '../../define/listing-card.js';
import '../../define/provider.js';
import { SCENARIO_LISTING_ID, SCENARIO_LOT_ID, scenarioPlatform } from '../../testing/scenario-platform.js';
import {
  commonArgTypes,
  commonArgs,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

/** The widgets under one provider, as a partner's page has them: one client, one stream, one theme. */
const meta: StoryMeta<CommonArgs> = {
  title: 'Widgets/Provider',
  component: 'jtop-provider',
  args: { ...commonArgs, platform: scenarioPlatform('lively') },
  argTypes: commonArgTypes,
  render: ({ lang, theme, appearance, mode, href, platform }) => {
    const provider = document.createElement('jtop-provider');
    for (const [name, value] of Object.entries({ locale: lang, theme, appearance, mode })) {
      provider.setAttribute(name, value);
    }
    provider.core = platform().core;
    provider.append(
      widget('jtop-listing-card', { 'listing-id': SCENARIO_LISTING_ID, href }),
      widget('jtop-bid-panel', { 'lot-id': SCENARIO_LOT_ID, href }),
      widget('jtop-event-countdown', { 'session-id': 'next', href }),
    );
    return provider;
  },
};
export default meta;

export const Standard: Story<CommonArgs> = { args: {} };
export const Government: Story<CommonArgs> = { args: { theme: 'gov' } };
export const UniversityDark: Story<CommonArgs> = { args: { theme: 'university', appearance: 'dark' } };
export const English: Story<CommonArgs> = { args: { lang: 'en' } };

function widget(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

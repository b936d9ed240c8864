import '../../define/listing-card.js';
import { eventually, widgetIn } from '../../testing/play.js';
import { SCENARIO_LISTING_ID, scenarioPlatform } from '../../testing/scenario-platform.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  readonly listingId: string;
}

/** The card over a whole platform in memory. */
const meta: StoryMeta<Args> = {
  title: 'Scenarios/Listing card',
  component: 'jtop-listing-card',
  args: { ...commonArgs, listingId: SCENARIO_LISTING_ID, platform: scenarioPlatform('default') },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-listing-card', ({ listingId }) => ({ 'listing-id': listingId })),
};
export default meta;

export const Bidding: Story<Args> = { args: { platform: scenarioPlatform('free') } };
export const Sold: Story<Args> = { args: { platform: scenarioPlatform('won') } };
export const Unsold: Story<Args> = { args: { platform: scenarioPlatform('no-bids') } };
export const HostileText: Story<Args> = { args: { platform: scenarioPlatform('hostile-text') } };
export const Failing: Story<Args> = { args: { platform: scenarioPlatform('error') } };

/** The platform fails once; asked again it answers. */
export const TriedAgain: Story<Args> = {
  args: { platform: scenarioPlatform('error-once') },
  play: async ({ canvasElement }) => {
    const card = widgetIn(canvasElement, 'jtop-listing-card');
    await eventually('the card says that it could not load', () => card.state === 'error');
    // The listing, its lot and the time fail once each.
    await eventually('the card shows its listing', () => {
      card.shadowRoot?.querySelector<HTMLElement>('[part~="retry"]')?.click();
      return card.state === 'ready';
    });
  },
};

import type { Listing, Lot } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import '../../define/listing-card.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { LISTING_ID, NOW, makeListing, makeLot } from '../../testing/fixtures.js';
import { demoPlatform } from '../../testing/mount.js';
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

const meta: StoryMeta<Args> = {
  title: 'Widgets/Listing card',
  component: 'jtop-listing-card',
  args: { ...commonArgs, listingId: LISTING_ID, platform: demoPlatform },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-listing-card', ({ listingId }) => ({ 'listing-id': listingId })),
};
export default meta;

const platformWith = (change: (platform: FakePlatform) => void) => (): FakePlatform => {
  const platform = demoPlatform();
  change(platform);
  return platform;
};
const listing = (change: Partial<Listing>): Story<Args> => ({
  args: { platform: platformWith((platform) => (platform.listings = [makeListing(change)])) },
});
const lot = (change: Partial<Lot>): Story<Args> => ({
  args: { platform: platformWith((platform) => (platform.lots = [makeLot(change)])) },
});

export const Offered = listing({});
export const UseFirstPayLater = listing({
  payLater: true,
  offers: [
    {
      mode: 'license',
      licenseKind: 'ordinary',
      priceMode: 'fixed',
      payLater: {
        trialMonths: 12,
        upfrontFen: 0,
        trigger: 'acceptance',
        feeFen: 18_000_000,
        onFailure: 'terminate',
      },
    },
  ],
});
export const Registering = lot({ status: 'registering', opensAt: formatInstant(NOW + 3 * 86_400_000) });
export const OpensSoon = lot({ status: 'registering', opensAt: formatInstant(NOW + 3_600_000) });
export const Bidding = lot({});
export const Suspended = lot({ status: 'suspended' });
export const Sold = lot({ status: 'confirmed' });
export const Unsold = lot({ status: 'reserve_not_met' });
export const Cancelled = lot({ status: 'cancelled' });
export const Loading: Story<Args> = {
  args: { platform: platformWith((platform) => (platform.silent = true)) },
};
export const Unreachable: Story<Args> = {
  args: { platform: platformWith((platform) => (platform.down = true)) },
};
export const NotFound: Story<Args> = {
  args: { platform: platformWith((platform) => (platform.listings = [])) },
};
export const Empty: Story<Args> = { args: { listingId: '' } };
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const HostileText = listing({
  title: `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(10_000)}`,
});

import type { Lot } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import '../../define/bid-panel.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { LOT_ID, NOW, makeLot } from '../../testing/fixtures.js';
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
  readonly lotId: string;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Bid panel',
  component: 'jtop-bid-panel',
  args: { ...commonArgs, lotId: LOT_ID, platform: demoPlatform },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-bid-panel', ({ lotId }) => ({ 'lot-id': lotId })),
};
export default meta;

const platformWith = (change: (platform: FakePlatform) => void) => (): FakePlatform => {
  const platform = demoPlatform();
  change(platform);
  return platform;
};
const lot = (change: Partial<Lot>): Story<Args> => ({
  args: { platform: platformWith((platform) => (platform.lots = [makeLot(change)])) },
});

export const NotYetOpen = lot({
  status: 'registering',
  opensAt: formatInstant(NOW + 86_400_000),
  bidCount: 0,
});
export const FreePhase = lot({});
export const Closing = lot({ phase: 'closing', closesAt: formatInstant(NOW + 165_000) });
export const Extended = lot({ phase: 'extended', extensions: 2, closesAt: formatInstant(NOW + 1_217_000) });
export const Suspended = lot({ status: 'suspended' });
export const Closed = lot({ status: 'closed' });
export const Sold = lot({ status: 'confirmed', extensions: 3, reserveMet: true });
export const ReserveNotMet = lot({ status: 'reserve_not_met' });
export const NoSale = lot({ status: 'no_sale' });
export const Defaulted = lot({ status: 'defaulted' });
export const Relisted = lot({ status: 'relisted' });
export const Cancelled = lot({ status: 'cancelled' });
export const Voided = lot({ status: 'voided' });
export const ConnectionLost: Story<Args> = {
  args: {
    platform: platformWith((platform) => {
      setTimeout(() => {
        platform.down = true;
        platform.cut();
      }, 1000);
    }),
  },
};
export const Loading: Story<Args> = {
  args: { platform: platformWith((platform) => (platform.silent = true)) },
};
export const Unreachable: Story<Args> = {
  args: { platform: platformWith((platform) => (platform.down = true)) },
};
export const NoOpenLot: Story<Args> = {
  args: { lotId: 'live', platform: platformWith((platform) => (platform.lots = [])) },
};
export const University: Story<Args> = { args: { theme: 'university' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const Contrast: Story<Args> = { args: { theme: 'contrast' } };

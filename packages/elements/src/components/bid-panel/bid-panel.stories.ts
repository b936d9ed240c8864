import type { Lot } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import '../../define/bid-panel.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { LOT_ID, NOW, makeLot } from '../../testing/fixtures.js';
import { demoPlatform } from '../../testing/mount.js';
import { platformFor, viewerCases } from '../../testing/viewer-states.js';
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
  /** With it one can take part. */
  readonly siteKey?: string;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Bid panel',
  component: 'jtop-bid-panel',
  args: { ...commonArgs, lotId: LOT_ID, platform: demoPlatform },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-bid-panel', ({ lotId, siteKey }) => ({
    'lot-id': lotId,
    ...(siteKey !== undefined && { 'site-key': siteKey }),
  })),
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

/** A state of the viewer (domain §7). */
const viewer = (name: string): Story<Args> => ({
  name,
  args: {
    siteKey: 'pk_demo',
    platform: () => platformFor(viewerCases[name] ?? { title: ['', ''], button: /./ }),
  },
});
export const SignedOut = viewer('1 signed out');
export const NotQualified = viewer('2 not qualified');
export const DepositDue = viewer('3 deposit due');
export const DepositProcessing = viewer('4 deposit processing');
export const RulesNotAccepted = viewer('5 rules not accepted');
export const EligibleNotOpen = viewer('6 eligible, not yet open');
export const EligibleFree = viewer('7 eligible, free phase');
export const Leading = viewer('8 leading');
export const Outbid = viewer('9 outbid');
export const EligibleClosing = viewer('10 closing window');
export const EligibleExtended = viewer('11 extended');
export const PreemptionOffer = viewer('12 pre-emption offer');
export const SuspendedForBidder = viewer('13 suspended');
export const Won = viewer('14 closed, won');
export const Lost = viewer('15 closed, lost');
export const Unsold = viewer('16 closed, no sale');
export const ConfirmedSignAndPay = viewer('17 confirmed, sign and pay');
export const Contracted = viewer('18 contracted');
export const RelistedForBidder = viewer('19 relisted');
export const ReadOnly = viewer('20 read-only, by office');

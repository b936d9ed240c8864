import '../../define/bid-panel.js';
import { eventually, widgetIn } from '../../testing/play.js';
import { SCENARIO_LOT_ID, scenarioPlatform } from '../../testing/scenario-platform.js';
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

/** The panel over a whole platform in memory: what happens there happens here, stream included. */
const meta: StoryMeta<Args> = {
  title: 'Scenarios/Bid panel',
  component: 'jtop-bid-panel',
  args: { ...commonArgs, lotId: SCENARIO_LOT_ID, platform: scenarioPlatform('default') },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-bid-panel', ({ lotId }) => ({ 'lot-id': lotId })),
};
export default meta;

export const SignedOut: Story<Args> = { args: { platform: scenarioPlatform('signed-out') } };
export const NotOpen: Story<Args> = { args: { platform: scenarioPlatform('not-open') } };
export const Free: Story<Args> = { args: { platform: scenarioPlatform('free') } };
export const Leading: Story<Args> = { args: { platform: scenarioPlatform('leading') } };
export const Outbid: Story<Args> = { args: { platform: scenarioPlatform('outbid') } };
export const Closing: Story<Args> = { args: { platform: scenarioPlatform('closing-soon') } };
export const Extended: Story<Args> = { args: { platform: scenarioPlatform('extended') } };
export const Suspended: Story<Args> = { args: { platform: scenarioPlatform('suspended') } };
export const Won: Story<Args> = { args: { platform: scenarioPlatform('won') } };
export const Lost: Story<Args> = { args: { platform: scenarioPlatform('lost') } };
export const ReserveNotMet: Story<Args> = { args: { platform: scenarioPlatform('reserve-not-met') } };
export const NoBids: Story<Args> = { args: { platform: scenarioPlatform('no-bids') } };
export const ClockSkew: Story<Args> = { args: { platform: scenarioPlatform('clock-skew') } };
export const Empty: Story<Args> = { args: { lotId: 'live', platform: scenarioPlatform('empty') } };
export const Failing: Story<Args> = { args: { platform: scenarioPlatform('error') } };
export const HostileText: Story<Args> = { args: { platform: scenarioPlatform('hostile-text') } };
export const Slow: Story<Args> = { args: { platform: scenarioPlatform('slow') } };

/** Rivals bid every few seconds: the price moves while one looks. */
export const Lively: Story<Args> = {
  args: { platform: scenarioPlatform('lively') },
  play: ({ canvasElement }) => seeThePriceMove(canvasElement),
};

/** The same behind a proxy that cuts each stream after three messages: nothing of it is seen. */
export const ProxyCut: Story<Args> = {
  args: { platform: scenarioPlatform('proxy-cut') },
  play: ({ canvasElement }) => seeThePriceMove(canvasElement),
};

export const Offline: Story<Args> = {
  args: { platform: scenarioPlatform('offline') },
  play: async ({ canvasElement }) => {
    const panel = widgetIn(canvasElement, 'jtop-bid-panel');
    await eventually('the panel says that the connection is lost', () => panel.state === 'offline');
  },
};

async function seeThePriceMove(canvas: HTMLElement): Promise<void> {
  const panel = widgetIn(canvas, 'jtop-bid-panel');
  await eventually('the panel shows its lot', () => panel.state === 'ready');
  const price = (): string => panel.shadowRoot?.querySelector('[part~="price"]')?.textContent ?? '';
  const before = price();
  await eventually('the price moves', () => price() !== before);
}

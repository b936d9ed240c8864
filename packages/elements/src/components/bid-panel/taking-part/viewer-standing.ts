import type { Lot } from '@jtop/contract';
import type { ViewerState } from '@jtop/rules/auction';
import { momentText, moneyFormat, moneyText, timeOfDay } from '../../../internal/format.js';
import { icons, type Tone } from '../../../internal/icons.js';
import { moreIcons } from '../../../internal/more-icons.js';
import { clamp } from '../../../internal/text.js';
import type { TakingPartStrings } from '../../../locales/zh-CN/bid-panel-taking-part.js';
import type { Strings } from '../../../locales/zh-CN.js';
import { priceFormat } from '../bid-panel.state.js';
import type { TakingPartFacts } from './facts.js';
import type { TakingPartView } from './taking-part.view.js';
import { actIcons } from './icons.js';

const LOOKS: Record<ViewerState['state'], readonly [Tone, string]> = {
  signed_out: ['info', moreIcons.person],
  not_qualified: ['caution', icons.sheet],
  deposit_due: ['caution', icons.alert],
  deposit_processing: ['caution', icons.clock],
  rules_not_accepted: ['caution', icons.sheet],
  not_open: ['neutral', icons.calendar],
  free: ['neutral', icons.tick],
  closing: ['caution', icons.clock],
  extended: ['caution', moreIcons.extended],
  leading: ['positive', icons.tick],
  outbid: ['danger', actIcons.outbid],
  preemption: ['info', icons.swap],
  suspended: ['caution', icons.pause],
  won: ['positive', icons.tick],
  lost: ['neutral', icons.minus],
  no_sale: ['neutral', icons.minus],
  confirmed: ['positive', icons.tick],
  contracted: ['positive', icons.tick],
  relisted: ['neutral', icons.calendar],
  read_only: ['neutral', icons.minus],
};

/** Where the viewer stands; undefined where the panel's own words about the lot stand. */
export function viewerStanding(
  { lot, own, lost }: TakingPartFacts,
  state: ViewerState,
  t: Strings,
  p: TakingPartStrings,
): TakingPartView['standing'] {
  // Whoever watches is told of the lot itself, and all are told of a lost connection: the panel has words for both.
  if (lost || state.state === 'no_sale' || state.state === 'suspended' || state.state === 'relisted')
    return undefined;
  if (state.state === 'signed_out' && !/registering|bidding/.test(lot.status)) return undefined;
  const format = priceFormat(lot, t);
  const money = (fen: number | undefined): string => (fen === undefined ? '—' : moneyText(format(fen)));
  const name =
    state.state === 'not_qualified'
      ? state.reason
      : state.state === 'read_only' && state.reason === 'ended'
        ? 'ended'
        : state.state;
  let code = clamp(own?.bidderCode ?? '', 12);
  let amount = '';
  let time = timeOfDay(Date.parse(lot.closesAt));
  if ('amountFen' in state) amount = money(state.amountFen);
  if ('depositFen' in state) amount = moneyText(moneyFormat(t, state.depositFen)(state.depositFen));
  if (state.state === 'lost') amount = money(state.priceFen);
  if (state.state === 'not_open') time = momentText(t, state.opensAt);
  if (state.state === 'confirmed') time = momentText(t, state.signUntil);
  if (state.state === 'outbid') {
    code = clamp(lot.leadingBidderCode ?? '', 12);
    amount = money(state.amounts[0]);
  }
  const [title = '', text = ''] = p.standings[name]?.(code, amount, time) ?? [];
  const [tone, icon] = LOOKS[state.state];
  return { tone, icon, title, text };
}

/** Each standing with the longest that can be filled in. */
export function longestStandings(lot: Lot, t: Strings, p: TakingPartStrings): string[] {
  const money = moneyText(priceFormat(lot, t)(Math.max(lot.rules.startPriceFen, lot.nextAmountFen ?? 0)));
  const time = momentText(t, Date.parse('2028-12-29T23:59:00+08:00'));
  return Object.values(p.standings).map((make) => make('W8W8', money, time)[1]);
}

import type { Lot } from '@jtop/contract';
import { incrementAt } from '@jtop/rules/auction';
import {
  clockText,
  durationOf,
  isoDay,
  momentText,
  moneyFormat,
  timeOfDay,
  type MoneyFormat,
} from '../../internal/format.js';
import { groupOf } from '../../internal/lot-group.js';
import { clamp } from '../../internal/text.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { LotData } from '../../stores/lot-store.js';
import { reserveText, signOf, standingOf } from './bid-panel.standing.js';
import type { BidPanelView } from './bid-panel.view.js';
import { panelIcons } from './bid-panel.icons.js';

/** What is known, and how it is looked at. */
export interface BidPanelFacts extends LotData {
  readonly href: string | undefined;
  /** The connection is lost. */
  readonly lost: boolean;
  /** The last refresh failed. */
  readonly stale: boolean;
  /** The platform's time, epoch milliseconds. */
  readonly now: number;
  /** Whether the whole history is open. */
  readonly expanded: boolean;
  /** The viewer's own code and the word beside it, where it is known. */
  readonly own?: { readonly code: string | undefined; readonly you: string } | undefined;
}

/** Prices of one lot, all in one unit with the same decimals. */
export function priceFormat(
  { rules, currentPriceFen = rules.startPriceFen, nextAmountFen = currentPriceFen }: Lot,
  t: Strings,
): MoneyFormat {
  return moneyFormat(
    t,
    rules.startPriceFen,
    incrementAt(rules, currentPriceFen),
    currentPriceFen,
    nextAmountFen,
  );
}

/** Turns the lot, its history and the time into what the panel prints. All arithmetic of money and time is here. */
export function bidPanelState(facts: BidPanelFacts, t: Strings): BidPanelView {
  const { lot, lost, stale } = facts;
  const { rules, bidCount, currentPriceFen, leadingBidderCode } = lot;
  const format = priceFormat(lot, t);
  const group = groupOf(lot.status);
  const running = /before|open|suspended/.test(group);
  const asOf = timeOfDay(facts.asOf);
  const label =
    currentPriceFen === undefined ? 'start' : group === 'sold' ? 'sold' : running ? 'current' : 'highest';
  return {
    lotNo: clamp(lot.no, 40),
    field: t.fields[lot.listing.fields[0] ?? ''] ?? '',
    title: clamp(lot.listing.title),
    standing: lost
      ? { tone: 'caution', icon: panelIcons.lost, title: t.lostTitle, text: t.lostText(asOf) }
      : standingOf(lot, t),
    reserve: reserveText(t),
    old: lost || stale,
    priceLabel: t.priceLabels[label] ?? '',
    price: format(currentPriceFen ?? rules.startPriceFen),
    leader: leadingBidderCode ? (group === 'sold' ? t.winner : t.leading) : '',
    leaderCode: clamp(leadingBidderCode ?? '', 12),
    priceNote: bidCount > 0 ? t.bids(bidCount) : t.bidders(lot.bidderCount),
    ...timeView(facts, t),
    asOf: t.asOf(asOf),
    connection: lost ? t.offline : stale ? t.delayed : group === 'open' ? t.live : '',
  };
}

function timeView(
  { lot, now, lost }: BidPanelFacts,
  t: Strings,
): Pick<BidPanelView, 'timeLabel' | 'phase' | 'days' | 'clock' | 'counting' | 'timeNote'> {
  const { status, extensions } = lot;
  const closesAt = Date.parse(lot.closesAt);
  const opensAt = Date.parse(lot.opensAt);
  const phase = signOf(lot, t);
  const group = groupOf(status);
  const before = group === 'before';
  if (before || group === 'open') {
    const left = durationOf((before ? opensAt : closesAt) - now);
    const at = before ? momentText(t, opensAt) : t.endsAt(timeOfDay(closesAt));
    return {
      timeLabel: before ? t.toOpen : t.toClose,
      phase,
      days: left.days > 0 ? String(left.days) : '',
      clock: clockText(left),
      counting: true,
      timeNote: lost ? t.estimated(at) : `${at} (+08:00)`,
    };
  }
  const suspended = group === 'suspended';
  const extended = extensions > 0 ? t.extended(extensions) : t.notExtended;
  return {
    timeLabel: suspended ? t.toClose : t.closedAt,
    phase,
    days: '',
    clock: suspended ? '—' : timeOfDay(closesAt),
    counting: false,
    timeNote: suspended ? t.statuses.suspended : `${isoDay(closesAt)} (+08:00) ${extended}`,
  };
}

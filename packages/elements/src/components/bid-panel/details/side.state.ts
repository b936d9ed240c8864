import type { Lot } from '@jtop/contract';
import { incrementAt } from '@jtop/rules/auction';
import {
  dayText,
  durationOf,
  moneyFormat,
  moneyText,
  timeOfDay,
  type MoneyFormat,
} from '../../../internal/format.js';
import { clamp } from '../../../internal/text.js';
import type { DetailStrings } from '../../../locales/zh-CN/bid-panel-details.js';
import type { Strings } from '../../../locales/zh-CN.js';
import { priceFormat, type BidPanelFacts } from '../bid-panel.state.js';
import { chartOf } from './chart.js';
import type { SideView } from './side.view.js';

/** Rows that are always there; the whole history opens on demand. */
const FEW = 5;

/** Turns the history, the rules and the time into what the side prints. */
export function sideState(facts: BidPanelFacts, t: Strings, s: DetailStrings): SideView {
  const { lot, bids, expanded, own } = facts;
  const format = priceFormat(lot, t);
  return {
    ...chartView(facts, format, t, s),
    rows: (expanded ? [...bids] : bids.slice(-FEW))
      .reverse()
      .map(({ seq, bidderCode, kind, amountFen, receivedAt }) => ({
        seq,
        code: clamp(bidderCode, 12),
        you: bidderCode === own?.code ? (own?.you ?? '') : '',
        note: kind === 'preemption' ? s.preemption : '',
        amount: format(amountFen).value,
        time: timeOfDay(Date.parse(receivedAt), 12),
      })),
    more: bids.length <= FEW ? '' : expanded ? s.showFew : s.showAll(lot.bidCount),
    rules: rulesView(lot, format, t, s),
  };
}

function chartView(
  { lot, bids, now }: BidPanelFacts,
  format: MoneyFormat,
  t: Strings,
  s: DetailStrings,
): Pick<SideView, 'chart' | 'chartHead' | 'chartLabel' | 'chartKey' | 'levels' | 'times'> {
  const { rules } = lot;
  const opensAt = Date.parse(lot.opensAt);
  const closesAt = Date.parse(lot.closesAt);
  const scheduledCloseAt = Date.parse(rules.scheduledCloseAt);
  // Of a very long history only the end is kept; the chart then begins with what is known.
  const startFen = bids[0] && bids[0].seq > 1 ? bids[0].amountFen : rules.startPriceFen;
  const points = bids.map(({ receivedAt, amountFen }) => ({ at: Date.parse(receivedAt), fen: amountFen }));
  const chart = chartOf(
    { opensAt, closesAt, scheduledCloseAt, startFen, points, now },
    incrementAt(rules, startFen),
  );
  const start = format(startFen);
  return {
    chart,
    chartHead: `${dayText(t, opensAt)} ${start.unit}`,
    chartLabel: s.chartLabel(
      moneyText(start),
      moneyText(format(lot.currentPriceFen ?? startFen)),
      lot.bidCount,
    ),
    chartKey: closesAt > scheduledCloseAt ? s.chartKeyExtended(timeOfDay(scheduledCloseAt, 5)) : s.chartKey,
    levels: chart.levels.map((fen) => format(fen, true).value),
    times: [opensAt, Math.max(closesAt, scheduledCloseAt)].map((at) => timeOfDay(at, 5)),
  };
}

function rulesView(lot: Lot, format: MoneyFormat, t: Strings, s: DetailStrings): SideView['rules'] {
  const { rules } = lot;
  const { windowMs, extendMs, maxExtensions, depositFen } = rules;
  const step = moneyText(format(incrementAt(rules, lot.currentPriceFen ?? rules.startPriceFen)));
  const extension = s.extensionRule(
    t.duration(durationOf(windowMs)),
    t.duration(durationOf(extendMs)),
    rules.extendFrom !== 'end',
    maxExtensions,
  );
  return [
    [t.priceLabels.start ?? '', moneyText(format(rules.startPriceFen))],
    [s.rules.step, 'fen' in rules.increment ? step : s.stepNow(step)],
    [t.deposit, moneyText(moneyFormat(t, depositFen)(depositFen))],
    [s.rules.reserve, s.reserves[lot.hasReserve ? (lot.reserveMet ? 'met' : 'sealed') : 'none']],
    [s.rules.extension, windowMs && extendMs && maxExtensions !== 0 ? extension : s.noExtension],
  ];
}

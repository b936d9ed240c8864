import { moneyText } from '../../../internal/format.js';
import { groupOf } from '../../../internal/lot-group.js';
import type { DetailStrings } from '../../../locales/zh-CN/bid-panel-details.js';
import type { Strings } from '../../../locales/zh-CN.js';
import { priceFormat, type BidPanelFacts } from '../bid-panel.state.js';
import type { WatchView } from './watch.view.js';

/** Turns the lot into what one who only watches can do. */
export function watchState({ lot, href }: BidPanelFacts, t: Strings, d: DetailStrings): WatchView {
  const { nextAmountFen } = lot;
  const group = groupOf(lot.status);
  const running = /before|open|suspended/.test(group);
  const least = nextAmountFen !== undefined && /before|open/.test(group);
  return {
    least: least ? moneyText(priceFormat(lot, t)(nextAmountFen)) : '',
    todo: running ? d.todo : group === 'sold' ? t.todoSold : t.todoUnsold,
    done: running ? 0 : 1,
    href,
  };
}

import type { TemplateResult } from 'lit';
import type { Strings } from '../../../locales/zh-CN.js';
import type { BidPanelFacts } from '../bid-panel.state.js';
import { sideState } from './side.state.js';
import { detailStyles } from './details.styles.js';
import { sideView } from './side.view.js';
import { detailTexts } from './texts.js';
import { watchState } from './watch.state.js';
import { watchView } from './watch.view.js';

/** What the details look like. */
export const styles = detailStyles;

/**
 * What stands below price and time of the bid panel, and beside them: how to take part, chart, history and rules. Price and
 * time do not wait for it, and a page without a panel does not load it.
 */
export function drawDetails(
  facts: BidPanelFacts,
  t: Strings,
  toggle: () => void,
): { readonly act: TemplateResult; readonly side: TemplateResult } {
  const d = detailTexts(t.$code);
  return {
    act: watchView(watchState(facts, t, d), t, d),
    side: sideView(sideState(facts, t, d), d, toggle),
  };
}

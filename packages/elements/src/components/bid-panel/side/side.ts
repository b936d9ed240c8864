import type { TemplateResult } from 'lit';
import type { Strings } from '../../../locales/zh-CN.js';
import type { BidPanelFacts } from '../bid-panel.state.js';
import { sideState } from './side.state.js';
import { sideStyles } from './side.styles.js';
import { sideView } from './side.view.js';
import { sideTexts } from './texts.js';

/** What the side looks like. */
export const styles = sideStyles;

/**
 * The side of the bid panel: chart, history and rules. Price and time do not wait for it; a page without a panel does not load
 * it.
 */
export function drawSide(facts: BidPanelFacts, t: Strings, toggle: () => void): TemplateResult {
  const s = sideTexts(t.$code);
  return sideView(sideState(facts, t, s), s, toggle);
}

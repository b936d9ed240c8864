import { JtopBidPanel } from '../components/bid-panel/bid-panel.js';
import { define } from '../internal/define.js';

define('jtop-bid-panel', JtopBidPanel);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-bid-panel': JtopBidPanel;
  }
}

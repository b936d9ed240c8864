import { JtopDemandCard } from '../components/demand-card/demand-card.js';
import { define } from '../internal/define.js';

define('jtop-demand-card', JtopDemandCard);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-demand-card': JtopDemandCard;
  }
}

import { JtopDemandSubmit } from '../components/demand-submit/demand-submit.js';
import { define } from '../internal/define.js';

define('jtop-demand-submit', JtopDemandSubmit);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-demand-submit': JtopDemandSubmit;
  }
}

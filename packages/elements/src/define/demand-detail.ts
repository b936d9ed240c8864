import { JtopDemandDetail } from '../components/demand-detail/demand-detail.js';
import { define } from '../internal/define.js';

define('jtop-demand-detail', JtopDemandDetail);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-demand-detail': JtopDemandDetail;
  }
}

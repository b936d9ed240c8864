import { JtopConsentSign } from '../components/consent-sign/consent-sign.js';
import { define } from '../internal/define.js';

define('jtop-consent-sign', JtopConsentSign);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-consent-sign': JtopConsentSign;
  }
}

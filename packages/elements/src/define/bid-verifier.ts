import { JtopBidVerifier } from '../components/bid-verifier/bid-verifier.js';
import { define } from '../internal/define.js';

define('jtop-bid-verifier', JtopBidVerifier);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-bid-verifier': JtopBidVerifier;
  }
}

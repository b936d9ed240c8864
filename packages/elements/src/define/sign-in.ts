import { JtopSignIn } from '../components/sign-in/sign-in.js';
import { define } from '../internal/define.js';

define('jtop-sign-in', JtopSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-sign-in': JtopSignIn;
  }
}

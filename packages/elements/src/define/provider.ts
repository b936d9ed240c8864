import { JtopProvider } from '../components/provider/provider.js';
import { define } from '../internal/define.js';

define('jtop-provider', JtopProvider);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-provider': JtopProvider;
  }
}

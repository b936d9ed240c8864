import { JtopCatalogue } from '../components/catalogue/catalogue.js';
import { define } from '../internal/define.js';

define('jtop-catalogue', JtopCatalogue);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-catalogue': JtopCatalogue;
  }
}

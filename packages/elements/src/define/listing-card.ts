import { JtopListingCard } from '../components/listing-card/listing-card.js';
import { define } from '../internal/define.js';

define('jtop-listing-card', JtopListingCard);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-listing-card': JtopListingCard;
  }
}

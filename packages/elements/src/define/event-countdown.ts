import { JtopEventCountdown } from '../components/event-countdown/event-countdown.js';
import { define } from '../internal/define.js';

define('jtop-event-countdown', JtopEventCountdown);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-event-countdown': JtopEventCountdown;
  }
}

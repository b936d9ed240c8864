import { JtopDemandBoard } from '../components/demand-board/demand-board.js';
import { define } from '../internal/define.js';

define('jtop-demand-board', JtopDemandBoard);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-demand-board': JtopDemandBoard;
  }
}

import { JtopMatches } from '../components/matches/matches.js';
import { define } from '../internal/define.js';

define('jtop-matches', JtopMatches);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-matches': JtopMatches;
  }
}

import { parseAmount } from '../components/bid-panel/taking-part/amount-text.js';

/** Ten thousand yuan (万元), in which amounts of the season are typed. */
const WAN_FEN = 1_000_000;
const UNIT = { fen: WAN_FEN, digits: 0 };

/** What was typed in 万元, in fen; undefined where nothing is typed, NaN where it is no amount. */
export function fenOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : parseAmount(text.trim(), UNIT);
}

/** Fen as it is typed: `186`, `30.5`. Exact, since six decimals of 万元 make a fen. */
export function wanOf(fen: number): string {
  const whole = Math.floor(fen / WAN_FEN);
  const rest = String(fen % WAN_FEN)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

import { parseAmount } from '../components/bid-panel/taking-part/amount-text.js';
import { halfWidth, saidOf } from './form-values.js';

/** Ten thousand yuan (万元), in which amounts of the season are typed. */
const WAN_FEN = 1_000_000;
const UNIT = { fen: WAN_FEN, digits: 0 };

/** Marks of thousands stand before three digits each; where one stands elsewhere, it may be meant for a decimal point. */
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;
/** More digits than any amount has. */
const HUGE = /^\d{16,}$/;

/** What was typed in 万元, in fen; undefined where nothing is typed, NaN where it is no amount. Takes the unit behind it, too. */
export function fenOf(text: string): number | undefined {
  const plain = saidOf(halfWidth(text))?.replace(/\s*万元?$/, '');
  if (plain === undefined) return undefined;
  if (plain.includes(',') && !GROUPED.test(plain)) return NaN;
  return HUGE.test(plain) ? Number(plain) * WAN_FEN : parseAmount(plain, UNIT);
}

/** Fen as it is typed: `186`, `30.5`. Exact, since six decimals of 万元 make a fen. */
export function wanOf(fen: number): string {
  const whole = Math.floor(fen / WAN_FEN);
  const rest = String(fen % WAN_FEN)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

import type { MoneyFormat } from '../../../internal/format.js';

/** How amounts are typed: in the unit in which the lot's prices stand. */
export interface AmountUnit {
  /** One of the unit in fen. */
  readonly fen: number;
  /** Decimals that the lot's prices have. */
  readonly digits: number;
}

const WAN_FEN = 1_000_000;
const YUAN_FEN = 100;

/** The unit of a format: 万元 where it writes that, else yuan. */
export function unitOf(format: MoneyFormat, wan: string): AmountUnit {
  const { value, unit } = format(0);
  const digits = /[.,](\d+)$/.exec(value)?.[1]?.length ?? 0;
  return { fen: wan !== '' && unit === wan ? WAN_FEN : YUAN_FEN, digits };
}

/** `43.0`, without thousands marks, so that it can be typed on. An amount finer than the lot's prices shows all of it. */
export function amountText(fen: number, unit: AmountUnit): string {
  const shown = (fen / unit.fen).toFixed(unit.digits);
  return Math.round(Number(shown) * unit.fen) === fen ? shown : String(fen / unit.fen);
}

/** What was typed, in fen; NaN where it is no amount. Takes full-width digits and thousands marks, as people type them. */
export function parseAmount(text: string, unit: AmountUnit): number {
  const plain = text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/．/g, '.')
    .replace(/[\s,，]/g, '');
  const decimals = unit.fen === WAN_FEN ? 6 : 2;
  if (!/^\d{1,15}(\.\d*)?$/.test(plain)) return NaN;
  const [whole = '', part = ''] = plain.split('.');
  if (part.length > decimals) return NaN;
  // Digits are put together as text: 0.07 times 100 is not 7.
  return Number(whole + part.padEnd(decimals, '0'));
}

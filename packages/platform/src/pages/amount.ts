import { formatInstant } from '@jtop/contract';
import { capitalAmount } from '@jtop/rules/numbers';
import type { PageLanguage } from './texts.js';

const YUAN: Readonly<Record<PageLanguage, Intl.NumberFormat>> = {
  'zh-CN': new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { style: 'currency', currency: 'CNY' }),
};

/** An amount as a person reads it, to the fen: nothing is rounded where somebody signs. */
export function amountText(fen: number, language: PageLanguage): string {
  const text = YUAN[language].format(fen / 100);
  return language === 'en' ? text : `${text} 元`;
}

/** The same in capital numerals, as on a contract; Chinese only. */
export function amountInWords(fen: number, language: PageLanguage): string {
  return language === 'en' ? '' : capitalAmount(fen);
}

/** An instant with its day and offset. @param at - epoch milliseconds */
export function instantText(at: number): string {
  return `${formatInstant(at).slice(0, 19).replace('T', ' ')} (+08:00)`;
}

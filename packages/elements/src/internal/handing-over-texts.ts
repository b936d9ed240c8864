import { handingOverEn } from '../locales/en/handing-over.js';
import { handingOverZhCN, type HandingOverStrings } from '../locales/zh-CN/handing-over.js';

const languages = new Map<string, HandingOverStrings>([
  ['zh', handingOverZhCN],
  ['en', handingOverEn],
]);

/** The texts of handing over: those of a locale, else those of the wider language, else Chinese. */
export function handingOverTexts(code: string): HandingOverStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? handingOverZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerHandingOverTexts(code: string, texts: HandingOverStrings): void {
  languages.set(code.toLowerCase(), texts);
}

import { consentSignEn } from '../../locales/en/consent-sign.js';
import { consentSignZhCN, type ConsentSignStrings } from '../../locales/zh-CN/consent-sign.js';

const languages = new Map<string, ConsentSignStrings>([
  ['zh', consentSignZhCN],
  ['en', consentSignEn],
]);

/** The own texts of signing, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function consentSignTexts(code: string): ConsentSignStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? consentSignZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerConsentSignTexts(code: string, texts: ConsentSignStrings): void {
  languages.set(code.toLowerCase(), texts);
}

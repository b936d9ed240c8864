import { demandSubmitEn } from '../../locales/en/demand-submit.js';
import { demandSubmitZhCN, type DemandSubmitStrings } from '../../locales/zh-CN/demand-submit.js';

const languages = new Map<string, DemandSubmitStrings>([
  ['zh', demandSubmitZhCN],
  ['en', demandSubmitEn],
]);

/** The texts of posting a demand, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function demandSubmitTexts(code: string): DemandSubmitStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? demandSubmitZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerDemandSubmitTexts(code: string, texts: DemandSubmitStrings): void {
  languages.set(code.toLowerCase(), texts);
}

import { demandsEn } from '../../locales/en/demands.js';
import { demandsZhCN, type DemandStrings } from '../../locales/zh-CN/demands.js';

const languages = new Map<string, DemandStrings>([
  ['zh', demandsZhCN],
  ['en', demandsEn],
]);

/** The texts of demands, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function demandTexts(code: string): DemandStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? demandsZhCN;
}

/** Makes a language known to all widgets of demands, beside `registerLocale`. */
export function registerDemandTexts(code: string, texts: DemandStrings): void {
  languages.set(code.toLowerCase(), texts);
}

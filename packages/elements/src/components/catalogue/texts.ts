import { catalogueEn } from '../../locales/en/catalogue.js';
import { catalogueZhCN, type CatalogueStrings } from '../../locales/zh-CN/catalogue.js';

const languages = new Map<string, CatalogueStrings>([
  ['zh', catalogueZhCN],
  ['en', catalogueEn],
]);

/** The catalogue's own texts, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function catalogueTexts(code: string): CatalogueStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? catalogueZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerCatalogueTexts(code: string, texts: CatalogueStrings): void {
  languages.set(code.toLowerCase(), texts);
}

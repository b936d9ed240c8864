import { bidPanelDetailsEn } from '../../../locales/en/bid-panel-details.js';
import { bidPanelDetailsZhCN, type DetailStrings } from '../../../locales/zh-CN/bid-panel-details.js';

const languages = new Map<string, DetailStrings>([
  ['zh', bidPanelDetailsZhCN],
  ['en', bidPanelDetailsEn],
]);

/** The texts beside those of a locale: its own, else those of the wider language, else Chinese. */
export function detailTexts(code: string): DetailStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? bidPanelDetailsZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerDetailTexts(code: string, texts: DetailStrings): void {
  languages.set(code.toLowerCase(), texts);
}

import { bidPanelSideEn } from '../../../locales/en/bid-panel-side.js';
import { bidPanelSideZhCN, type SideStrings } from '../../../locales/zh-CN/bid-panel-side.js';

const languages = new Map<string, SideStrings>([
  ['zh', bidPanelSideZhCN],
  ['en', bidPanelSideEn],
]);

/** The texts beside those of a locale: its own, else those of the wider language, else Chinese. */
export function sideTexts(code: string): SideStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? bidPanelSideZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerSideTexts(code: string, texts: SideStrings): void {
  languages.set(code.toLowerCase(), texts);
}

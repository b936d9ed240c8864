import { bidPanelTakingPartEn } from '../../../locales/en/bid-panel-taking-part.js';
import {
  bidPanelTakingPartZhCN,
  type TakingPartStrings,
} from '../../../locales/zh-CN/bid-panel-taking-part.js';

const languages = new Map<string, TakingPartStrings>([
  ['zh', bidPanelTakingPartZhCN],
  ['en', bidPanelTakingPartEn],
]);

/** The texts beside those of a locale: its own, else those of the wider language, else Chinese. */
export function takingPartTexts(code: string): TakingPartStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? bidPanelTakingPartZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerTakingPartTexts(code: string, texts: TakingPartStrings): void {
  languages.set(code.toLowerCase(), texts);
}

import { matchesEn } from '../../locales/en/matches.js';
import { matchesZhCN, type MatchesStrings } from '../../locales/zh-CN/matches.js';

const languages = new Map<string, MatchesStrings>([
  ['zh', matchesZhCN],
  ['en', matchesEn],
]);

/** The own texts of matches, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function matchesTexts(code: string): MatchesStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? matchesZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerMatchesTexts(code: string, texts: MatchesStrings): void {
  languages.set(code.toLowerCase(), texts);
}

import { solutionFormEn } from '../../locales/en/solution-form.js';
import { solutionFormZhCN, type SolutionFormStrings } from '../../locales/zh-CN/solution-form.js';

const languages = new Map<string, SolutionFormStrings>([
  ['zh', solutionFormZhCN],
  ['en', solutionFormEn],
]);

/** The texts of answering a demand, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function solutionFormTexts(code: string): SolutionFormStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? solutionFormZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerSolutionFormTexts(code: string, texts: SolutionFormStrings): void {
  languages.set(code.toLowerCase(), texts);
}

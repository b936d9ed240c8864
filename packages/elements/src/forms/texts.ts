import { formsEn } from '../locales/en/forms.js';
import { formsZhCN, type FormStrings } from '../locales/zh-CN/forms.js';

const languages = new Map<string, FormStrings>([
  ['zh', formsZhCN],
  ['en', formsEn],
]);

/** The texts of all forms, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function formTexts(code: string): FormStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? formsZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerFormTexts(code: string, texts: FormStrings): void {
  languages.set(code.toLowerCase(), texts);
}

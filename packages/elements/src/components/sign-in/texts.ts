import { signInEn } from '../../locales/en/sign-in.js';
import { signInZhCN, type SignInStrings } from '../../locales/zh-CN/sign-in.js';

const languages = new Map<string, SignInStrings>([
  ['zh', signInZhCN],
  ['en', signInEn],
]);

/** The texts of signing in, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function signInTexts(code: string): SignInStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? signInZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerSignInTexts(code: string, texts: SignInStrings): void {
  languages.set(code.toLowerCase(), texts);
}

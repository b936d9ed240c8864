import { bidVerifierEn } from '../../locales/en/bid-verifier.js';
import { bidVerifierZhCN, type BidVerifierStrings } from '../../locales/zh-CN/bid-verifier.js';

const languages = new Map<string, BidVerifierStrings>([
  ['zh', bidVerifierZhCN],
  ['en', bidVerifierEn],
]);

/** The verifier's own texts, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function bidVerifierTexts(code: string): BidVerifierStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? bidVerifierZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerBidVerifierTexts(code: string, texts: BidVerifierStrings): void {
  languages.set(code.toLowerCase(), texts);
}

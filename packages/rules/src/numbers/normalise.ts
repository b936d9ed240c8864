/**
 * Brings a code that a person typed or pasted into one form: compatibility forms folded (NFKC, so full-width digits
 * become plain), spaces and invisible characters dropped, letters in upper case.
 */
export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .toUpperCase();
}

/** Controls, formatting (zero-width, bidirectional overrides), halves of surrogate pairs, variation selectors. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu;

/**
 * The words of a text in the form in which texts are compared, never shown: compatibility forms folded (NFKC, so that
 * full and half width are the same), letters in small, what nobody sees left out. Split at white space only: everything
 * that has a shape, `%`, `.` and emoji included, is searched for as itself.
 */
export function foldedWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .split(/\s+/u)
    .map((word) => word.replace(INVISIBLE, '').replace(/ς/gu, 'σ'))
    .filter(Boolean);
}

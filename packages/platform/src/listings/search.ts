/**
 * Search for Chinese text without a dictionary: a text is stored as its overlapping pairs of characters, in their order.
 *
 * `数据库` becomes `数据 据库`. A GIN index over the pairs finds the rows that have all pairs of the words asked for, also
 * for words of two characters, which trigrams cannot serve; that the pairs stand in a row makes it an exact "contains".
 */

/** What the `search` column holds for a listing. @param texts - Title, number, keywords, supplier, abstract, … */
export function searchColumn(texts: readonly string[]): string {
  return texts.flatMap(wordsOf).map(pairsOf).filter(Boolean).join(' ');
}

/** One word asked for. All words of a query must be found. */
export interface SearchWord {
  /** Pairs that a row must hold; empty for a word of one character, which no index serves. */
  readonly pairs: readonly string[];
  /** A LIKE pattern over ` <search> ` with one space either side, wildcards of the reader's text escaped by `\`. */
  readonly pattern: string;
}

/** Turns a reader's query into what to look for. Empty when the query has nothing but spaces. */
export function searchWords(query: string): SearchWord[] {
  return wordsOf(query).map((word) => {
    const pairs = pairsOf(word);
    const single = [...word].length === 1;
    // A single character is found inside any pair; several must stand as whole pairs, one after another.
    return single
      ? { pairs: [], pattern: `%${escapeLike(word)}%` }
      : { pairs: [...new Set(pairs.split(' '))], pattern: `% ${escapeLike(pairs)} %` };
  });
}

/** Full-width and half-width, capital and small letters count as the same. */
function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
}

/** By code points, so that a rare character outside the basic plane is not cut in two. */
function pairsOf(word: string): string {
  const characters = [...word];
  if (characters.length < 2) return word;
  return characters
    .slice(1)
    .map((character, index) => `${characters[index] ?? ''}${character}`)
    .join(' ');
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/gu, (character) => `\\${character}`);
}

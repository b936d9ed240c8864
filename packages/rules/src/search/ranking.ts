import { normalisePatentNumber } from '../numbers/patent-number.js';
import { foldedWords } from './fold.js';
import { parseSearch, type SearchQuery } from './query.js';

/** What a reader looks for where the best shall come first. */
export interface RankedQuery extends SearchQuery {
  /** What was typed, folded, in one piece. */
  readonly phrase: string;
}

/** Words of one query: who pastes a page is answered by its beginning. */
const MOST_WORDS = 12;

/**
 * Reads a query word by word: `聚乳酸增韧` is looked for as 聚乳酸 and 增韧, which may stand apart.
 * @param cut the words of a text, by whatever segments it; what it gives besides words is passed over
 */
export function readWords(q: string, cut: (text: string) => readonly string[]): RankedQuery {
  const typed = foldedWords(q);
  const phrase = typed.join(' ');
  if (normalisePatentNumber(q) !== undefined) return { ...parseSearch(q), phrase };
  const words = typed.flatMap((word) => {
    const pieces = cut(word).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
    return pieces.length === 0 || /^[a-z0-9.-]+$/u.test(word) ? [word] : pieces;
  });
  return { ...parseSearch(words.slice(0, MOST_WORDS).join(' ')), phrase };
}

/**
 * How well a text that has every word answers: one for each word in its title, and as much again as there are words for
 * the phrase in one piece in it. The platform says the same in SQL.
 * @param text as `searchEntry` gives it, the title first
 * @param titleLength length of the title in code points
 */
export function searchRank(text: string, titleLength: number, { words, phrase }: RankedQuery): number {
  const characters = [...text].slice(0, titleLength).join('');
  const inTitle = words.filter((word) => characters.includes(word)).length;
  return inTitle + (phrase !== '' && characters.includes(phrase) ? words.length : 0);
}

import { normalisePatentNumber } from '../numbers/patent-number.js';
import { foldedWords } from './fold.js';
import { wantedGrams } from './grams.js';

/** What a reader looks for: every word must stand somewhere in the text, in one piece. */
export interface SearchQuery {
  /** Folded words without white space, each once. Empty where the reader asked for nothing. */
  readonly words: readonly string[];
  /** Grams that a text must have, so that an index can find candidates; at most {@link MOST_GRAMS}. */
  readonly grams: readonly string[];
  /** Words that the grams alone do not decide: of a candidate they have to be looked for. */
  readonly unsettled: readonly string[];
}

/** Beyond this the words themselves decide; an index is not asked for the hundred pairs of a pasted paragraph. */
export const MOST_GRAMS = 24;

/**
 * Reads what a reader typed. Any text is taken; a patent number is recognised however it is spelled (`CN`, spaces, no
 * dot, full width) and looked for by its digits, which stand in the application's number and in the patent's.
 */
export function parseSearch(text: string): SearchQuery {
  const number = normalisePatentNumber(text);
  const words = [...new Set(foldedWords(number === undefined ? text : number.replace('ZL', '')))];
  const wanted = words.map((word) => ({ word, grams: wantedGrams(word) }));
  // Long ones first: they are the rarer.
  const grams = [...new Set(wanted.flatMap((each) => each.grams))]
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_GRAMS);
  const kept = new Set(grams);
  const unsettled = wanted
    .filter((each) => each.grams.length > 1 || !each.grams.every((gram) => kept.has(gram)))
    .map(({ word }) => word);
  return { words, grams, unsettled };
}

/** Whether a text, as `searchEntry` gives it, has every word. */
export function matchesSearch(text: string, { words }: SearchQuery): boolean {
  return words.every((word) => text.includes(word));
}

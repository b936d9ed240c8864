import type { Listing } from '@jtop/contract';
import { foldedWords } from './fold.js';
import { eachGram } from './grams.js';

/** What is kept of a text to find it by. */
export interface SearchEntry {
  /** Folded words with one space between them: words asked for are looked for in here. */
  readonly text: string;
  /** Every gram of these words once, in the order of code units. */
  readonly grams: readonly string[];
}

/** Raised by every change of what an entry holds: stored entries of a lower version have to be made again. */
export const SEARCH_VERSION = 2;

/** Keeps what was sent by a careless program from filling an index: in code points, far above any real listing. */
const LONGEST_TEXT = 20_000;

/** What a listing is found by: title, numbers, keywords, classes, supplier, abstract. */
export function listingSearchEntry(
  listing: Pick<Listing, 'title' | 'no' | 'abstract' | 'keywords' | 'ipc'> & {
    readonly rights: readonly { readonly number?: string | undefined }[];
    readonly supplier: { readonly name: string };
  },
): SearchEntry {
  const numbers = listing.rights.flatMap(({ number }) => number ?? []);
  return searchEntry([
    listing.title,
    listing.no,
    ...numbers,
    // People leave the dot before the check digit out.
    ...numbers.filter((number) => number.includes('.')).map((number) => number.replace('.', '')),
    ...listing.keywords,
    ...listing.ipc,
    listing.supplier.name,
    listing.abstract,
  ]);
}

/** The entry of some texts; no word ever reaches from one into the next. */
export function searchEntry(texts: readonly string[]): SearchEntry {
  const whole = texts.flatMap(foldedWords).join(' ');
  const text = whole.length > LONGEST_TEXT ? [...whole].slice(0, LONGEST_TEXT).join('') : whole;
  const grams = new Set<string>();
  for (const word of text.split(' ')) eachGram(word, (gram) => grams.add(gram));
  return { text, grams: [...grams].sort() };
}

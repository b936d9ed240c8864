import type { Listing } from '@jtop/contract';
import { listingSearchEntry, SEARCH_VERSION } from '@jtop/rules/search';
import { listingTerms, type TermColumns } from '../matching/term-columns.js';

/** What a listing's row holds to be found by. Whoever writes title, numbers or abstract of a row writes these too. */
export interface SearchColumns extends TermColumns {
  /** Folded words, one space between them. */
  readonly search: string;
  readonly search_grams: string[];
  readonly search_version: number;
}

/** Computed by the program when a row is written; as an expression in the database it is ten times slower. */
export function searchColumns(doc: Listing): SearchColumns {
  const { text, grams } = listingSearchEntry(doc);
  return { search: text, search_grams: [...grams], search_version: SEARCH_VERSION, ...listingTerms(doc) };
}

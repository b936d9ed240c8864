/** Search of Chinese and Latin text without a dictionary: by grams that an index holds, and the words themselves. */
export { listingSearchEntry, searchEntry, SEARCH_VERSION, type SearchEntry } from './entry.js';
export { foldedWords } from './fold.js';
export { storedGrams, wantedGrams } from './grams.js';
export { markWords, snippetOf, type Marked, type TextMark } from './marks.js';
export { readWords, searchRank, type RankedQuery } from './ranking.js';
export { matchesSearch, MOST_GRAMS, parseSearch, type SearchQuery } from './query.js';

import { parseSearch, type SearchQuery } from '@jtop/rules/search';

/** What a list is searched for. Of words with nothing to be seen in them nothing is asked. */
export function searchOf(q: string | undefined): SearchQuery | undefined {
  const search = q === undefined ? undefined : parseSearch(q);
  return search?.words.length === 0 ? undefined : search;
}

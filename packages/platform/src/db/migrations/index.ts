import type { Migration } from 'kysely';
import * as firstLight from './0001-first-light.js';
import * as searchGrams from './0020-search-grams.js';

/** All migrations by name; they run in the order of their names. A published one is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-light': firstLight,
  '0020-search-grams': searchGrams,
};

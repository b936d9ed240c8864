import type { Migration } from 'kysely';
import * as firstLight from './0001-first-light.js';
import * as people from './0002-people-and-hand-offs.js';
import * as searchGrams from './0020-search-grams.js';
import * as handoffClaims from './0021-hand-off-claims.js';
import * as demandsAndBoards from './0030-demands-and-boards.js';
import * as documents from './0031-documents.js';
import * as imports from './0032-imports.js';
import * as solutionsAndConsents from './0033-solutions-and-consents.js';
import * as matching from './0034-matching.js';
import * as handoffMatches from './0035-hand-off-matches.js';
import * as handoffsOfSolutions from './0035-hand-offs-of-solutions.js';
import * as demandsInBulk from './0036-demands-in-bulk.js';
import * as consentTexts from './0040-consent-texts.js';

/** All migrations by name; they run in the order of their names. A published one is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-light': firstLight,
  '0002-people-and-hand-offs': people,
  '0020-search-grams': searchGrams,
  '0021-hand-off-claims': handoffClaims,
  '0030-demands-and-boards': demandsAndBoards,
  '0031-documents': documents,
  '0032-imports': imports,
  '0033-solutions-and-consents': solutionsAndConsents,
  '0034-matching': matching,
  '0035-hand-off-matches': handoffMatches,
  '0035-hand-offs-of-solutions': handoffsOfSolutions,
  '0036-demands-in-bulk': demandsInBulk,
  '0040-consent-texts': consentTexts,
};

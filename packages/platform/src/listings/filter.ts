import type { SearchQuery } from '@jtop/rules/search';
import { sql, type RawBuilder } from 'kysely';

/** Which listings are asked for; what is undefined does not matter. */
export interface ListingFilter {
  readonly statuses: readonly string[];
  readonly fields?: readonly string[] | undefined;
  readonly cities?: readonly string[] | undefined;
  readonly modes?: readonly string[] | undefined;
  readonly payLater?: boolean | undefined;
  readonly starred?: boolean | undefined;
  readonly priceMinFen?: number | undefined;
  readonly priceMaxFen?: number | undefined;
  readonly seasonId?: string | undefined;
  readonly search?: SearchQuery | undefined;
}

/** The conditions of a filter, without those of its search. */
export function conditionsOf(filter: ListingFilter): RawBuilder<boolean>[] {
  const { fields, cities, modes, payLater, starred, priceMinFen, priceMaxFen, seasonId } = filter;
  const conditions = [sql<boolean>`status in (${sql.join([...filter.statuses])})`];
  const add = (condition: RawBuilder<boolean>): unknown => conditions.push(condition);
  if (fields !== undefined) add(sql`fields && ${[...fields]}::text[]`);
  if (modes !== undefined) add(sql`modes && ${[...modes]}::text[]`);
  if (cities !== undefined) add(sql`city in (${sql.join([...cities])})`);
  if (payLater !== undefined) add(sql`pay_later = ${payLater}`);
  if (starred !== undefined) add(sql`starred = ${starred}`);
  if (priceMinFen !== undefined) add(sql`price_fen >= ${priceMinFen}`);
  if (priceMaxFen !== undefined) add(sql`price_fen <= ${priceMaxFen}`);
  if (seasonId !== undefined) add(sql`season_id = ${seasonId}`);
  return conditions;
}

/** A table with what its rows are found by. */
export interface SearchIndex {
  /** What is selected from, with its name. */
  readonly table: RawBuilder<unknown>;
  /** Column of the folded words. */
  readonly text: string;
  /** Column of their grams. */
  readonly grams: string;
}

export const LISTINGS: SearchIndex = {
  table: sql.table('listings'),
  text: 'search',
  grams: 'search_grams',
};

/** That a row has every word, by looking into its text: exact, and quick where few rows are looked at. */
export function hasWords({ words }: SearchQuery, { text } = LISTINGS): RawBuilder<boolean>[] {
  return words.map((word) => hasWord(word, text));
}

/**
 * That a row has every word, by the index of grams, and by looking where those do not settle it.
 *
 * The array is a subquery on purpose: so the planner does not see it, takes it for rare, and uses the index. By its
 * statistics it may think that several common grams stand together in many rows and read the whole table for none.
 */
export function hasGrams(
  { grams, unsettled }: SearchQuery,
  { text, grams: column } = LISTINGS,
): RawBuilder<boolean>[] {
  return [
    sql<boolean>`${sql.ref(column)} @> (select ${[...grams]}::text[])`,
    ...unsettled.map((word) => hasWord(word, text)),
  ];
}

/** A substring test without wildcards, so that nothing of what a reader typed has a meaning of its own. */
function hasWord(word: string, column: string): RawBuilder<boolean> {
  return sql<boolean>`strpos(${sql.ref(column)}, ${word}) > 0`;
}

/** Joined by AND. */
export function every(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.join([...conditions], sql` and `)}`;
}

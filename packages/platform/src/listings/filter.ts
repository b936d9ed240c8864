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

/** That a row has every word, by looking into its text: exact, and quick where few rows are looked at. */
export function hasWords({ words }: SearchQuery): RawBuilder<boolean>[] {
  return words.map(hasWord);
}

/**
 * That a row has every word, by the index of grams, and by looking where those do not settle it.
 *
 * The array is a subquery on purpose: so the planner does not see it, takes it for rare, and uses the index. By its
 * statistics it may think that several common grams stand together in many rows and read the whole table for none.
 */
export function hasGrams({ grams, unsettled }: SearchQuery): RawBuilder<boolean>[] {
  return [sql<boolean>`search_grams @> (select ${[...grams]}::text[])`, ...unsettled.map(hasWord)];
}

/** A substring test without wildcards, so that nothing of what a reader typed has a meaning of its own. */
function hasWord(word: string): RawBuilder<boolean> {
  return sql<boolean>`strpos(search, ${word}) > 0`;
}

/** Joined by AND. */
export function every(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.join([...conditions], sql` and `)}`;
}

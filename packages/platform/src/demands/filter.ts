import type { SearchQuery } from '@jtop/rules/search';
import { sql, type RawBuilder } from 'kysely';
import type { SearchIndex } from '../listings/filter.js';

/** Which demands are asked for; what is undefined does not matter. */
export interface DemandFilter {
  /** Who asks: the public is only ever answered by what it is shown. */
  readonly sees: 'public' | 'all';
  readonly statuses?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly cities?: readonly string[] | undefined;
  readonly tracks?: readonly string[] | undefined;
  readonly purposes?: readonly string[] | undefined;
  readonly bands?: readonly string[] | undefined;
  readonly hot?: boolean | undefined;
  readonly boardId?: string | undefined;
  readonly specialId?: string | undefined;
  readonly seasonId?: string | undefined;
  readonly search?: SearchQuery | undefined;
}

/** So many are enough to hide among; further nobody counts. Literal: the planner is to see it. */
const ENOUGH = sql.lit(5);

/**
 * The demands with what their view depends on besides themselves: how many public ones share city, field and band with
 * each. Selected from in the place of the table.
 */
export const DEMANDS = sql`(select d.*, (select count(*)::int from (
    select from demands same where same.is_public and same.anonymity_key = d.anonymity_key limit ${ENOUGH}
  ) few) as alike from demands d) demands`;

/** Of one demand by its key, itself included where it is public. */
export const INDEXES: Readonly<Record<DemandFilter['sees'], SearchIndex>> = {
  public: { table: DEMANDS, text: 'public_search', grams: 'public_search_grams' },
  all: { table: DEMANDS, text: 'search', grams: 'search_grams' },
};

/** The city as the public is shown it: the province where too few are alike (§6.11), nothing where it is held back. */
export const SHOWN_CITY = sql<string>`(case when names_company or alike >= ${ENOUGH} then shown_city
  else left(shown_city, 2) || '0000' end)`;

/** The conditions of a filter, without those of its search. */
export function conditionsOf(filter: DemandFilter): RawBuilder<boolean>[] {
  const isAll = filter.sees === 'all';
  const conditions: RawBuilder<boolean>[] = isAll ? [] : [sql<boolean>`is_public`];
  const oneOf = (column: RawBuilder<unknown>, values: readonly string[] | undefined): void => {
    if (values !== undefined) conditions.push(sql<boolean>`${column} in (${sql.join([...values])})`);
  };
  oneOf(sql.ref('status'), filter.statuses);
  oneOf(sql.ref('field'), filter.fields);
  oneOf(sql.ref('track'), filter.tracks);
  oneOf(sql.ref(isAll ? 'purpose' : 'shown_purpose'), filter.purposes);
  oneOf(sql.ref(isAll ? 'budget_band' : 'shown_band'), filter.bands);
  oneOf(sql.ref('season_id'), filter.seasonId === undefined ? undefined : [filter.seasonId]);
  oneOf(
    sql.ref(isAll ? 'special_id' : 'shown_special'),
    filter.specialId === undefined ? undefined : [filter.specialId],
  );
  const { cities, hot, boardId } = filter;
  if (cities !== undefined && isAll) {
    const places = sql.join([...cities]);
    conditions.push(sql<boolean>`(adcode in (${places}) or left(adcode, 4) || '00' in (${places}))`);
  } else oneOf(SHOWN_CITY, cities);
  if (hot !== undefined) conditions.push(sql<boolean>`(hot_at is not null) = ${hot}`);
  if (boardId !== undefined) conditions.push(sql<boolean>`board_ids @> array[${boardId}::uuid]`);
  return conditions;
}

import { parseInstant, type Demand, type DemandsListQuery } from '@jtop/contract';
import { cityOf } from '@jtop/rules/disclosure';
import { matchesSearch, parseSearch, searchEntry } from '@jtop/rules/search';
import { byKeys, type Key } from '../paging.js';
import { bandOfView } from './view.js';

const hasAny = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined || (value !== undefined && wanted.includes(value));

/** Whether a view of a demand is what is looked for. Only what it shows counts: no filter may tell what is hidden. */
export function matchesDemand(demand: Demand, query: DemandsListQuery): boolean {
  return (
    hasAny(query.field, demand.field) &&
    (hasAny(query.city, demand.adcode) || hasAny(query.city, cityOf(demand.adcode ?? ''))) &&
    hasAny(query.track, demand.track) &&
    hasAny(query.purpose, demand.purpose) &&
    hasAny(query.budgetBand, bandOfView(demand)) &&
    hasAny(query.status, demand.status) &&
    (query.hot ?? demand.hot !== undefined) === (demand.hot !== undefined) &&
    (query.boardId === undefined || demand.boardIds.includes(query.boardId.toLowerCase())) &&
    (query.specialId ?? demand.specialId) === demand.specialId &&
    (query.seasonId ?? demand.seasonId) === demand.seasonId &&
    (query.q === undefined || matchesSearch(searchText(demand), parseSearch(query.q)))
  );
}

const searchText = (demand: Demand): string =>
  searchEntry([
    demand.title,
    demand.no,
    ...(demand.keywords ?? []),
    ...(demand.ipc ?? []),
    demand.company?.name ?? '',
    demand.summary ?? '',
    demand.problem ?? '',
  ]).text;

/** Sort keys; demands without a deadline come last in both directions. */
export function demandKeys(sort: string): {
  keyOf: (demand: Demand) => Key;
  compare: (a: Key, b: Key) => number;
} {
  const down = sort.startsWith('-');
  const name = sort.replace('-', '');
  const value = ({ no, deadline, publishedAt, createdAt }: Demand): string | number => {
    if (name === 'no') return no;
    if (name === 'publishedAt') return parseInstant(publishedAt ?? createdAt);
    if (deadline === undefined) return down ? -1 : Number.MAX_SAFE_INTEGER;
    return parseInstant(deadline);
  };
  return { keyOf: (demand: Demand) => [value(demand), demand.id], compare: byKeys(down) };
}

import { MATCH_SIDES, MATCH_STATUSES, type Match } from '@jtop/contract';
import type { MatchesStrings } from '../../locales/zh-CN/matches.js';
import type { MatchesQuery } from '../../stores/matches-store.js';
import { isOpen } from './matches.state.js';
import type { MatchFilter } from './matches.view.js';

/** Of one's own: `open` stands for all that nobody has answered. */
const OWN_STATUSES = ['open', 'accepted', 'declined'] as const;

/** The filters that a page fixes; values that there are not count for nothing. */
export function fixedQuery(
  side: string | null | undefined,
  status: string | null | undefined,
  own: boolean,
): MatchesQuery {
  const among = (value: string | null | undefined, all: readonly string[]): string | undefined =>
    (value ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => all.includes(one))
      .join(',') || undefined;
  return {
    side: among(side, MATCH_SIDES),
    status: among(status, own ? [...MATCH_STATUSES, 'open'] : MATCH_STATUSES),
  };
}

/** The own matches that are chosen. */
export function chosenOf(items: readonly Match[], { side, status }: MatchesQuery): Match[] {
  const sides = side?.split(',');
  const statuses = status?.split(',');
  return items.filter(
    (match) =>
      (sides?.includes(match.counterpart.type) ?? true) &&
      (statuses?.some((one) => (one === 'open' ? isOpen(match) : one === match.status)) ?? true),
  );
}

/** A filter is there where it would tell something apart, and is not fixed. */
export function filtersOf(
  items: readonly Match[],
  fixed: MatchesQuery,
  chosen: MatchesQuery,
  own: boolean,
  p: MatchesStrings,
): MatchFilter[] {
  const statusOf = (match: Match): string => (own && isOpen(match) ? 'open' : match.status);
  const several = (values: readonly string[]): boolean => new Set(values).size > 1;
  const all = ['', p.all] as const;
  const filters: MatchFilter[] = [];
  if (
    fixed.side === undefined &&
    (chosen.side !== undefined || several(items.map(({ counterpart }) => counterpart.type)))
  ) {
    const choices = MATCH_SIDES.map((side) => [side, p.kinds[side] ?? side] as const);
    filters.push({
      name: 'side',
      label: p.filters.side,
      chosen: chosen.side ?? '',
      choices: [all, ...choices],
    });
  }
  if (fixed.status === undefined && (chosen.status !== undefined || several(items.map(statusOf)))) {
    const choices = (own ? OWN_STATUSES : MATCH_STATUSES).map(
      (status) => [status, status === 'open' ? p.open : (p.statuses[status] ?? status)] as const,
    );
    filters.push({
      name: 'status',
      label: p.filters.status,
      chosen: chosen.status ?? '',
      choices: [all, ...choices],
    });
  }
  return filters;
}

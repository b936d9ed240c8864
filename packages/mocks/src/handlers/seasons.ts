import { formatInstant, parseInstant, type Season } from '@jtop/contract';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, type MockContext, type MockHandlers } from './context.js';

type Ids = 'seasons.list' | 'seasons.retrieve';

/** Seasons, newest first. */
export function seasonHandlers({
  store,
  clock,
}: Pick<MockContext, 'store' | 'clock'>): Pick<MockHandlers, Ids> {
  /** By the clock, whatever was true when it was stored. */
  const current = (season: Season): Season => {
    const now = clock.now();
    const ended = now > parseInstant(season.endsAt);
    return {
      ...season,
      status: now < parseInstant(season.startsAt) ? 'planned' : ended ? 'ended' : 'running',
    };
  };
  return {
    'seasons.list': ({ query }) => {
      const order = byKeys(true);
      const keyOf = ({ year, id }: Season) => [year, id];
      const found = [...store.seasons.values()]
        .filter(({ year }) => (query.year ?? year) === year)
        .filter(({ kind }) => query.kind?.some((wanted) => wanted === kind) ?? true)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('seasons.list', query), keyOf, order);
      const asOf = formatInstant(clock.now());
      return { body: { ...page, items: page.items.map(current), total: found.length, asOf } };
    },
    'seasons.retrieve': ({ params }) => ({ body: current(known(store.seasons, params.id)) }),
  };
}

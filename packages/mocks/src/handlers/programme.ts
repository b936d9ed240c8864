import { formatInstant, parseInstant, type Season } from '@jtop/contract';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, type MockContext, type MockHandlers } from './context.js';

type Ids =
  | 'seasons.list'
  | 'seasons.retrieve'
  | 'specials.list'
  | 'specials.retrieve'
  | 'organizations.list'
  | 'organizations.retrieve';

/** Seasons, their specials, and the bodies that take part. */
export function programmeHandlers({ store, clock }: MockContext): Pick<MockHandlers, Ids> {
  const asOf = () => ({ asOf: formatInstant(clock.now()) });
  const current = (season: Season): Season => {
    const now = clock.now();
    const status =
      now < parseInstant(season.startsAt)
        ? 'planned'
        : now > parseInstant(season.endsAt)
          ? 'ended'
          : 'running';
    return { ...season, status };
  };
  return {
    'seasons.list': ({ query }) => {
      const order = byKeys(true);
      const keyOf = ({ year, id }: Season) => [year, id];
      const found = [...store.seasons.values()]
        .filter(
          ({ year, kind }) =>
            (query.year ?? year) === year && (query.kind?.some((wanted) => wanted === kind) ?? true),
        )
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('seasons.list', query), keyOf, order);
      return { body: { ...page, items: page.items.map(current), total: found.length, ...asOf() } };
    },
    'seasons.retrieve': ({ params }) => ({ body: current(known(store.seasons, params.id)) }),

    'specials.list': ({ query }) => {
      const order = (a: readonly (string | number)[], b: readonly (string | number)[]) =>
        Number(b[0]) - Number(a[0]) || byKeys()(a.slice(1), b.slice(1));
      const keyOf = ({ year, no, id }: { year: number; no: number; id: string }) => [year, no, id];
      const found = [...store.specials.values()]
        .filter(
          ({ year, seasonId }) => (query.year ?? year) === year && (query.seasonId ?? seasonId) === seasonId,
        )
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('specials.list', query), keyOf, order);
      return { body: { ...page, total: found.length, ...asOf() } };
    },
    'specials.retrieve': ({ params }) => ({ body: known(store.specials, params.id) }),

    'organizations.list': ({ query }) => {
      const order = byKeys();
      const keyOf = ({ name, id }: { name: string; id: string }) => [name, id];
      const found = [...store.organizations.values()]
        .filter(({ roles }) => query.role?.some((role) => roles.some((other) => other === role)) ?? true)
        .filter(({ kind }) => query.kind?.some((wanted) => wanted === kind) ?? true)
        .filter(({ adcode }) => query.city?.includes(adcode) ?? true)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('organizations.list', query), keyOf, order);
      return { body: { ...page, total: found.length, ...asOf() } };
    },
    'organizations.retrieve': ({ params }) => ({ body: known(store.organizations, params.id) }),
  };
}

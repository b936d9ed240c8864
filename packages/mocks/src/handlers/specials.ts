import { formatInstant, type Special } from '@jtop/contract';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, type MockContext, type MockHandlers } from './context.js';

type Ids = 'specials.list' | 'specials.retrieve';

/** Specials with their sessions, those of the newest year first. */
export function specialHandlers({
  store,
  clock,
}: Pick<MockContext, 'store' | 'clock'>): Pick<MockHandlers, Ids> {
  return {
    'specials.list': ({ query }) => {
      const order = byKeys();
      // The year falls while the number rises: counted from beyond all years, both rise.
      const keyOf = ({ year, no, id }: Special) => [10_000 - year, no, id];
      const found = [...store.specials.values()]
        .filter(({ year }) => (query.year ?? year) === year)
        .filter(({ seasonId }) => (query.seasonId ?? seasonId) === seasonId)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('specials.list', query), keyOf, order);
      return { body: { ...page, total: found.length, asOf: formatInstant(clock.now()) } };
    },
    'specials.retrieve': ({ params }) => ({ body: known(store.specials, params.id) }),
  };
}

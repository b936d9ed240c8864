import { formatInstant, type Organization } from '@jtop/contract';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, type MockContext, type MockHandlers } from './context.js';

type Ids = 'organizations.list' | 'organizations.retrieve';

/** The bodies that take part, by name. */
export function organizationHandlers({
  store,
  clock,
}: Pick<MockContext, 'store' | 'clock'>): Pick<MockHandlers, Ids> {
  return {
    'organizations.list': ({ query }) => {
      const order = byKeys();
      const keyOf = ({ name, id }: Organization) => [name, id];
      const found = [...store.organizations.values()]
        .filter(({ roles }) => query.role?.some((role) => roles.some((other) => other === role)) ?? true)
        .filter(({ kind }) => query.kind?.some((wanted) => wanted === kind) ?? true)
        .filter(({ adcode }) => query.city?.includes(adcode) ?? true)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('organizations.list', query), keyOf, order);
      return { body: { ...page, total: found.length, asOf: formatInstant(clock.now()) } };
    },
    'organizations.retrieve': ({ params }) => ({ body: known(store.organizations, params.id) }),
  };
}

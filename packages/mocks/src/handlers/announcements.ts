import { formatInstant, parseInstant, type Announcement } from '@jtop/contract';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, type MockContext, type MockHandlers } from './context.js';

type Ids = 'announcements.list' | 'announcements.retrieve';

/** What was announced, newest first. */
export function announcementHandlers({ store, clock }: MockContext): Pick<MockHandlers, Ids> {
  return {
    'announcements.list': ({ query }) => {
      const order = byKeys(true);
      const keyOf = ({ publishedAt, id }: Announcement) => [parseInstant(publishedAt), id];
      const found = [...store.announcements.values()]
        .filter(({ kind }) => query.kind?.some((wanted) => wanted === kind) ?? true)
        .filter(({ lotIds }) => query.lotId === undefined || lotIds.includes(query.lotId))
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('announcements.list', query), keyOf, order);
      return { body: { ...page, asOf: formatInstant(clock.now()) } };
    },
    'announcements.retrieve': ({ params }) => ({ body: known(store.announcements, params.id) }),
  };
}

import { formatInstant } from '@jtop/contract';
import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { isId, pathId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { findAnnouncement, listAnnouncements } from './repository.js';
import { announcementEntity } from './service.js';

const DEFAULT_LIMIT = 20;

type AnnouncementHandlers = Pick<Handlers<Viewer>, 'announcements.list' | 'announcements.retrieve'>;

/** Public reads of what was announced. */
export function announcementHandlers({ db, clock }: Pick<Platform, 'db' | 'clock'>): AnnouncementHandlers {
  return {
    'announcements.list': async ({ query }) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const scope = cursorScope('announcements.list', { ...query });
      const after = query.cursor === undefined ? undefined : position(query.cursor, scope);
      const asOf = formatInstant(clock.now());
      if (query.lotId !== undefined && !isId(query.lotId)) return { body: { items: [], asOf } };
      const rows = await listAnnouncements(db, query, after, limit + 1);
      const page = pageOf(rows, limit, scope, (row) => [row.published_at, row.id]);
      const { nextCursor } = page;
      const items = page.rows.map(announcementEntity);
      return { body: { items, ...(nextCursor === undefined ? {} : { nextCursor }), asOf } };
    },

    'announcements.retrieve': async ({ params }) => {
      const row = await findAnnouncement(db, pathId(params.id));
      if (row === undefined) throw new ProblemError('not_found');
      return { body: announcementEntity(row) };
    },
  };
}

function position(cursor: string, scope: string): { publishedAt: number; id: string } {
  const [publishedAt, id] = decodeCursor(cursor, scope);
  if (typeof publishedAt !== 'number' || typeof id !== 'string' || !isId(id)) throw invalidCursor();
  return { publishedAt, id };
}

import { formatInstant } from '@jtop/contract';
import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { isId, pathId } from '../lots/ids.js';
import { operatorCall } from '../lots/calls.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { findSession, listSessions } from './repository.js';
import { createSession, sessionEntity } from './service.js';

const DEFAULT_LIMIT = 20;

type SessionHandlers = Pick<Handlers<Viewer>, 'sessions.list' | 'sessions.retrieve' | 'sessions.create'>;

/** Bidding sessions: reads for everybody, opening one for the operator. */
export function sessionHandlers(platform: Pick<Platform, 'db' | 'clock'>): SessionHandlers {
  const { db, clock } = platform;
  return {
    'sessions.list': async ({ query }) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const scope = cursorScope('sessions.list', { ...query });
      const after = query.cursor === undefined ? undefined : position(query.cursor, scope);
      const asOf = formatInstant(clock.now());
      const rows = await listSessions(db, query, after, limit + 1);
      const { rows: shown, nextCursor } = pageOf(rows, limit, scope, (row) => [row.opens_at, row.id]);
      const items = shown.map(sessionEntity);
      return { body: { items, ...(nextCursor === undefined ? {} : { nextCursor }), asOf } };
    },

    'sessions.retrieve': async ({ params }) => {
      const row = await findSession(db, pathId(params.id));
      if (row === undefined) throw new ProblemError('not_found');
      return { body: sessionEntity(row) };
    },

    'sessions.create': async (call) => {
      const { status, body } = await createSession(platform, operatorCall(call), call.body);
      return { status, body, headers: { location: `/v1/sessions/${body.id}` } };
    },
  };
}

function position(cursor: string, scope: string): { opensAt: number; id: string } {
  const [opensAt, id] = decodeCursor(cursor, scope);
  if (typeof opensAt !== 'number' || typeof id !== 'string' || !isId(id)) throw invalidCursor();
  return { opensAt, id };
}

import { formatInstant } from '@jtop/contract';
import type { Handlers } from '@jtop/contract/binding';
import { ProblemError } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { partyOf } from '../lots/access.js';
import { isId } from '../lots/ids.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import { registrationEntity } from '../registrations/entity.js';
import { listRegistrationsOf } from '../registrations/repository.js';
import type { Viewer } from './viewer.js';

const DEFAULT_LIMIT = 20;

type IdentityHandlers = Pick<Handlers<Viewer>, 'me.retrieve' | 'me.registrations.list' | 'jwks.retrieve'>;

/** Who the caller is, what the party takes part in, and the public keys of receipts. */
export function identityHandlers({
  keys,
  db,
  clock,
}: Pick<Platform, 'keys' | 'db' | 'clock'>): IdentityHandlers {
  return {
    'me.retrieve': ({ ctx: viewer }) => {
      if (viewer.partyId === undefined) throw new ProblemError('auth.required');
      return {
        body: {
          partyId: viewer.partyId,
          displayName: viewer.displayName ?? viewer.partyId,
          roles: [...viewer.roles],
          scopes: [...viewer.scopes],
        },
      };
    },
    'me.registrations.list': async ({ ctx: viewer, query }) => {
      const partyId = partyOf(viewer);
      const lotId = query.lotId?.toLowerCase() ?? viewer.limits?.lotId;
      const { limit = DEFAULT_LIMIT, cursor } = query;
      const scope = cursorScope('me.registrations.list', { ...query, partyId });
      const before = cursor === undefined ? undefined : decodeCursor(cursor, scope)[0];
      if (before !== undefined && (typeof before !== 'string' || !isId(before))) throw invalidCursor();
      const hidden = viewer.limits !== undefined && lotId !== viewer.limits.lotId;
      const rows =
        hidden || (lotId !== undefined && !isId(lotId))
          ? []
          : await listRegistrationsOf(db, partyId, { lotId, before }, limit + 1);
      const { rows: shown, nextCursor } = pageOf(rows, limit, scope, (row) => [row.id]);
      const asOf = formatInstant(clock.now());
      return {
        body: {
          items: shown.map(registrationEntity),
          ...(nextCursor === undefined ? {} : { nextCursor }),
          asOf,
        },
      };
    },
    'jwks.retrieve': () => ({ body: keys.receiptJwks() }),
  };
}
